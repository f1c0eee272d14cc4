// One tab stop for a whole rail, kept by a host that stands in for its cards. No spatial navigation engine enters a
// shadow root, so the host is what they find, and it passes the focus on. Rules and measurements: ADR "focus contract".

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { arrowStep, hasModifier } from './arrow-keys.ts'

export type RovingHost = ReactiveControllerHost & HTMLElement

export interface RovingFocusOptions {
  /** The stops in order; each carries its identity on an ancestor or itself, told by `idOf`. */
  stops: () => HTMLElement[]
  idOf: (stop: HTMLElement) => string
  /** Controls of one stop, one step below it: reached by Down, left by Up or Escape. */
  controlsOf: (stop: HTMLElement) => HTMLElement[]
  /** What can be focused when there is no stop, for example a retry button. */
  fallback: () => HTMLElement | null
  /** Called before the focus moves to the stop at `index`. */
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
    const stops = this.#options.stops()
    return stops[this.#current(stops)] ?? this.#options.fallback()
  }

  /** Moves the focus to the stop of an item; false when it is not there. */
  focusItem(id: string): boolean {
    const index = this.#options.stops().findIndex((stop) => this.#options.idOf(stop) === id)
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
    if (!this.#held || this.#root?.activeElement || this.#host.querySelector(':focus')) return
    const target = this.target
    if (target) target.focus({ preventScroll: true })
    else this.#focusHost()
  }

  get #root(): ShadowRoot | null {
    return this.#host.shadowRoot
  }

  /** The remembered item's place, else the nearest to where it was. */
  #current(stops: HTMLElement[]): number {
    const index = stops.findIndex((stop) => this.#options.idOf(stop) === this.#id)
    return index < 0 ? Math.min(this.#index, stops.length - 1) : index
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
    const stops = this.#options.stops()
    const focused = event.target as HTMLElement
    const index = stops.findIndex(
      (stop) => stop === focused || this.#options.controlsOf(stop).includes(focused),
    )
    const stop = stops[index]
    if (!stop) return this.#activate(this.target)
    const moved = this.#id !== this.#options.idOf(stop)
    this.#remember(stop, index)
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

  #remember(stop: HTMLElement, index: number): void {
    this.#id = this.#options.idOf(stop)
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
    const stops = this.#options.stops()
    const stop = stops[this.#current(stops)]
    if (!stop) return false
    const controls = this.#options.controlsOf(stop)
    const at = controls.findIndex((control) => control === focused)
    if (at >= 0) return this.#takeInControls(event, stop, controls, at)
    if (event.key === 'ArrowDown' && controls[0]) return focusOn(controls[0])
    if (event.key === 'Home') return this.#moveTo(0, event.repeat)
    if (event.key === 'End') return this.#moveTo(stops.length - 1, event.repeat)
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
    const stops = this.#options.stops()
    const next = this.#current(stops) + by
    if (next >= 0 && next < stops.length) return this.#moveTo(next, repeat)
    const fate = this.#options.onEdge(by < 0 ? 'start' : 'end', repeat)
    if (fate === 'wrap' && !repeat) return this.#moveTo(by < 0 ? stops.length - 1 : 0, repeat)
    return fate !== 'exit' || repeat
  }

  #moveTo(index: number, repeat: boolean): true {
    const stop = this.#options.stops()[index]
    if (stop) {
      this.#remember(stop, index)
      stop.focus({ preventScroll: true })
      this.#options.onMove(index, { repeat, pointer: false })
    }
    return true
  }
}

function focusOn(element: HTMLElement): true {
  element.focus({ preventScroll: true })
  return true
}
