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
  /** Controls of one stop, one step below it: reached by Down, left by Up or Escape. */
  controlsOf: (stop: HTMLElement) => HTMLElement[]
  /** What can be focused when there is no stop, for example a retry button. */
  fallback: () => HTMLElement | null
  /** Called when the focus moves to the stop at `index`. */
  onMove: (index: number, how: { repeat: boolean; pointer: boolean }) => void
  /** Called when an arrow would leave the stops; says what becomes of the key. */
  onEdge: (side: 'start' | 'end', repeat: boolean) => 'stop' | 'exit' | 'wrap'
}

export class RovingFocus implements ReactiveController {
  readonly #host: RovingHost
  readonly #options: RovingFocusOptions
  #id: string | undefined
  #index = 0
  #active: HTMLElement | undefined
  #inside = false
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
    return this.#inside
  }

  /** Remembers an item from before, unless the focus has been here since. */
  restore(id: string): void {
    this.#id ??= id
  }

  /** Moves the focus to the stop of an item; false when it is not there. */
  focusItem(id: string): boolean {
    const index = this.#options.indexOf(id)
    if (index >= 0) this.#moveTo(index, false)
    return index >= 0
  }

  /** Moves by whole stops as an arrow key would, with a fresh press. */
  step(by: 1 | -1): void {
    this.#step(by, false)
  }

  hostConnected(): void {
    if (!this.#host.hasAttribute('tabindex')) this.#host.tabIndex = 0
    this.#host.addEventListener('focus', this.#onHostFocus)
    this.#host.addEventListener('focusout', this.#onFocusOut)
    this.#host.addEventListener('pointerdown', this.#onPointerDown, { capture: true })
    this.#host.addEventListener('keydown', this.#onKeyDown)
    this.#root?.addEventListener('focusin', this.#onFocusIn)
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('focus', this.#onHostFocus)
    this.#host.removeEventListener('focusout', this.#onFocusOut)
    this.#host.removeEventListener('pointerdown', this.#onPointerDown, { capture: true })
    this.#host.removeEventListener('keydown', this.#onKeyDown)
    this.#root?.removeEventListener('focusin', this.#onFocusIn)
    this.#leave()
  }

  hostUpdate(): void {
    this.#held = this.#inside
  }

  /** The focus never falls to the page: a card that vanished hands it to its neighbor, or to the host until one comes. */
  hostUpdated(): void {
    if (!this.#held || this.#host.querySelector(':focus')) return
    const focused = this.#root?.activeElement
    // A card that still holds the focus may show another item by now.
    if (focused && !this.#hasStrayed(focused)) return
    const target = this.target
    if (target) target.focus({ preventScroll: true })
    else this.#focusHost()
  }

  #hasStrayed(focused: Element): boolean {
    const place = this.#options.placeOf(focused)
    return place >= 0 && place !== this.current
  }

  get #root(): ShadowRoot | null {
    return this.#host.shadowRoot
  }

  #focusHost(): void {
    this.#host.tabIndex = 0
    HTMLElement.prototype.focus.call(this.#host, { preventScroll: true })
  }

  #onPointerDown = (): void => {
    this.#pointer = true
    setTimeout(() => (this.#pointer = false))
  }

  /** Tab, an engine or a script focused the host itself. A pressed gap between cards must not scroll the rail. */
  #onHostFocus = (): void => {
    if (this.#leaving) return
    this.#inside = true
    if (this.#root?.activeElement) return
    this.target?.focus({ preventScroll: this.#pointer })
  }

  #onFocusIn = (event: Event): void => {
    this.#inside = true
    this.#host.tabIndex = -1
    const focused = event.target as HTMLElement
    const index = this.#options.placeOf(focused)
    if (index < 0) return this.#activate(this.target)
    const moved = this.#id !== this.#options.idAt(index)
    this.#remember(index)
    this.#activate(focused)
    // Tab, a host's script or assistive technology moved it: the card comes into view as with an arrow.
    if (moved) this.#options.onMove(index, { repeat: false, pointer: this.#pointer })
  }

  #onFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget
    if (to instanceof Node && (this.#host.contains(to) || this.#root?.contains(to))) return
    this.#leave()
  }

  /**
   * The host is no tab stop while the focus is inside, and browsers that go on from there wrap around in the scope of a
   * slot instead of leaving it. So Tab starts at the host, as a stop, for as long as the key takes.
   */
  #leaveByTab(): void {
    const focused = this.#root?.activeElement
    if (!(focused instanceof HTMLElement)) return
    this.#leaving = true
    this.#activate(null)
    this.#focusHost()
    // Where somebody prevented the key, nothing moves.
    setTimeout(() => {
      if (!this.#leaving) return
      this.#leaving = false
      focused.focus({ preventScroll: true })
    })
  }

  #leave(): void {
    this.#inside = this.#leaving = false
    this.#activate(null)
    this.#host.tabIndex = 0
  }

  #remember(index: number): void {
    this.#id = this.#options.idAt(index)
    this.#index = index
  }

  #activate(element: HTMLElement | null): void {
    if (this.#active && this.#active !== element) this.#active.tabIndex = -1
    this.#active = element ?? undefined
    if (element) element.tabIndex = 0
  }

  #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab' && !event.defaultPrevented) this.#leaveByTab()
    if (event.defaultPrevented || hasModifier(event) || event.composedPath()[0] instanceof HTMLInputElement)
      return
    if (!this.#take(event)) return
    // Both: some engines look at defaultPrevented, some only stop where the event stops.
    event.preventDefault()
    event.stopPropagation()
  }

  /** Whether the key was the rail's. */
  #take(event: KeyboardEvent): boolean {
    const focused = this.#root?.activeElement
    const stop = this.#options.stopAt(this.current)
    if (!stop) return false
    const controls = this.#options.controlsOf(stop)
    const at = controls.findIndex((control) => control === focused)
    if (at >= 0) return this.#takeInControls(event, stop, controls, at)
    if (event.key === 'ArrowDown' && controls[0]) return focusOn(controls[0])
    if (event.key === 'Home') return this.#moveTo(0, event.repeat)
    if (event.key === 'End') return this.#moveTo(this.#options.count() - 1, event.repeat)
    const step = arrowStep(event.key, this.#host)
    return step !== 0 && this.#step(step, event.repeat)
  }

  #takeInControls(event: KeyboardEvent, stop: HTMLElement, controls: HTMLElement[], at: number): boolean {
    if (event.key === 'ArrowUp' || event.key === 'Escape') return focusOn(stop)
    const step = arrowStep(event.key, this.#host)
    if (step === 0) return false
    controls[at + step]?.focus({ preventScroll: true })
    return true
  }

  #step(by: 1 | -1, repeat: boolean): boolean {
    // A held key moves at most once a frame and leaves nothing queued.
    if (repeat && this.#frame) return true
    this.#frame = requestAnimationFrame(() => (this.#frame = 0))
    const count = this.#options.count()
    const next = this.current + by
    if (next >= 0 && next < count) return this.#moveTo(next, repeat)
    const fate = this.#options.onEdge(by < 0 ? 'start' : 'end', repeat)
    if (fate === 'wrap' && !repeat) return this.#moveTo(by < 0 ? count - 1 : 0, repeat)
    return fate !== 'exit' || repeat
  }

  #moveTo(index: number, repeat: boolean): true {
    const stop = this.#options.stopAt(index)
    if (stop) {
      this.#remember(index)
      // Scrolled first: after the focus has changed styles, scrolling would make the browser lay out at once.
      this.#options.onMove(index, { repeat, pointer: false })
      stop.focus({ preventScroll: true })
    }
    return true
  }
}

function focusOn(element: HTMLElement): true {
  element.focus({ preventScroll: true })
  return true
}
