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

/** A card that has not been seen yet. */
interface Watched {
  item: SeenItem
  inView: boolean
  /** Runs while the card counts. */
  timer: ReturnType<typeof setTimeout> | undefined
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
  #watched = new Map<Element, Watched>()
  #gathered: SeenItem[] = []
  #flush: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost & HTMLElement, options: ImpressionsOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => this.#onIntersect(entries), { threshold: SHARE })
    document.addEventListener('visibilitychange', this.#onVisibility)
    document.addEventListener('close', this.#onVisibility, { capture: true })
    window.addEventListener('pagehide', this.#report)
    this.#host.shadowRoot?.addEventListener('load', this.#onPainted, { capture: true })
    this.hostUpdated()
  }

  hostDisconnected(): void {
    for (const element of this.#watched.keys()) this.#forget(element)
    document.removeEventListener('visibilitychange', this.#onVisibility)
    document.removeEventListener('close', this.#onVisibility, { capture: true })
    window.removeEventListener('pagehide', this.#report)
    this.#host.shadowRoot?.removeEventListener('load', this.#onPainted, { capture: true })
    this.#report()
  }

  hostUpdated(): void {
    const cards = new Map(this.#options.cards())
    for (const [element, { item }] of this.#watched) {
      const now = cards.get(element)
      if (!now || keyOf(now) !== keyOf(item)) this.#forget(element)
    }
    for (const [element, item] of cards) {
      if (seen.has(keyOf(item)) || this.#watched.has(element)) continue
      this.#watched.set(element, { item, inView: false, timer: undefined })
      this.#observer?.observe(element)
    }
  }

  #forget(element: Element): void {
    this.#observer?.unobserve(element)
    clearTimeout(this.#watched.get(element)?.timer)
    this.#watched.delete(element)
  }

  #onIntersect(entries: IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio, isIntersecting } of entries) {
      const watched = this.#watched.get(target)
      if (!watched) continue
      // Ratios are rounded: a card exactly half in view may report a hair less.
      watched.inView = isIntersecting && intersectionRatio >= SHARE - 0.005
      this.#judge(target)
    }
  }

  /** Starts or stops a card's second. */
  #judge(element: Element): void {
    const watched = this.#watched.get(element)
    if (!watched) return
    const counts =
      watched.inView &&
      document.visibilityState === 'visible' &&
      isPainted(element) &&
      !isBehindDialog(this.#host)
    if (counts) watched.timer ??= setTimeout(() => this.#count(element, watched.item), DURATION_MS)
    else {
      clearTimeout(watched.timer)
      watched.timer = undefined
    }
  }

  #count(element: Element, item: SeenItem): void {
    // One may have opened in front meanwhile; when it closes, the second starts again.
    if (isBehindDialog(this.#host)) return this.#judge(element)
    this.#forget(element)
    if (seen.has(keyOf(item))) return
    seen.add(keyOf(item))
    this.#gathered.push(item)
    this.#flush ??= setTimeout(this.#report, GATHER_MS)
  }

  #report = (): void => {
    clearTimeout(this.#flush)
    this.#flush = undefined
    const items = this.#gathered.splice(0).sort((a, b) => a.position - b.position)
    if (items.length > 0) this.#options.onSeen(items)
  }

  #onVisibility = (): void => {
    for (const element of this.#watched.keys()) this.#judge(element)
    if (document.visibilityState === 'hidden') this.#report()
  }

  #onPainted = (event: Event): void => {
    const element = (event.target as Element).closest('.item')
    if (element) this.#judge(element)
  }
}

/** A modal dialog covers the page; what is in it, through any shadow root, is not behind it. */
function isBehindDialog(host: Node): boolean {
  let node: Node | null = host
  while (node && !(node instanceof Element && node.matches(':modal')))
    node = node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null
  return !node && !!document.querySelector(':modal')
}

function isPainted(element: Element): boolean {
  const image = element.querySelector('img')
  return image === null || (image.complete && image.naturalWidth > 0)
}

const keyOf = ({ recommendationId, itemId }: SeenItem): string => `${recommendationId} ${itemId}`
