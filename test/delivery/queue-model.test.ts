// G5, and G9 and G11 with it: the real queue through random histories in which every step of every tab may come in any
// order. Nothing that track() promised is lost, nothing is counted that was delivered, nothing changes its owner.

import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import type * as Original from '../../components/delivery/find-evictable.ts'
import { countUnreported } from '../../components/delivery/settle-parcel.ts'
import type { EventType } from '../../edge-api/contract/types.ts'
import { MISHAPS, type Mishap } from './support/model-api.ts'
import { browser, createModelBrowser, type ModelBrowser } from './support/model-browser.ts'
import type { Removal } from './support/model-store.ts'
import { REPEATS } from './support/repeats.ts'

vi.mock('../../components/delivery/event-store.ts', () => ({
  get eventStore() {
    return Promise.resolve(browser.store)
  },
  reopen: () => Promise.resolve(browser.store),
  keepEvent: (event: never) => browser.store.put([event]),
}))
vi.mock('../../components/delivery/find-evictable.ts', async (original) => {
  const { findEvictable } = await original<typeof Original>()
  const caps = { events: 6, bytes: 1e9, ageMs: 1e12 }
  return { findEvictable: (events: never, nowMs: number) => findEvictable(events, nowMs, caps) }
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

type Command =
  | { do: 'track'; tab: number; eventType: EventType }
  | { do: 'open' | 'crash' | 'close' | 'online'; tab: number }
  | { do: 'signIn'; user: string | null }
  | { do: 'wait'; ms: number }
  | { do: 'mishap'; mishap: Mishap }

const tab = fc.nat(2)
const eventType = fc.constantFrom<EventType>('watch', 'like', 'click', 'impression')
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('track' as const), tab, eventType }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('open' as const, 'crash', 'close', 'online'), tab }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('signIn' as const), user: fc.constantFrom('ada', 'bob', null) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 1000, 30_000) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('mishap' as const), mishap: fc.constantFrom(...MISHAPS) }),
  },
)

interface Tracked {
  owner: string | null
  /** track() has resolved: from then on nothing may lose it. */
  isPromised: boolean
}

interface Played {
  model: ModelBrowser
  tracked: Map<string, Tracked>
}

/** Plays the history, lets everything come to rest, and answers what was tracked by the place it has in the history. */
async function play(scheduler: fc.Scheduler, history: Command[], removal: Removal): Promise<Played> {
  const model = createModelBrowser(scheduler, removal)
  const tracked = new Map<string, Tracked>()
  model.openTab()
  const sequence = scheduler.scheduleSequence(
    history.map((one, index) => ({
      label: one.do,
      builder: async () => perform(model, one, String(index), tracked),
    })),
  )
  await scheduler.waitIdle()
  await sequence.task
  await settle(model, scheduler)
  return { model, tracked }
}

function perform(model: ModelBrowser, command: Command, itemId: string, tracked: Map<string, Tracked>): void {
  const page = 'tab' in command ? model.tabs[command.tab % Math.max(1, model.tabs.length)] : undefined
  if (command.do === 'open') model.openTab()
  else if (command.do === 'signIn') model.signIn(command.user)
  else if (command.do === 'wait') model.advance(command.ms)
  else if (command.do === 'mishap') model.api.mishaps.push(command.mishap)
  else if (page === undefined) return
  else if (command.do === 'track') {
    const entry = { owner: model.user, isPromised: false }
    tracked.set(itemId, entry)
    void model.track(page, { eventType: command.eventType, itemId }).then(() => (entry.isPromised = true))
  } else if (command.do === 'online') model.fire(page, 'online')
  else {
    if (command.do === 'close') model.fire(page, 'pagehide')
    model.crash(page)
  }
}

/** All is well again, and everybody who was here comes back once. */
async function settle(model: ModelBrowser, scheduler: fc.Scheduler): Promise<void> {
  model.api.mishaps = []
  for (const user of ['ada', 'bob', null]) {
    model.signIn(user)
    model.openTab()
    for (let rounds = 0; rounds < 12; rounds += 1) {
      model.advance(310_000)
      await scheduler.waitIdle()
    }
  }
}

/** What became of everything: each event is in one place, each of the promised in some place, each under its owner. */
function judge({ model, tracked }: Played): void {
  const { archive, rejected, reported } = model.api
  const counts = [...reported.values(), ...model.store.held.map(countUnreported)]
  const countOf = (...reasons: string[]) =>
    counts
      .flatMap((count) => reasons.map((reason) => count[reason] ?? 0))
      .reduce((sum, count) => sum + count, 0)
  const waiting = new Set(model.store.queued.map(({ payload }) => payload.itemId ?? ''))
  const isSeen = (itemId: string) => archive.has(itemId) || rejected.has(itemId) || waiting.has(itemId)
  const promised = [...tracked].filter(([, { isPromised }]) => isPromised).map(([itemId]) => itemId)
  const missing = promised.filter((itemId) => !isSeen(itemId)).length
  const unseen = [...tracked.keys()].filter((itemId) => !isSeen(itemId)).length
  const givenUp = countOf('cap', 'age', 'poison')

  // A tab that died while it wrote promised nothing: its event may be there, or be counted, or neither.
  expect(givenUp, 'given up').toBeGreaterThanOrEqual(missing)
  expect(givenUp, 'given up').toBeLessThanOrEqual(unseen)
  expect(countOf('rejected'), 'rejected').toBe([...rejected].filter((itemId) => !waiting.has(itemId)).length)
  for (const [itemId, owners] of archive) {
    const { owner } = tracked.get(itemId) ?? { owner: 'nobody' }
    for (const subject of owners) expect(subject.startsWith('anonymous') ? null : subject, itemId).toBe(owner)
  }
}

it(`G12: in ${REPEATS.histories} orders of steps nothing is sent of what was tracked before an opt-out`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.nat(40), async (scheduler, steps) => {
      const model = createModelBrowser(scheduler, 'byId')
      const page = model.openTab()
      for (const itemId of ['1', '2', '3', '4']) void model.track(page, { eventType: 'watch', itemId })
      for (let step = 0; step < steps && scheduler.count() > 0; step += 1) await scheduler.waitOne()
      const sent = model.api.archive.size
      const erased = model.optOut(page)
      model.fire(page, 'pagehide')
      await scheduler.waitFor(erased)
      model.advance(310_000)
      await scheduler.waitIdle()

      expect(model.api.archive.size).toBe(sent)
      expect(model.store.queued).toEqual([])
    }),
    { numRuns: REPEATS.histories },
  )
}, 600_000)

const histories = fc.array(command, { maxLength: 30 })

it(`G5: ${REPEATS.histories} random histories in any order of their steps lose nothing and count everything`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), histories, async (scheduler, history) => {
      judge(await play(scheduler, history, 'byId'))
    }),
    { numRuns: REPEATS.histories },
  )
}, 600_000)

it('G5: is what removal by id makes so: by position, some history loses an event', async () => {
  const { failed, errorInstance } = await fc.check(
    fc.asyncProperty(fc.scheduler(), histories, async (scheduler, history) => {
      judge(await play(scheduler, history, 'byPosition'))
    }),
    { numRuns: 5_000 },
  )

  expect(failed).toBe(true)
  expect(String(errorInstance)).toContain('given up')
}, 600_000)
