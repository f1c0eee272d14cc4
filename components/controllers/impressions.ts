// Which cards were really seen: at least half of a card for one second without a break, in a visible tab, with its
// picture (or the text in its place) painted. Skeletons are never observed.

import type { ReactiveController, ReactiveControllerHost } from 'lit'

export interface ImpressionsOptions {
  /** The cards that could be seen now, and what each would count as. */
  cards: () => Iterable<readonly [Element, SeenItem]>
  /** Called with all cards that reached their second together. */
  onSeen: (items: SeenItem[]) => void
}

export interface SeenItem {
  itemId: string
  recommendationId: string
  position: number
}

const SHARE = 0.5
const DURATION_MS = 1000
/** Cards that come into view with one scroll reach their second within this time, and are reported together. */
const GATHER_MS = 100

/** Once per answer and item for the whole page, whatever element or node shows it. */
const seen = new Set<string>()

export class Impressions implements ReactiveController {
  readonly #options: ImpressionsOptions
  readonly #host: ReactiveControllerHost & HTMLElement
  #observer: IntersectionObserver | undefined
  #visible = new Set<Element>()
  #timers = new Map<Element, number>()
  #items = new Map<Element, SeenItem>()
  #gathered: SeenItem[] = []
  #flush = 0

  constructor(host: ReactiveControllerHost & HTMLElement, options: ImpressionsOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => this.#onIntersect(entries), { threshold: SHARE })
    document.addEventListener('visibilitychange', this.#onVisibility)
    window.addEventListener('pagehide', this.#report)
    this.#host.shadowRoot?.addEventListener('load', this.#onPainted, { capture: true })
    this.#observe()
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#visible.clear()
    this.#items.clear()
    this.#timers.forEach((timer) => clearTimeout(timer))
    this.#timers.clear()
    document.removeEventListener('visibilitychange', this.#onVisibility)
    window.removeEventListener('pagehide', this.#report)
    this.#host.shadowRoot?.removeEventListener('load', this.#onPainted, { capture: true })
    this.#report()
  }

  hostUpdated(): void {
    this.#observe()
  }

  #observe(): void {
    const cards = new Map(this.#options.cards())
    for (const element of this.#items.keys()) if (!cards.has(element)) this.#forget(element)
    for (const [element, item] of cards) {
      const before = this.#items.get(element)
      if (before && keyOf(before) !== keyOf(item)) this.#forget(element)
      if (seen.has(keyOf(item))) continue
      this.#items.set(element, item)
      this.#observer?.observe(element)
      this.#judge(element)
    }
  }

  #forget(element: Element): void {
    this.#observer?.unobserve(element)
    this.#items.delete(element)
    this.#visible.delete(element)
    this.#stop(element)
  }

  #onIntersect(entries: IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio, isIntersecting } of entries) {
      // Ratios are rounded: a card exactly half in view may report a hair less.
      if (isIntersecting && intersectionRatio >= SHARE - 0.005) this.#visible.add(target)
      else this.#visible.delete(target)
      this.#judge(target)
    }
  }

  /** Starts or stops a card's second. */
  #judge(element: Element): void {
    const counts = this.#visible.has(element) && document.visibilityState === 'visible' && isPainted(element)
    if (!counts) return this.#stop(element)
    if (this.#timers.has(element)) return
    this.#timers.set(
      element,
      window.setTimeout(() => this.#count(element), DURATION_MS),
    )
  }

  #stop(element: Element): void {
    clearTimeout(this.#timers.get(element))
    this.#timers.delete(element)
  }

  #count(element: Element): void {
    const item = this.#items.get(element)
    this.#forget(element)
    if (!item || seen.has(keyOf(item))) return
    seen.add(keyOf(item))
    this.#gathered.push(item)
    this.#flush ||= window.setTimeout(this.#report, GATHER_MS)
  }

  #report = (): void => {
    clearTimeout(this.#flush)
    this.#flush = 0
    const items = this.#gathered.splice(0).sort((a, b) => a.position - b.position)
    if (items.length > 0) this.#options.onSeen(items)
  }

  #onVisibility = (): void => {
    for (const element of this.#items.keys()) this.#judge(element)
    if (document.visibilityState === 'hidden') this.#report()
  }

  #onPainted = (event: Event): void => {
    const element = (event.target as Element).closest('.item')
    if (element) this.#judge(element)
  }
}

function isPainted(element: Element): boolean {
  const image = element.querySelector('img')
  return image === null || (image.complete && image.naturalWidth > 0)
}

const keyOf = ({ recommendationId, itemId }: SeenItem): string => `${recommendationId} ${itemId}`
