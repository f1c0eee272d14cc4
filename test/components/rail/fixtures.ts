// What the tests of the rails share: mounting with data, the page around it, and a page session that writes down.

import { fixture, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import '../../../components/is-more-like-this/is-more-like-this.ts'
import '../../../components/is-recommendations/is-recommendations.ts'
import '../../../components/is-top-picks/is-top-picks.ts'
import type { SlateState } from '../../../components/page-session/slate-state.ts'
import type { PageSession, TrackedEvent } from '../../../components/page-session/types.ts'
import { loadCompany } from '../../../components/rail/load-company.ts'
import type { RailElement } from '../../../components/rail/rail-element.ts'
import { posterHost, sampleStates } from '../../../stories/sample-data.ts'

export const states = sampleStates('recommendations')

export interface MountOptions {
  tag?: 'is-recommendations' | 'is-top-picks' | 'is-more-like-this'
  state?: SlateState
  attributes?: Record<string, string>
  dir?: 'ltr' | 'rtl'
}

/** What joins a rail after its first paint is there from the start, so that a test needs not wait for it. */
before(() => new Promise<void>((resolve) => loadCompany(() => resolve())))

/** A rail between two links, as on a page. */
export async function mount({
  tag = 'is-recommendations',
  state = states.ready,
  attributes = {},
  dir = 'ltr',
}: MountOptions = {}): Promise<RailElement> {
  const page = await fixture<HTMLElement>(
    html`<main dir=${dir}><a href="#before" id="before">Before</a></main>`,
  )
  const rail = document.createElement(tag)
  for (const [name, value] of Object.entries({ 'image-hosts': posterHost, ...attributes }))
    rail.setAttribute(name, value)
  rail.state = state
  const after = document.createElement('a')
  after.href = '#after'
  after.id = 'after'
  after.textContent = 'After'
  page.append(rail, after)
  await rail.updateComplete
  return rail
}

export async function press(...keys: string[]): Promise<void> {
  for (const key of keys)
    await sendKeys(key.startsWith('Shift+') ? { down: 'Shift' } : { press: key }).then(() => lift(key))
}

async function lift(key: string): Promise<void> {
  if (!key.startsWith('Shift+')) return
  await sendKeys({ press: key.slice(6) })
  await sendKeys({ up: 'Shift' })
}

export const all = <E extends Element = HTMLElement>(rail: RailElement, selector: string): E[] => [
  ...rail.renderRoot.querySelectorAll<E>(selector),
]

export function one<E extends Element = HTMLElement>(rail: RailElement, selector: string): E {
  const element = rail.renderRoot.querySelector<E>(selector)
  if (!element) throw new Error(`the rail renders no ${selector}`)
  return element
}

/** The item that has the focus. */
export const focusedItem = (rail: RailElement): string | undefined =>
  rail.shadowRoot?.activeElement?.closest<HTMLElement>('[part=item]')?.dataset['itemId']

/** Everything in the rail that Tab would stop at, the host included. */
export const tabStops = (rail: RailElement): Element[] =>
  [rail, ...all(rail, 'a[href], button, [tabindex]')].filter((element) => element.tabIndex === 0)

/** A page session for an address of its own that keeps what elements report. */
export function recordingSession(): {
  api: string
  tracked: TrackedEvent[]
  give: (state: SlateState) => void
  asks: string[]
} {
  const api = `https://api-${Math.random().toString(36).slice(2)}.test`
  const tracked: TrackedEvent[] = []
  const asks: string[] = []
  let tell: (state: SlateState) => void = () => undefined
  const ask = (name: string) => (): void => void asks.push(name)
  const session: PageSession = {
    api,
    tracking: 'user',
    configure: ask('configure'),
    subscribeSlate(_element, onState) {
      tell = onState
      onState({ type: 'loading' })
      return {
        update: ask('update'),
        retry: ask('retry'),
        loadMore: ask('loadMore'),
        removeItem: (itemId) => void asks.push(`removeItem ${itemId}`),
        restoreItem: (itemId) => void asks.push(`restoreItem ${itemId}`),
        close: ask('close'),
      }
    },
    getReport: () => Promise.reject(new Error('no reports here')),
    track: async (event) => void tracked.push(event),
    resetSubject: ask('resetSubject'),
    observe: () => () => undefined,
  }
  const sessions = ((globalThis as Record<symbol, unknown>)[Symbol.for('intellistream.v1')] ??=
    new Map()) as Map<string, PageSession>
  sessions.set(api, session)
  return { api, tracked, asks, give: (state) => tell(state) }
}
