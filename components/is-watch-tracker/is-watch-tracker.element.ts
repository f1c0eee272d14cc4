import type { Tracking } from '@intellistream/edge-api/contract'
import { WatchEvent } from '../events/watch-event.ts'
import { findPageSession } from '../page-session/find-page-session.ts'
import type { PageSession, TrackedEvent } from '../page-session/types.ts'
import { findMedia } from './find-media.ts'
import { Playing, type MediaLike } from './playing.ts'

/**
 * Binds a `<video>` or `<audio>`, or an element that acts like one, to an item, and reports how much of it is played:
 * at 25, 50, 75 and 95 % of its unique seconds, at its end, and when the page goes away. It has no look of its own.
 *
 * @attr {string} item-id - The item that is played.
 * @attr {string} for - The id of the media element, in the same document or shadow root; without it the first one inside.
 * @attr {string} recommendation-id - The answer that led to the item, so that watching can be joined to showing.
 * @attr {'off' | 'session' | 'user'} tracking - Narrows what the page allows.
 * @attr {string} api - The address of the API, where no provider names it.
 * @event {WatchEvent} is-watch - Fires with each report of a playing; a later one of the same playId replaces it.
 * @slot - The media element, or a player that holds it.
 */
export class IsWatchTracker extends HTMLElement {
  static readonly observedAttributes = ['for', 'item-id']
  #session: PageSession | undefined
  #finding: Promise<PageSession | undefined> | undefined
  #media: MediaLike | undefined
  #playing: Playing | undefined
  #connection = new AbortController()

  constructor() {
    super()
    const root = this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(':host { display: contents }')
    root.adoptedStyleSheets = [sheet]
    root.append(document.createElement('slot'))
  }

  /** Sets the item that is played. */
  get itemId(): string {
    return this.getAttribute('item-id') ?? ''
  }
  set itemId(itemId: string) {
    this.setAttribute('item-id', itemId)
  }

  /** Sets the id of the media element. */
  get htmlFor(): string {
    return this.getAttribute('for') ?? ''
  }
  set htmlFor(id: string) {
    this.setAttribute('for', id)
  }

  /** Sets the answer that led to the item. */
  get recommendationId(): string {
    return this.getAttribute('recommendation-id') ?? ''
  }
  set recommendationId(recommendationId: string) {
    this.setAttribute('recommendation-id', recommendationId)
  }

  connectedCallback(): void {
    this.#finding = findPageSession(this).then((session) => (this.#session = session))
    this.#bind()
  }

  disconnectedCallback(): void {
    this.#stop()
    this.#connection.abort()
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || before === after) return
    if (name === 'for') this.#bind()
    else this.#stop()
  }

  /** Listens to the media element, as soon as there is one. */
  #bind(): void {
    this.#stop()
    this.#connection.abort()
    const { signal } = (this.#connection = new AbortController())
    findMedia(this, signal, (media) => {
      this.#media = media
      const listen = (types: string, onEvent: (event: Event) => void): void => {
        for (const type of types.split(' ')) media.addEventListener(type, onEvent, { signal })
      }
      listen('playing timeupdate ratechange', this.#onProgress)
      listen('pause waiting seeking', this.#onInterrupt)
      listen('ended', this.#onEnded)
      listen('emptied', this.#onEmptied)
      // Before the queue's own listeners, so that its last parcel has this report in it.
      addEventListener('pagehide', this.#onHide, { capture: true, signal })
      document.addEventListener('visibilitychange', this.#onHide, { capture: true, signal })
    })
  }

  /** Ends the playing; what was played since its last report is reported. */
  #stop(): void {
    this.#report()
    this.#playing = undefined
  }

  #report(options?: { ended: boolean }): void {
    const watch = this.#playing?.report(options)
    if (!watch) return
    this.dispatchEvent(new WatchEvent(watch))
    const recommendationId = this.recommendationId
    const tracking = this.getAttribute('tracking') as Tracking | null
    const event: TrackedEvent = {
      eventType: 'watch',
      ...watch,
      ...(recommendationId && { recommendationId }),
      ...(tracking && { tracking }),
    }
    // At once where that can be: a page that goes away does not wait for a promise.
    if (this.#session) void this.#session.track(event)
    else void this.#finding?.then((session) => session?.track(event))
  }

  #onProgress = (): void => {
    const media = this.#media
    if (!media || media.paused || media.seeking || media.ended || !this.itemId) return
    this.#playing ??= new Playing(this.itemId)
    if (this.#playing.look(media, performance.now())) this.#report()
  }

  #onInterrupt = (event: Event): void => {
    // At a seek the position is already the new one; at a pause or stall what was played until then still counts.
    if (this.#media && event.type !== 'seeking') this.#playing?.look(this.#media, performance.now())
    this.#playing?.interrupt()
  }

  #onEnded = (): void => {
    if (this.#media) this.#playing?.look(this.#media, performance.now())
    this.#report({ ended: true })
    this.#playing = undefined
  }

  /** Another title was loaded into the element. */
  #onEmptied = (): void => this.#stop()

  #onHide = (event: Event): void => {
    if (event.type === 'visibilitychange' && document.visibilityState === 'visible') return
    if (this.#media && !this.#media.paused) this.#playing?.look(this.#media, performance.now())
    this.#report()
  }
}
