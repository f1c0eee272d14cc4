// The scroll position of a rail: native scrolling, moved by one scrollTo. Sizes come with the observer that reports them,
// and where our own scrolls end is known, so that no key reads geometry; offsets are logical, from the reading start, so
// that right-to-left is the same arithmetic.

import type { ReactiveController, ReactiveControllerHost } from 'lit'

export interface TrackScrollOptions {
  scroller: () => HTMLElement | null
  /** How many places the track has, all equally wide. */
  count: () => number
  /** The `align` attribute; empty for what the density says. */
  align: () => string
  /** Called with every position: the first place in view, and how many fit. */
  onPlace: (first: number, count: number) => void
}

/** Offsets within this many pixels of an end are the end: scroll positions are fractions on scaled screens. */
const TOLERANCE_PX = 2
const REST_MS = 120
/** A scroll of the person's own begins with one of these. */
const BY_HAND = ['wheel', 'pointerdown']

export class TrackScroll implements ReactiveController {
  readonly #options: TrackScrollOptions
  readonly #observer = new ResizeObserver((entries) => this.#onResize(entries))
  #scroller: HTMLElement | null = null
  #view = 0
  /** From one place to the next; 0 while there are no sizes. */
  #stride = 0
  /** One card and the space at both ends of the rail. */
  #taken = 0
  #offset = 0
  #rest = 0
  /** Whether a scroll of our own is under way: its goal is the position. */
  #driven = false
  /** A card that was asked for before there were sizes. */
  #wanted: number | undefined

  constructor(host: ReactiveControllerHost, options: TrackScrollOptions) {
    this.#options = options
    host.addController(this)
  }

  get atStart(): boolean {
    return this.#offset <= TOLERANCE_PX
  }

  get atEnd(): boolean {
    return this.#offset >= this.#most - TOLERANCE_PX
  }

  /** Whether somebody moved, and less than one screen is left. */
  get isNearEnd(): boolean {
    return this.#offset > 0 && this.#offset + this.#view >= this.#most
  }

  hostConnected(): void {
    this.hostUpdated()
  }

  hostUpdated(): void {
    const scroller = this.#options.scroller()
    if (scroller === this.#scroller) return
    this.hostDisconnected()
    this.#scroller = scroller
    if (!scroller?.firstElementChild) return
    scroller.addEventListener('scroll', this.#onScroll)
    for (const type of BY_HAND) scroller.addEventListener(type, this.#onHand, { passive: true })
    this.#observer.observe(scroller)
    this.#observer.observe(scroller.firstElementChild)
  }

  hostDisconnected(): void {
    this.#observer.disconnect()
    clearTimeout(this.#rest)
    this.#scroller = null
    this.#stride = this.#offset = 0
    this.#driven = false
  }

  /** Brings a card into view; held keys and reduced motion get there at once. */
  reveal(index: number, instant: boolean): void {
    this.#wanted = this.#stride ? undefined : index
    if (this.#stride) this.#scrollTo(this.#aligned(index * this.#stride), instant)
  }

  /** Scrolls by the cards that fit. */
  page(direction: 1 | -1): void {
    const cards = Math.max(0, Math.floor(this.#room / this.#stride)) + 1
    this.#scrollTo(this.#offset + direction * cards * this.#stride, false)
  }

  /** What is left of the screen beside one card. */
  get #room(): number {
    return this.#view - this.#taken
  }

  get #most(): number {
    return (this.#options.count() - 1) * this.#stride - this.#room
  }

  /** Always where a card begins: from any other place the browser would snap, and only it would know to where. */
  #aligned(place: number): number {
    const align = this.#options.align() || this.#style?.getPropertyValue('--is-rail-align').trim()
    const last = place - this.#room
    let offset = place
    if (align === 'center') offset = (place + last - this.#stride) / 2
    else if (align !== 'start') offset = Math.max(Math.min(this.#offset, place), last - TOLERANCE_PX)
    return offset === this.#offset ? offset : Math.ceil(offset / this.#stride - 0.01) * this.#stride
  }

  get #style(): CSSStyleDeclaration | null {
    return this.#scroller && getComputedStyle(this.#scroller)
  }

  #scrollTo(wanted: number, instant: boolean): void {
    const offset = Math.max(Math.min(wanted, this.#most), 0)
    const way = Math.abs(offset - this.#offset)
    if (!(way >= 1)) return
    this.#driven = true
    this.#scroller?.scrollTo({
      left: this.#style?.direction === 'rtl' ? -offset : offset,
      // A long way at once: nobody follows it, and a key must not wait for it.
      behavior: instant || way > this.#view ? 'instant' : 'auto',
    })
    // After the scroll, which would have to wait for what this changes.
    this.#place(offset)
  }

  /** The observer brings the sizes: nothing is read. */
  #onResize(entries: ResizeObserverEntry[]): void {
    for (const { target, contentRect } of entries) {
      if (target === this.#scroller) {
        this.#view = contentRect.width
        if (!this.#driven) this.#offset = Math.abs(target.scrollLeft)
      } else {
        const gap = parseFloat(getComputedStyle(target).columnGap) || 0
        this.#stride = (contentRect.width + gap) / this.#options.count()
        this.#taken = 2 * contentRect.left + this.#stride - gap
      }
    }
    // What follows from the sizes is for the next frame: this one is about to be painted.
    requestAnimationFrame(() => {
      this.#place(this.#offset)
      if (this.#wanted !== undefined) this.reveal(this.#wanted, true)
    })
  }

  /** While a scroll of ours runs, its goal is the position. */
  #onScroll = (): void => {
    if (!this.#driven) {
      this.#wanted = undefined
      this.#place(Math.abs(this.#scroller?.scrollLeft ?? 0))
    }
    clearTimeout(this.#rest)
    this.#rest = window.setTimeout(this.#onHand, REST_MS)
  }

  #onHand = (): void => {
    this.#driven = false
  }

  #place(offset: number): void {
    this.#offset = offset
    if (this.#stride)
      this.#options.onPlace(Math.floor(offset / this.#stride), Math.ceil(this.#view / this.#stride) + 1)
  }
}
