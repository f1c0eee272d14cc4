// One tab stop for the whole chart, and its keys. Idle, only the host can be reached, because no remote's engine looks
// into a shadow root; inside, what is chosen, one mark and all below can.

import { arrowStep, hasModifier } from '../controllers/arrow-keys.ts'

type Host = HTMLElement & { renderRoot: HTMLElement | DocumentFragment; requestUpdate(): void }

interface Marked {
  id: string
}

/** What Up and Down walk through, in the order of the document. */
const STOPS = '[aria-checked="true"], [data-action], .hit, [data-below]'

let lastKey: KeyboardEvent | undefined
/** The chart with the pointer over a mark: Escape closes its tooltip, wherever the focus is. */
let hovered: ChartFocus | undefined
globalThis.document?.addEventListener(
  'keydown',
  (event) => {
    lastKey = event
    if (event.key === 'Escape') hovered?.dismiss()
  },
  { capture: true },
)
globalThis.document?.addEventListener('pointerdown', () => (lastKey = undefined), { capture: true })

export class ChartFocus {
  readonly #host: Host
  #inside = false
  /** The mark that focus returns to, by id, because another period puts the marks in another order. */
  #remembered: string | undefined
  #hovered: string | undefined
  /** The mark whose tooltip was closed, until another one is pointed at. */
  #dismissed: string | undefined

  constructor(host: Host) {
    this.#host = host
    host.addEventListener('focus', this.#onHostFocus)
    host.addEventListener('focusout', this.#onFocusOut)
    host.addEventListener('keydown', this.#onKey)
  }

  /** The tab index of what can be tabbed to while focus is inside. */
  get tabIndex(): 0 | -1 {
    return this.#inside ? 0 : -1
  }

  /** The mark that is the list's tab stop. */
  currentOf<Mark extends Marked>(marks: readonly Mark[]): Mark | undefined {
    return marks.find(({ id }) => id === this.#remembered) ?? marks[0]
  }

  /** The mark that tooltip and caption detail. */
  shownOf<Mark extends Marked>(marks: readonly Mark[]): Mark | undefined {
    return marks.find(({ id }) => id === this.#shown && id !== this.#dismissed)
  }

  /** Closes the tooltip; whether there was one. */
  dismiss(): boolean {
    const shown = this.#shown
    if (shown === undefined || shown === this.#dismissed) return false
    this.#dismissed = shown
    this.#host.requestUpdate()
    return true
  }

  /** Where a host library or the router lands: the remembered mark, else what there is to do. */
  focus(options?: FocusOptions): void {
    ;(this.#currentHit() ?? this.#stops.at(-1))?.focus(options)
  }

  focusMark(id: string | undefined): void {
    this.#remembered = id ?? this.#remembered
    this.focus()
  }

  /** For the root of what is rendered, since the host does not hear of moves between its nodes. Names the mark in focus. */
  onFocusIn(event: Event): string | undefined {
    this.#inside = true
    this.#host.tabIndex = -1
    const id = idOf(event.target)
    this.#remembered = id ?? this.#remembered
    this.#dismissed = undefined
    this.#host.requestUpdate()
    return id
  }

  readonly onHover = (event: Event): void => {
    const id = event.type === 'pointerover' ? idOf(event.target) : undefined
    if (id === this.#hovered) return
    this.#hovered = id
    this.#dismissed = undefined
    hovered = id === undefined ? undefined : this
    this.#host.requestUpdate()
  }

  readonly #onHostFocus = (): void => {
    if (this.#root.activeElement) return
    // Tab enters at the first control, Shift+Tab at the last; a remote enters at the mark it left.
    if (lastKey?.key === 'Tab') this.#stops.at(lastKey.shiftKey ? -1 : 0)?.focus()
    else this.focus()
  }

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget === this.#host || this.#root.activeElement) return
    this.#inside = false
    this.#host.tabIndex = 0
    this.#host.requestUpdate()
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || hasModifier(event) || !this.#take(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Whether the key was the chart's. At the first and the last stop Up and Down leave. */
  #take(key: string): boolean {
    if (key === 'Escape') return this.dismiss()
    const stops = this.#stops
    const hits = this.#hits
    const active = this.#root.activeElement as HTMLElement | null
    // Up from what a page has put into a slot.
    if (!active) return key === 'ArrowUp' && focusOn(stops.at(-1))
    const choices = [...(active.closest('fieldset')?.querySelectorAll<HTMLElement>('.range') ?? [])]
    const isChoice = choices.length > 0
    if (key === 'ArrowUp') return focusOn(stops[stops.indexOf(active) - 1])
    if (key === 'ArrowDown') {
      const next = stops[stops.indexOf(active) + 1]
      return focusOn(isChoice && next === hits[0] ? this.#currentHit() : next)
    }
    const line = isChoice ? choices : hits
    const index = line.indexOf(active)
    if (index < 0) return false
    if (!isChoice && key === 'Home') return focusOn(hits[0])
    if (!isChoice && key === 'End') return focusOn(hits.at(-1))
    const step = arrowStep(key, this.#host)
    if (step === 0) return false
    const next = line[index + step]
    next?.focus()
    if (isChoice) next?.click()
    return true
  }

  get #shown(): string | undefined {
    return this.#hovered ?? (this.#inside ? this.#remembered : undefined)
  }

  get #root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot
  }

  get #hits(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('.hit')]
  }

  /** What is open: a closed menu has no stops. */
  get #stops(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => stop.checkVisibility())
  }

  #currentHit(): HTMLElement | undefined {
    const hits = this.#hits
    return hits.find(({ dataset }) => dataset['id'] === this.#remembered) ?? hits[0]
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
