// Which cards were really seen: at least half of a card for one second without a break, in a visible tab, with its
// picture (or the text in its place) painted. Skeletons are never observed.

import type { ReactiveController, ReactiveControllerHost } from 'lit'

export interface ImpressionsOptions {
  /** The cards that could be seen now, and what each would count as. */
  cards: () => Iterable<readonly [Element, SeenItem]>
  /** Called with all cards that reached their second together, and when the first of them did, by the clock. */
  onSeen: (items: SeenItem[], seenMs: number) => void
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
  /** When its second began; never while it does not count. */
  since: number
}

const SHARE = 0.5
const DURATION_MS = 1000
/** Cards that come into view with one scroll reach their second within this time, and are reported together. */
const GATHER_MS = 100
const NEVER = Infinity

/** Once per answer and item for the whole page, whatever element or node shows it. */
const seen = new Set<string>()

export class Impressions implements ReactiveController {
  readonly #options: ImpressionsOptions
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #observer = new IntersectionObserver((entries) => this.#onIntersect(entries), { threshold: SHARE })
  readonly #watched = new Map<Element, Watched>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost & HTMLElement, options: ImpressionsOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostConnected(): void {
    // Of the tab, of a dialog, of a picture: each may start or end a card's second.
    document.addEventListener('visibilitychange', this.#look)
    document.addEventListener('close', this.#look, { capture: true })
    this.#host.shadowRoot?.addEventListener('load', this.#look, { capture: true })
    this.hostUpdated()
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look)
    document.removeEventListener('close', this.#look, { capture: true })
    this.#look()
    for (const element of this.#watched.keys()) this.#forget(element)
  }

  hostUpdated(): void {
    const cards = new Map(this.#options.cards())
    for (const [element, { item }] of this.#watched) {
      const now = cards.get(element)
      if (!now || keyOf(now) !== keyOf(item)) this.#forget(element)
    }
    for (const [element, item] of cards) {
      if (seen.has(keyOf(item)) || this.#watched.has(element)) continue
      this.#watched.set(element, { item, inView: false, since: NEVER })
      this.#observer.observe(element)
    }
  }

  #forget(element: Element): void {
    this.#observer.unobserve(element)
    this.#watched.delete(element)
  }

  #onIntersect(entries: IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio, isIntersecting } of entries) {
      const watched = this.#watched.get(target)
      // Ratios are rounded: a card exactly half in view may report a hair less.
      if (watched) watched.inView = isIntersecting && intersectionRatio >= SHARE - 0.005
    }
    this.#look()
  }

  /** Whenever something may have changed, and when the first card should have its second. */
  #look = (): void => {
    const now = performance.now()
    const isBehind = isBehindDialog(this.#host)
    const items: SeenItem[] = []
    let first = NEVER
    let agoMs = 0
    for (const [element, card] of this.#watched) {
      // Up to now it counted, but for a dialog, which opens unheard: when it closes, the second starts again.
      if (now - card.since >= DURATION_MS && !isBehind) {
        this.#forget(element)
        agoMs = Math.max(agoMs, now - card.since - DURATION_MS)
        if (!seen.has(keyOf(card.item))) items.push(card.item)
        seen.add(keyOf(card.item))
        continue
      }
      const counts = card.inView && !isBehind && document.visibilityState === 'visible' && isPainted(element)
      card.since = counts ? Math.min(card.since, now) : NEVER
      first = Math.min(first, card.since)
    }
    clearTimeout(this.#timer)
    if (first < NEVER) this.#timer = setTimeout(this.#look, first - now + DURATION_MS + GATHER_MS)
    if (items.length > 0)
      this.#options.onSeen(
        items.sort((a, b) => a.position - b.position),
        Date.now() - agoMs,
      )
  }
}

/** A modal dialog covers the page; what is in it, through any shadow root, is not behind it. */
function isBehindDialog(host: Element): boolean {
  if (host.closest(':modal')) return false
  const root = host.getRootNode()
  return root instanceof ShadowRoot ? isBehindDialog(root.host) : document.querySelector(':modal') !== null
}

function isPainted(element: Element): boolean {
  const image = element.querySelector('img')
  return image === null || (image.complete && image.naturalWidth > 0)
}

const keyOf = ({ recommendationId, itemId }: SeenItem): string => `${recommendationId} ${itemId}`
