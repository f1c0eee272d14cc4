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
  /** Called when less than one screen is left before the end. */
  onNearEnd: () => void
  /** Called when other places than before came into view: the first one, and how many fit. */
  onView: (first: number, count: number) => void
  /** Called when the rail came to an end, or left it. */
  onEnds: () => void
}

/** Offsets within this many pixels of an end are the end: scroll positions are fractions on scaled screens. */
const TOLERANCE_PX = 2
const REST_MS = 120
/** A scroll of the person's own begins with one of these. */
const BY_HAND = ['wheel', 'pointerdown', 'touchstart']

export class TrackScroll implements ReactiveController {
  atStart = true
  atEnd = true
  readonly #options: TrackScrollOptions
  readonly #observer = new ResizeObserver((entries) => this.#onResize(entries))
  #scroller: HTMLElement | null = null
  #view = 0
  /** Of all places, with the gaps between them. */
  #length = 0
  #inset = 0
  #stride = 0
  #card = 0
  #offset = 0
  #rest = 0
  /** Whether a scroll of our own is under way: its goal is the position. */
  #driven = false
  #seen = ''
  /** What the density says of `align`. */
  #density = ''
  /** A card that was asked for before there were sizes. */
  #wanted: number | undefined

  constructor(host: ReactiveControllerHost, options: TrackScrollOptions) {
    this.#options = options
    host.addController(this)
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
    this.#offset = 0
    scroller.addEventListener('scroll', this.#onScroll)
    for (const type of BY_HAND) scroller.addEventListener(type, this.#onHand, { passive: true })
    this.#observer.observe(scroller)
    this.#observer.observe(scroller.firstElementChild)
  }

  hostDisconnected(): void {
    this.#observer.disconnect()
    clearTimeout(this.#rest)
    this.#scroller?.removeEventListener('scroll', this.#onScroll)
    this.#scroller = null
    this.#view = this.#length = this.#stride = 0
    this.#seen = ''
    this.#driven = false
  }

  /** Brings a card into view; held keys and reduced motion get there at once. */
  reveal(index: number, instant: boolean): void {
    if (this.#stride) this.#scrollTo(this.#aligned(index * this.#stride), instant)
    else this.#wanted = index
  }

  /** Scrolls by the cards that fit. */
  page(direction: 1 | -1): void {
    const cards = Math.max(1, Math.floor((this.#room + this.#stride) / this.#stride))
    this.#scrollTo(this.#offset + direction * cards * this.#stride, false)
  }

  /** What is left of the screen beside one card. */
  get #room(): number {
    return this.#view - 2 * this.#inset - this.#card
  }

  get #most(): number {
    return this.#length + 2 * this.#inset - this.#view
  }

  /** Always where a card begins: from any other place the browser would snap, and only it would know to where. */
  #aligned(place: number): number {
    const align = this.#options.align() || this.#density
    const snap = (offset: number, round = Math.ceil): number =>
      round(offset / this.#stride - 0.01) * this.#stride
    if (align === 'start') return place
    if (align === 'center') return snap(place - this.#room / 2, Math.round)
    if (place < this.#offset) return place
    return place > this.#offset + this.#room + TOLERANCE_PX ? snap(place - this.#room) : this.#offset
  }

  #scrollTo(wanted: number, instant: boolean): void {
    const offset = Math.max(Math.min(wanted, this.#most), 0)
    const way = Math.abs(offset - this.#offset)
    if (!(way >= 1) || !this.#scroller) return
    this.#driven = true
    // A long way at once: nobody follows it, and a key must not wait for it.
    const still = instant || way > this.#view || matchMedia('(prefers-reduced-motion: reduce)').matches
    const sign = getComputedStyle(this.#scroller).direction === 'rtl' ? -1 : 1
    this.#scroller.scrollTo({ left: sign * offset, behavior: still ? 'instant' : 'smooth' })
    // After the scroll, which would have to wait for what these change.
    this.#place(offset)
    this.#watchEnd()
  }

  /** The observer brings the sizes: nothing is read. Cards that come and go change the track by a fraction of a pixel. */
  #onResize(entries: ResizeObserverEntry[]): void {
    const [view, length] = [this.#view, this.#length]
    for (const { target, contentRect, borderBoxSize } of entries) {
      if (target === this.#scroller) {
        this.#view = contentRect.width
        this.#density = getComputedStyle(target).getPropertyValue('--is-rail-align').trim()
      } else {
        this.#length = contentRect.width
        this.#inset = ((borderBoxSize[0]?.inlineSize ?? 0) - contentRect.width) / 2
        const gap = parseFloat(getComputedStyle(target).columnGap) || 0
        this.#stride = (contentRect.width + gap) / this.#options.count()
        this.#card = this.#stride - gap
      }
    }
    if (Math.abs(view - this.#view) < 1 && Math.abs(length - this.#length) < 1) return
    // What follows from the sizes is for the next frame: this one is about to be painted.
    requestAnimationFrame(() => {
      this.#place(this.#offset)
      if (this.#wanted !== undefined) this.reveal(this.#wanted, true)
      this.#wanted = undefined
    })
  }

  /** The person's own scrolling counts once it rests; while a scroll of ours runs, its goal is the position. */
  #onScroll = (): void => {
    if (!this.#driven) this.#look(this.#position)
    clearTimeout(this.#rest)
    this.#rest = window.setTimeout(() => {
      if (!this.#driven) {
        this.#place(this.#position)
        this.#watchEnd()
      }
      this.#driven = false
    }, REST_MS)
  }

  #onHand = (): void => {
    this.#driven = false
  }

  get #position(): number {
    return Math.abs(this.#scroller?.scrollLeft ?? 0)
  }

  /** Tells which places are in view, when they are others than before. */
  #look(offset: number): void {
    if (!this.#stride) return
    const first = Math.max(0, Math.floor((offset - this.#inset) / this.#stride))
    const count = Math.ceil(this.#view / this.#stride) + 1
    const seen = `${first} ${count}`
    if (seen === this.#seen) return
    this.#seen = seen
    this.#options.onView(first, count)
  }

  #place(offset: number): void {
    if (!this.#scroller) return
    this.#offset = offset
    this.#look(offset)
    const atStart = offset <= TOLERANCE_PX
    const atEnd = offset >= this.#most - TOLERANCE_PX
    if (atStart === this.atStart && atEnd === this.atEnd) return
    this.atStart = atStart
    this.atEnd = atEnd
    // Not within a key, whose focus would have to wait for what it changes.
    queueMicrotask(this.#options.onEnds)
  }

  /** Only where someone moved: a rail that nobody looks through asks for nothing more. */
  #watchEnd(): void {
    if (this.#offset + this.#view >= this.#most) this.#options.onNearEnd()
  }
}
