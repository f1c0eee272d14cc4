// The scroll position of a rail: native scrolling, moved by one scrollTo. Geometry is read when sizes change, never when
// a key is pressed; offsets are logical, from the reading start, so that right-to-left is the same arithmetic.

import type { ReactiveController, ReactiveControllerHost } from 'lit'

export type Align = 'start' | 'nearest' | 'center'

export interface TrackScrollOptions {
  scroller: () => HTMLElement | null
  /** The `align` attribute; empty for what the density says. */
  align: () => string
  /** Called when less than one screen is left before the end. */
  onNearEnd: () => void
  /** Called when other places than before came into view: the first one, and how many fit. */
  onView: (first: number, count: number) => void
}

/** Offsets within this many pixels of an end are the end: scroll positions are fractions on scaled screens. */
const TOLERANCE_PX = 2

export class TrackScroll implements ReactiveController {
  atStart = true
  atEnd = true
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #options: TrackScrollOptions
  readonly #observer = new ResizeObserver((entries) => this.#onResize(entries))
  #sizes = new Map<Element, number>()
  #scroller: HTMLElement | null = null
  #track: Element | null = null
  #stride = 0
  #card = 0
  #view = 0
  #inset = 0
  #most = 0
  #offset = 0
  #align: Align = 'nearest'
  #settle = 0
  /** Whether a scroll of our own is under way: its goal is the position. */
  #driven = false
  #seen = ''

  constructor(host: ReactiveControllerHost & HTMLElement, options: TrackScrollOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostUpdated(): void {
    const scroller = this.#options.scroller()
    const track = scroller?.firstElementChild ?? null
    if (scroller === this.#scroller && track === this.#track) return
    this.hostDisconnected()
    this.#scroller = scroller
    this.#track = track
    if (!scroller || !track) return
    this.#offset = 0
    scroller.addEventListener('scroll', this.#onScroll, { passive: true })
    this.#observer.observe(scroller)
    this.#observer.observe(track)
  }

  hostDisconnected(): void {
    this.#scroller?.removeEventListener('scroll', this.#onScroll)
    this.#observer.disconnect()
    clearTimeout(this.#settle)
    this.#scroller = this.#track = null
    this.#seen = ''
    this.#driven = false
    this.#sizes.clear()
  }

  /** Brings a card into view; held keys and reduced motion get there at once. */
  reveal(index: number, instant: boolean): void {
    this.#scrollTo(this.#aligned(index * this.#stride), instant)
  }

  /** Scrolls by the cards that fit. */
  page(direction: 1 | -1): void {
    const cards = Math.max(
      1,
      Math.floor((this.#view - 2 * this.#inset + this.#stride - this.#card) / this.#stride),
    )
    this.#scrollTo(this.#offset + direction * cards * this.#stride, false)
  }

  #aligned(place: number): number {
    const room = this.#view - 2 * this.#inset - this.#card
    if (this.#align === 'start') return place
    if (this.#align === 'center') return place - room / 2
    if (place < this.#offset) return place
    return place > this.#offset + room ? place - room : this.#offset
  }

  #scrollTo(wanted: number, instant: boolean): void {
    const offset = Math.min(Math.max(wanted, 0), this.#most)
    if (Math.abs(offset - this.#offset) < 1) return
    // A long way at once: nobody follows it, and a key must not wait for it.
    const far = Math.abs(offset - this.#offset) > this.#view
    this.#place(offset)
    this.#driven = true
    this.#watchEnd()
    const still = instant || far || matchMedia('(prefers-reduced-motion: reduce)').matches
    if (!this.#scroller) return
    const sign = getComputedStyle(this.#scroller).direction === 'rtl' ? -1 : 1
    this.#scroller.scrollTo({ left: sign * offset, behavior: still ? 'instant' : 'smooth' })
  }

  /** Cards that come and go in a window change the track by a fraction of a pixel at most. */
  #onResize(entries: ResizeObserverEntry[]): void {
    const resized = entries.filter(
      ({ target, contentRect }) => Math.abs((this.#sizes.get(target) ?? -1) - contentRect.width) >= 1,
    )
    for (const { target, contentRect } of resized) this.#sizes.set(target, contentRect.width)
    if (resized.length > 0) this.#measure()
  }

  /** Runs after layout, so that reading sizes costs none. */
  #measure(): void {
    const [first, second] = this.#track?.children ?? []
    if (!this.#scroller || !(first instanceof HTMLElement)) return
    const style = getComputedStyle(this.#scroller)
    this.#align = toAlign(this.#options.align() || style.getPropertyValue('--is-rail-align').trim())
    this.#inset = parseFloat(style.scrollPaddingInlineStart) || 0
    this.#card = first.offsetWidth
    this.#stride = second instanceof HTMLElement ? Math.abs(second.offsetLeft - first.offsetLeft) : this.#card
    this.#view = this.#scroller.clientWidth
    this.#most = this.#scroller.scrollWidth - this.#view
    this.#place(Math.abs(this.#scroller.scrollLeft))
  }

  /** The person's own scrolling counts once it rests; while a smooth scroll runs, its goal is the position. */
  #onScroll = (): void => {
    if (!this.#driven && this.#scroller) this.#look(Math.abs(this.#scroller.scrollLeft))
    clearTimeout(this.#settle)
    this.#settle = window.setTimeout(() => {
      this.#driven = false
      if (!this.#scroller) return
      this.#place(Math.abs(this.#scroller.scrollLeft))
      this.#watchEnd()
    }, 120)
  }

  /** Tells which places are in view, when they are others than before. */
  #look(offset: number): void {
    if (this.#stride === 0) return
    const first = Math.max(0, Math.floor((offset - this.#inset) / this.#stride))
    const count = Math.ceil(this.#view / this.#stride) + 1
    const seen = `${first} ${count}`
    if (seen === this.#seen) return
    this.#seen = seen
    this.#options.onView(first, count)
  }

  #place(offset: number): void {
    this.#offset = offset
    this.#look(offset)
    const atStart = offset <= TOLERANCE_PX
    const atEnd = offset >= this.#most - TOLERANCE_PX
    if (atStart !== this.atStart || atEnd !== this.atEnd) {
      this.atStart = atStart
      this.atEnd = atEnd
      this.#host.requestUpdate()
    }
  }

  /** Only where someone moved: a rail that nobody looks through asks for nothing more. */
  #watchEnd(): void {
    if (this.#offset + this.#view >= this.#most) this.#options.onNearEnd()
  }
}

function toAlign(value: string): Align {
  return value === 'start' || value === 'center' ? value : 'nearest'
}
