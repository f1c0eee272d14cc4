// A browser whose every step is scheduled: tabs that run the real queue over one store, one lock and one API. What a step
// is: a transaction, a grant of the lock, a request, an answer, a token, a timer. Who acts is known by the context of the call.

import { AsyncLocalStorage } from 'node:async_hooks'
import type fc from 'fast-check'
import { vi } from 'vitest'
import { connectDelivery, type ConnectedDelivery } from '../../../components/delivery/connect-delivery.ts'
import type { TrackedEvent } from '../../../components/delivery/types.ts'
import { createModelApi, type ModelApi } from './model-api.ts'
import { createModelStore, type ModelStore, type Removal } from './model-store.ts'

export const API = 'https://api.example'

/** One page. What it awaits once it is dead never comes. */
export interface Tab {
  isDead: boolean
  died: Promise<void>
  die(): void
  delivery: ConnectedDelivery
  listeners: Map<string, (() => void)[]>
  /** sessionStorage. */
  visit: Map<string, string>
}

export interface ModelBrowser {
  api: ModelApi
  store: ModelStore
  /** Living ones. */
  tabs: Tab[]
  /** Who is signed in at the site. */
  user: string | null
  openTab(): Tab
  track(tab: Tab, event: TrackedEvent): Promise<void>
  fire(tab: Tab, name: string): void
  crash(tab: Tab): void
  optOut(tab: Tab): Promise<void>
  /** The site signs somebody in or out: every living page says so to the kit. */
  signIn(user: string | null): void
  /** Moves the clock, and does what is due. */
  advance(ms: number): void
}

const context = new AsyncLocalStorage<Tab>()
const NEVER = new Promise<never>(() => undefined)
/** The present browser, for the store that stands in for the module of the same promise. */
export let browser: ModelBrowser

export function createModelBrowser(scheduler: fc.Scheduler, removal: Removal): ModelBrowser {
  const timers = new Map<number, { atMs: number; run: () => void }>()
  const kept = new Map<string, string>()
  let nowMs = Date.UTC(2026, 0, 1)
  let lastTimer = 0
  let lockTail = Promise.resolve()

  /** The next step of whoever calls; never for the dead. */
  async function step(label: string): Promise<void> {
    const tab = context.getStore()
    await scheduler.schedule(Promise.resolve(), label)
    if (tab?.isDead) await NEVER
  }

  const api = createModelApi()
  const store = createModelStore({
    removal,
    schedule: (label) => scheduler.schedule(Promise.resolve(), label),
    isDead: () => context.getStore()?.isDead ?? false,
  })

  async function request(act: () => Promise<void>): Promise<void> {
    const tab = context.getStore()
    const turn = lockTail.then(async () => {
      if (tab?.isDead) return
      await scheduler.schedule(Promise.resolve(), 'lock')
      // A dead tab lets go of its lock.
      if (!tab?.isDead) await Promise.race([act(), tab?.died])
    })
    lockTail = turn.catch(() => undefined)
    await turn
    if (tab?.isDead) await NEVER
  }

  async function fetch(url: string, init: { body: string; signal?: AbortSignal }): Promise<Response> {
    await step('request')
    init.signal?.throwIfAborted()
    const served = api.serve(new URL(url).pathname, init.body, nowMs)
    await step('answer')
    init.signal?.throwIfAborted()
    if (served === undefined) throw new TypeError('Failed to fetch')
    return served
  }

  const toStorage = (map: () => Map<string, string>) => ({
    getItem: (key: string) => map().get(key) ?? null,
    setItem: (key: string, value: string) => void map().set(key, value),
    removeItem: (key: string) => void map().delete(key),
  })
  const listen = (name: string, act: () => void): void => {
    const listeners = context.getStore()?.listeners
    listeners?.set(name, [...(listeners.get(name) ?? []), AsyncLocalStorage.bind(act)])
  }
  vi.stubGlobal('navigator', { locks: { request: (_: string, act: () => Promise<void>) => request(act) } })
  vi.stubGlobal('document', { hidden: false, baseURI: API, addEventListener: listen })
  vi.stubGlobal('addEventListener', listen)
  vi.stubGlobal(
    'localStorage',
    toStorage(() => kept),
  )
  vi.stubGlobal(
    'sessionStorage',
    toStorage(() => context.getStore()?.visit ?? kept),
  )
  vi.stubGlobal('fetch', fetch)
  vi.stubGlobal('setTimeout', (act: () => void, ms: number) => {
    timers.set((lastTimer += 1), { atMs: nowMs + ms, run: AsyncLocalStorage.bind(act) })
    return lastTimer
  })
  vi.stubGlobal('clearTimeout', (timer: number) => void timers.delete(timer))
  vi.spyOn(Date, 'now').mockImplementation(() => nowMs)

  const model: ModelBrowser = {
    api,
    store,
    tabs: [],
    user: null,
    openTab() {
      let die = (): void => undefined
      const died = new Promise<void>((resolve) => (die = resolve))
      const opening = { isDead: false, died, die, listeners: new Map(), visit: new Map() }
      // The context is the tab itself, so that whatever it begins knows whether it still lives.
      const tab: Tab = Object.assign(opening, { delivery: undefined as unknown as ConnectedDelivery })
      const getToken = async (): Promise<string | null> => {
        await step('token')
        return model.user
      }
      tab.delivery = context.run(tab, () => connectDelivery({ api: API, getToken }))
      model.tabs.push(tab)
      return tab
    },
    track: (tab, event) => context.run(tab, () => tab.delivery.track(event)),
    fire: (tab, name) => tab.listeners.get(name)?.forEach((act) => act()),
    optOut: (tab) => context.run(tab, () => tab.delivery.optOut()),
    crash(tab) {
      tab.isDead = true
      tab.die()
      model.tabs = model.tabs.filter((one) => one !== tab)
    },
    signIn(user) {
      model.user = user
      for (const tab of model.tabs) context.run(tab, () => tab.delivery.resetSubject())
    },
    advance(ms) {
      nowMs += ms
      for (const [timer, { atMs, run }] of [...timers].sort(([, one], [, other]) => one.atMs - other.atMs)) {
        if (atMs > nowMs || !timers.delete(timer)) continue
        run()
      }
    },
  }
  return (browser = model)
}
