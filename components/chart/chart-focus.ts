// One tab stop for the whole chart, and its keys. Idle, only the host can be reached, because no remote's engine looks
// into a shadow root; inside, the period, one mark and the table's switch can.

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { arrowStep, hasModifier } from '../controllers/arrow-keys.ts'

type Host = ReactiveControllerHost & HTMLElement & { renderRoot: HTMLElement | DocumentFragment }

interface Marked {
  id: string
}

let lastKey = ''
let shifted = false
/** The chart with the pointer over a mark: Escape closes its tooltip, wherever the focus is. */
let hovered: ChartFocus | undefined
globalThis.document?.addEventListener(
  'keydown',
  ({ key, shiftKey }) => {
    lastKey = key
    shifted = shiftKey
    if (key === 'Escape') hovered?.dismiss()
  },
  { capture: true },
)
globalThis.document?.addEventListener('pointerdown', () => (lastKey = ''), { capture: true })

export class ChartFocus implements ReactiveController {
  readonly #host: Host
  #inside = false
  /** The mark that focus returns to, by id, because another period puts the marks in another order. */
  #remembered: string | undefined
  #hovered: string | undefined
  /** The mark whose tooltip was closed, until another one is pointed at. */
  #dismissed: string | undefined

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    const host = this.#host
    if (!host.hasAttribute('tabindex')) host.tabIndex = 0
    host.addEventListener('focus', this.#onHostFocus)
    host.addEventListener('focusout', this.#onFocusOut)
    host.addEventListener('keydown', this.#onKey)
    void host.updateComplete.then(() => {
      const root = host.renderRoot
      root.addEventListener('focusin', this.#onFocusIn)
      root.addEventListener('pointerover', this.#onHover)
      root.addEventListener('pointerout', this.#onHover)
    })
  }

  hostDisconnected(): void {
    const host = this.#host
    host.removeEventListener('focus', this.#onHostFocus)
    host.removeEventListener('focusout', this.#onFocusOut)
    host.removeEventListener('keydown', this.#onKey)
  }

  /** 0 for what can be tabbed to while focus is inside, else -1. */
  tabIndexOf(reachable: boolean): 0 | -1 {
    return this.#inside && reachable ? 0 : -1
  }

  /** The mark that is the list's tab stop. */
  currentOf<Mark extends Marked>(marks: readonly Mark[]): Mark | undefined {
    return marks.find(({ id }) => id === this.#remembered) ?? marks[0]
  }

  /** The mark that the caption details: under the pointer, else in focus. */
  shownOf<Mark extends Marked>(marks: readonly Mark[]): Mark | undefined {
    const shown = this.#hovered ?? (this.#inside ? this.#remembered : undefined)
    return shown === undefined || shown === this.#dismissed ? undefined : marks.find(({ id }) => id === shown)
  }

  /** Closes the tooltip; whether there was one. */
  dismiss(): boolean {
    const shown = this.#hovered ?? (this.#inside ? this.#remembered : undefined)
    if (shown === undefined || shown === this.#dismissed) return false
    this.#dismissed = shown
    this.#host.requestUpdate()
    return true
  }

  /** Where a host library or the router lands: the remembered mark, else what there is to do. */
  focus(options?: FocusOptions): void {
    const target = this.#currentHit() ?? this.#find('[data-action]') ?? this.#checkedRange()
    target?.focus(options)
  }

  focusMark(id: string | undefined): void {
    if (id !== undefined) this.#remembered = id
    this.focus()
  }

  readonly #onHostFocus = (): void => {
    if (this.#root.activeElement) return
    // Tab enters at the first control, Shift+Tab at the last; a remote enters at the mark it left.
    if (lastKey === 'Tab')
      (shifted
        ? (this.#find('summary') ?? this.#checkedRange())
        : this.#find('[aria-checked="true"]')
      )?.focus()
    else this.focus()
  }

  readonly #onFocusIn = (event: Event): void => {
    this.#inside = true
    this.#host.tabIndex = -1
    const id = idOf(event.target)
    if (id !== undefined) this.#remembered = id
    this.#dismissed = undefined
    this.#host.requestUpdate()
  }

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget === this.#host || this.#root.activeElement) return
    this.#inside = false
    this.#host.tabIndex = 0
    this.#host.requestUpdate()
  }

  readonly #onHover = (event: Event): void => {
    const id = event.type === 'pointerover' ? idOf(event.target) : undefined
    if (id === this.#hovered) return
    this.#hovered = id
    this.#dismissed = undefined
    hovered = id === undefined ? undefined : this
    this.#host.requestUpdate()
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || hasModifier(event)) return
    const taken = this.#move(event.key)
    if (!taken) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Whether the key was the chart's. At the first and the last stop Up and Down leave. */
  #move(key: string): boolean {
    const active = this.#root.activeElement
    if (active?.matches('.range')) return this.#moveRange(active, key)
    if (active?.matches('.hit')) return this.#moveHit(active, key)
    if (active?.matches('[data-below]')) return this.#moveBelow(active, key)
    return key === 'ArrowUp' && focusOn(this.#checkedRange())
  }

  #moveRange(active: Element, key: string): boolean {
    const groups = [...this.#root.querySelectorAll('fieldset')]
    const group = groups.findIndex((one) => one.contains(active))
    const checkedIn = (at: number): HTMLElement | undefined =>
      groups[at]?.querySelector<HTMLElement>('[aria-checked="true"]') ?? undefined
    if (key === 'ArrowUp') return focusOn(checkedIn(group - 1))
    if (key === 'ArrowDown')
      return focusOn(checkedIn(group + 1) ?? this.#currentHit() ?? this.#find('[data-action], [data-below]'))
    const step = arrowStep(key, this.#host)
    if (step === 0) return false
    const next = active.parentElement?.children[[...active.parentElement.children].indexOf(active) + step]
    if (next instanceof HTMLElement) {
      next.focus()
      next.click()
    }
    return true
  }

  /** The table's switch, and what may be exported: as far as it is open. */
  #moveBelow(active: Element, key: string): boolean {
    const stops = [...this.#root.querySelectorAll<HTMLElement>('[data-below]')].filter((stop) =>
      stop.checkVisibility(),
    )
    const index = stops.findIndex((stop) => stop === active)
    if (key === 'ArrowUp') return focusOn(stops[index - 1] ?? this.#hits.at(-1) ?? this.#checkedRange())
    return key === 'ArrowDown' && focusOn(stops[index + 1])
  }

  #moveHit(active: Element, key: string): boolean {
    const hits = this.#hits
    const index = hits.findIndex((hit) => hit === active)
    if (key === 'Home') return focusOn(hits[0])
    if (key === 'End') return focusOn(hits.at(-1))
    if (key === 'Escape') return this.dismiss()
    if (key === 'ArrowUp') return focusOn(hits[index - 1] ?? this.#checkedRange())
    if (key === 'ArrowDown') return focusOn(hits[index + 1] ?? this.#find('[data-below]'))
    const step = arrowStep(key, this.#host)
    if (step !== 0) hits[index + step]?.focus()
    return step !== 0
  }

  get #root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot
  }

  get #hits(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('.hit')]
  }

  #currentHit(): HTMLElement | undefined {
    return this.#hits.find((hit) => hit.dataset['id'] === this.#remembered) ?? this.#hits[0]
  }

  /** In the lowest group of choices, right above the marks. */
  #checkedRange(): HTMLElement | undefined {
    return this.#find('fieldset:nth-last-of-type(1) [aria-checked="true"]')
  }

  #find(selector: string): HTMLElement | undefined {
    return this.#root.querySelector<HTMLElement>(selector) ?? undefined
  }
}

function focusOn(element: HTMLElement | undefined): boolean {
  element?.focus()
  return element !== undefined
}

function idOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined
  return target.closest('.marks li')?.querySelector<HTMLElement>('.hit')?.dataset['id']
}
