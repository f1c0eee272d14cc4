// One tab stop for a whole rail, kept by a host that stands in for its cards. No spatial navigation engine enters a
// shadow root, so the host is what they find, and it passes the focus on. Rules and measurements: ADR "focus contract".

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { arrowStep, hasModifier } from './arrow-keys.ts'

export type RovingHost = ReactiveControllerHost & HTMLElement

export interface RovingFocusOptions {
  /** How many stops there are; not all of them need to be in the document. */
  count: () => number
  idAt: (index: number) => string
  indexOf: (id: string) => number
  /** The stop at an index, put into the document when it is not there; null when there is none. */
  stopAt: (index: number) => HTMLElement | null
  /** The index of the stop that an element is, or belongs to; -1 when it is none. */
  placeOf: (element: Element) => number
  /** What can be focused when there is no stop, for example a retry button. */
  fallback: () => HTMLElement | null
  /** Called when the focus moves to the stop at `index`, before it does: it is to come into view. */
  onMove: (index: number, repeat: boolean) => void
  /** Called with a key first: whether it was for what stands on the stop that is remembered. */
  onKey: (event: KeyboardEvent, stop: HTMLElement) => boolean
  /** Called when an arrow would leave the stops; says what becomes of the key. */
  onEdge: (side: 'start' | 'end', repeat: boolean) => 'stop' | 'exit' | 'wrap'
}

/** The stop is brought into view by what knows where it is. */
const STILL: FocusOptions = { preventScroll: true }

export class RovingFocus implements ReactiveController {
  readonly #host: RovingHost
  readonly #options: RovingFocusOptions
  #id: string | undefined
  #index = 0
  #active: HTMLElement | null = null
  #held = false
  #pointer = false
  #frame = 0
  #leaving = false

  constructor(host: RovingHost, options: RovingFocusOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  /** What gets the focus when the host does: the remembered stop, the nearest survivor of its place, or the fallback. */
  get target(): HTMLElement | null {
    return this.#options.stopAt(this.current) ?? this.#options.fallback()
  }

  /** The remembered item's place, else the nearest to where it was; -1 when there is no stop. */
  get current(): number {
    const index = this.#id === undefined ? -1 : this.#options.indexOf(this.#id)
    return index < 0 ? Math.min(this.#index, this.#options.count() - 1) : index
  }

  /** The remembered item, once the focus has been here. */
  get remembered(): string | undefined {
    return this.#id
  }

  get isInside(): boolean {
    return this.#host.matches(':focus-within')
  }

  /** Remembers an item from before, unless the focus has been here since. */
  restore(id: string): void {
    this.#id ??= id
  }

  /** Moves the focus to the stop of an item; false when it is not there. */
  focusItem(id: string): boolean {
    return this.#moveTo(this.#options.indexOf(id), false)
  }

  /** Moves by whole stops as an arrow key would; a key that is held moves at most once a frame and leaves nothing queued. */
  step(by: 1 | -1, repeat = false): boolean {
    if (repeat && this.#frame) return true
    this.#frame = requestAnimationFrame(() => (this.#frame = 0))
    if (this.#moveTo(this.current + by, repeat)) return true
    const fate = this.#options.onEdge(by < 0 ? 'start' : 'end', repeat)
    if (fate === 'wrap' && !repeat) this.#moveTo(by < 0 ? this.#options.count() - 1 : 0, false)
    return fate !== 'exit' || repeat
  }

  /** Added again, a listener stays one. */
  hostConnected(): void {
    const host = this.#host
    if (!host.hasAttribute('tabindex')) host.tabIndex = 0
    host.addEventListener('focus', this.#onHostFocus)
    host.addEventListener('focusout', this.#onFocusOut)
    host.addEventListener('pointerdown', this.#onPointerDown, { capture: true })
    host.addEventListener('keydown', this.#onKeyDown)
    // On the root: the host hears nothing of moves between two nodes inside.
    this.#root?.addEventListener('focusin', this.#onFocusIn)
  }

  hostDisconnected(): void {
    this.#leave()
  }

  hostUpdate(): void {
    this.#held = this.isInside
  }

  /** The focus never falls to the page: a card that vanished hands it to its neighbor, or to the host until one comes. */
  hostUpdated(): void {
    if (!this.#held || this.#host.querySelector(':focus')) return
    const focused = this.#root?.activeElement
    const place = focused && this.#options.placeOf(focused)
    // A card that still holds the focus may show another item by now.
    if (place !== -1 && place !== this.current) this.#host.focus(STILL)
    // A card of a server's had it before anybody listened.
    else if (focused && !this.#active) this.#onFocusIn({ target: focused })
  }

  get #root(): ShadowRoot | null {
    return this.#host.shadowRoot
  }

  #onPointerDown = (): void => {
    this.#pointer = true
    setTimeout(() => (this.#pointer = false))
  }

  /** Tab, an engine or a script focused the host itself. A pressed gap between cards must not scroll the rail. */
  #onHostFocus = (): void => {
    if (this.#leaving || this.#root?.activeElement) return
    this.#host.tabIndex = 0
    this.target?.focus({ preventScroll: this.#pointer })
  }

  #onFocusIn = ({ target }: Pick<Event, 'target'>): void => {
    this.#host.tabIndex = -1
    const index = this.#options.placeOf(target as HTMLElement)
    if (index < 0) return this.#activate(this.target)
    this.#activate(target as HTMLElement)
    const before = this.#id
    this.#remember(index)
    // Tab, a host's script or assistive technology moved it: the card comes into view as with an arrow.
    if (this.#id !== before && !this.#pointer) this.#options.onMove(index, false)
  }

  #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (!this.#host.contains(relatedTarget as Node | null)) this.#leave()
  }

  /**
   * The host is no tab stop while the focus is inside, and browsers that go on from there wrap around in the scope of a
   * slot instead of leaving it. So Tab starts at the host, as a stop, for as long as the key takes.
   */
  #leaveByTab(): void {
    const focused = this.#root?.activeElement
    if (!(focused instanceof HTMLElement)) return
    this.#leave()
    this.#leaving = true
    HTMLElement.prototype.focus.call(this.#host, STILL)
    // Where somebody prevented the key, nothing moves.
    setTimeout(() => {
      if (!this.#leaving) return
      this.#leaving = false
      focused.focus(STILL)
    })
  }

  #leave(): void {
    this.#leaving = false
    this.#activate(null)
    this.#host.tabIndex = 0
  }

  #remember(index: number): void {
    this.#id = this.#options.idAt(index)
    this.#index = index
  }

  #activate(element: HTMLElement | null): void {
    if (this.#active) this.#active.tabIndex = -1
    if (element) element.tabIndex = 0
    this.#active = element
  }

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    if (event.key === 'Tab') this.#leaveByTab()
    if (hasModifier(event) || !this.#take(event)) return
    // Both: some engines look at defaultPrevented, some only stop where the event stops.
    event.preventDefault()
    event.stopPropagation()
  }

  /** Whether the key was the rail's. */
  #take(event: KeyboardEvent): boolean {
    const { key, repeat } = event
    const stop = this.#options.stopAt(this.current)
    if (!stop) return false
    if (this.#options.onKey(event, stop)) return true
    if (key === 'Home') return this.#moveTo(0, repeat)
    if (key === 'End') return this.#moveTo(this.#options.count() - 1, repeat)
    const step = arrowStep(key, this.#host)
    return step !== 0 && this.step(step, repeat)
  }

  #moveTo(index: number, repeat: boolean): boolean {
    const stop = this.#options.stopAt(index)
    if (!stop) return false
    this.#remember(index)
    // Scrolled first: after the focus has changed styles, scrolling would make the browser lay out at once.
    this.#options.onMove(index, repeat)
    stop.focus(STILL)
    return true
  }
}
