// What the three rails share: cards in a track, one tab stop, keys, and a window on long lists.

import type { Card, EventType } from '@intellistream/edge-api/contract'
import { nothing, render } from 'lit'
import { RovingFocus } from '../controllers/roving-focus.ts'
import { TrackScroll } from '../controllers/track-scroll.ts'
import { EdgeEvent } from '../events/edge-event.ts'
import type { ItemRef } from '../events/item-ref.ts'
import { ItemSelectEvent } from '../events/item-select-event.ts'
import type { Messages } from '../locales/messages.ts'
import type { TrackedEvent } from '../page-session/types.ts'
import { cardHref } from './card-href.ts'
import type { CardView } from './card-view.ts'
import { CardWindow } from './card-window.ts'
import { copy, fillCard, fillPlace, linkIn, placeAt } from './fill-card.ts'
import { toColor } from './image-source.ts'
import type { RailCompany } from './rail-company.ts'
import { loadCompany } from './load-company.ts'
import { Pictures } from './pictures.ts'
import { RailStates } from './rail-states.ts'
// Last: files pack better where styles are beside each other.
import { railSheets } from './rail-sheets.ts'

// Named here so that whoever uses a rail has the types of its events.
export type { EdgeEvent, ItemSelectEvent }
export type { EndReachedEvent } from '../events/end-reached-event.ts'
export type { ImpressionEvent } from '../events/impression-event.ts'
export type { ItemReactEvent } from '../events/item-react-event.ts'

/**
 * A rail: one heading, one horizontal list of links, one tab stop. It renders one `state`.
 *
 * Keys: Left and Right move by a card in the visual direction, Home and End go to the ends, Enter activates. With
 * `reactions`, Down goes from a card to its buttons and Up or Escape back. All other keys belong to the page.
 *
 * @attr {string} api - The address of the API, where no `<is-provider>` gives it.
 * @attr {string} heading - The heading; without it the element has its own.
 * @attr {number} heading-level - The level of the heading, 1..6. Default 2.
 * @attr {number} limit - How many cards are asked for at a time, 1..50.
 * @attr {boolean} reactions - Whether cards offer like and dislike.
 * @attr {string} href-template - Where cards without an address of their own lead; `{itemId}` stands for the id.
 * @attr {string} image-hosts - Hosts that pictures may come from, beside TMDB's and the API's own, separated by spaces.
 * @attr {'off' | 'session' | 'user'} tracking - What may be recorded here; the strictest of page and element holds.
 * @attr {'stop' | 'exit' | 'wrap'} edge - What an arrow does at the first and the last card. Default `stop`.
 * @attr {'start' | 'nearest' | 'center'} align - Where the focused card comes to stand. Default: what `--is-rail-align` says.
 * @event {ItemSelectEvent} is-item-select - Fires when a card is activated. Cancelable: a page that navigates itself prevents it. Not for new tabs.
 * @event {ItemReactEvent} is-item-react - Fires when a card was liked, disliked, or its reaction taken back.
 * @event {ImpressionEvent} is-impression - Fires once for each card that was seen. Cancelable: prevented, it is not recorded.
 * @event {EndReachedEvent} is-end-reached - Fires one screen before the last card.
 * @event {EdgeEvent} is-edge - Fires when an arrow would leave the rail. Cancelable: prevented, `edge` has no say.
 * @slot empty - Shown when there is nothing to recommend.
 * @slot error - Shown beside the retry button when loading failed.
 * @slot skeleton - Shown while loading, in the place of the grey cards.
 * @csspart head - The line above the cards.
 * @csspart heading - The heading.
 * @csspart note - The words beside the heading of a stale answer.
 * @csspart pager - A button that scrolls by one screen.
 * @csspart pager-previous - The one that goes back.
 * @csspart pager-next - The one that goes on.
 * @csspart scroller - What scrolls.
 * @csspart track - The list.
 * @csspart item - One place in the list.
 * @csspart card - The link or button of one item.
 * @csspart card-watched - A card that was begun.
 * @csspart card-removed - A card after a dislike, which offers to take it back.
 * @csspart poster - The picture.
 * @csspart fallback - The title in its place where there is no picture.
 * @csspart title - The title of one item.
 * @csspart meta - Year, rating and genre of one item.
 * @csspart reaction - Like or dislike.
 * @csspart reaction-like - The button that likes.
 * @csspart reaction-dislike - The button that dislikes.
 * @csspart skeleton - The picture of a grey card.
 * @csspart notice - The place of the cards when empty or failed.
 * @csspart retry - The button that asks again.
 * @cssproperty [--is-card-width=clamp(7rem, 5rem + 7vw, 11rem)] - The width of one card.
 * @cssproperty [--is-aspect-poster=2 / 3] - Width to height of a poster.
 * @cssproperty [--is-gap=clamp(0.75rem, 0.5rem + 0.8vw, 1.125rem)] - The space between cards.
 * @cssproperty [--is-safe-inline=clamp(1rem, 5vw, 4rem)] - The space at both ends of the rail.
 * @cssproperty [--is-space-rail=1rem] - The space above and below.
 * @cssproperty [--is-card-radius=var(--is-radius-card)] - The corners of a poster.
 * @cssproperty [--is-focus-scale=1.05] - How much the focused poster grows, at most 1.08.
 * @cssproperty [--is-rail-align=nearest] - The default of `align`.
 * @cssstate loading - Nothing has arrived yet.
 * @cssstate ready - Cards are shown.
 * @cssstate empty - There is nothing to show.
 * @cssstate error - Loading failed and there is nothing kept.
 * @cssstate stale - Loading failed; an earlier answer is shown.
 */
export abstract class RailElement extends RailStates {
  static override styles = railSheets
  readonly #pictures = new Pictures()
  readonly #window = new CardWindow()
  #company: RailCompany | undefined
  readonly #scroll = new TrackScroll(this, {
    scroller: () => this.list?.parentElement ?? null,
    count: () => this.#cards.length,
    align: () => this.align,
    onPlace: (first, count) => {
      if (this.#window.follow(first, count)) this.requestUpdate()
      this.#company?.onPlace(this.isPaged)
    },
  })
  readonly #focus = new RovingFocus(this, {
    count: () => (this.list ? this.#cards.length : 0),
    idAt: (index) => this.#cards[index]?.itemId ?? '',
    indexOf: (itemId) => this.#indexOf(itemId),
    stopAt: (index) => this.#stopAt(index),
    placeOf: (element) => this.#indexOf(itemIdOf(element)),
    fallback: () => this.renderRoot.querySelector<HTMLElement>('.retry'),
    onMove: (index, repeat) => this.#scroll.reveal(index, repeat),
    onKey: (event, stop) => !!this.#company?.onKey(event, stop),
    onEdge: (side, repeat) => (this.dispatchEvent(new EdgeEvent({ side, repeat })) ? this.edge : 'stop'),
  })

  constructor() {
    super()
    this.addEventListener('focus', () => this.near.approach())
  }

  /** Moves the focus to the remembered card, as engines and scripts expect of any element. */
  override focus(options?: FocusOptions): void {
    const { target } = this.#focus
    if (target) target.focus(options)
    else super.focus(options)
  }

  /** Moves the focus to the card of an item; false when the rail does not show it. */
  focusItem(itemId: string): boolean {
    return this.#focus.focusItem(itemId)
  }

  /** Moves the focus by one card, on or back in reading order. */
  navigate(direction: 'next' | 'previous'): void {
    this.#focus.step(direction === 'next' ? 1 : -1)
  }

  /** Whether more cards are asked for at the end. */
  protected get isPaged(): boolean {
    return true
  }

  /** Whether place means something, as in a top ten. */
  protected get isOrdered(): boolean {
    return false
  }

  /** Whether only the cards near the screen are there; all cards are equally wide then. */
  protected get isWindowed(): boolean {
    return true
  }

  /** Fills a link with what a card shows. */
  protected fillCard(link: HTMLElement, view: CardView): void {
    fillCard(link, view)
  }

  protected override get pagers(): unknown {
    return this.#company?.pagers
  }

  /** On the root, for cards of all renders. Errors of pictures do not bubble. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot()
    root.addEventListener('click', this.#onClick)
    root.addEventListener('auxclick', this.#onClick)
    root.addEventListener('error', (event) => this.#pictures.fail(event) && this.requestUpdate(), {
      capture: true,
    })
    return root
  }

  protected override fillCards(): void {
    this.#pictures.allow(this.source.session?.api ?? this.api, this.imageHosts)
    if (!this.#company) loadCompany((Company) => this.#join(Company))
    const { messages } = this
    const cards = this.#cards
    const { length } = cards
    const list = (this.list ??= this.#takeList())
    const kept = this.#focus.current
    const places = this.isWindowed ? this.#window.places(length) : length
    for (const [index, card] of cards.slice(0, places).entries()) {
      const isHere = !this.isWindowed || this.#window.has(index, length, kept)
      this.#fill(placeAt(list, index), card, isHere ? this.#view(card, index, messages) : undefined)
    }
    while (list.children.length > places) list.lastElementChild?.remove()
    // For the room of the cards that are not there yet.
    list.classList.toggle('stretch', length > places)
    list.style.setProperty('--_count', String(length - places))
    // The browser may skip it while it is out of sight.
    this.scroller.classList.toggle('later', this.isWindowed && this.near.isLater)
  }

  /** The list of the cards, which a server may have filled: what is there stays, and so does the focus. */
  #takeList(): HTMLElement {
    const { scroller } = this
    const list = scroller.firstElementChild ?? scroller.appendChild(copy(this.isOrdered ? 'ol' : 'ul'))
    const focused = scroller.querySelector(':focus')
    if (focused) this.#focus.restore(itemIdOf(focused))
    // All of them are in view of a window that shows two screens.
    this.#window.follow(0, list.children.length / 1.5)
    return list as HTMLElement
  }

  #join(Company: typeof RailCompany): void {
    this.#company ??= new Company(this, {
      focus: this.#focus,
      scroll: this.#scroll,
      source: this.source,
      slate: () => this.slate,
      headingText: () => this.headingText,
      messages: () => this.messages,
      track: (eventType, card) => this.#trackCard(eventType, card),
      report: (event) => this.#track(event),
    })
    this.requestUpdate()
  }

  /** Without a view the place is out of sight. */
  #fill(place: HTMLElement, { itemId }: Card, view: CardView | undefined): void {
    const removed = view && this.#company?.renderRemoved(view)
    fillPlace(place, itemId, view)
    const link = linkIn(place, removed ? undefined : view)
    if (link && view) this.fillCard(link, view)
    const beside = removed ?? (view && this.reactions && this.#company?.renderReactions(view))
    // What was there before leaves a mark of Lit's.
    if (beside || place.childNodes.length > (link ? 1 : 0)) render(beside || nothing, place)
  }

  get #cards(): readonly Card[] {
    return this.slate?.items ?? []
  }

  #view(card: Card, index: number, messages: Messages): CardView {
    const mayGrow = this.isPaged && this.slate?.nextCursor
    return {
      card,
      place: index + 1,
      setSize: mayGrow ? -1 : this.#cards.length,
      href: cardHref(card, this.hrefTemplate),
      image: this.#pictures.of(card),
      color: toColor(card.poster?.color),
      messages,
    }
  }

  #indexOf(itemId: string): number {
    return this.#cards.findIndex((card) => card.itemId === itemId)
  }

  /** The link or button at a place; a card that is out of sight is rendered at once. */
  #stopAt(index: number): HTMLElement | null {
    if (index < 0 || index >= this.#cards.length) return null
    const find = (): HTMLElement | null =>
      this.list?.children[index]?.querySelector<HTMLElement>('[data-stop]') ?? null
    const stop = find()
    if (stop) return stop
    this.near.approach()
    this.#window.include(index)
    this.requestUpdate()
    this.performUpdate()
    return find()
  }

  /** The one path of mouse, touch, Enter, voice and switch. */
  #onClick = (event: Event): void => {
    if (!(event instanceof MouseEvent) || !(event.target instanceof Element)) return
    const control = event.target.closest<HTMLElement>('[data-reaction], [data-stop]')
    const card = this.#cards[this.#indexOf(itemIdOf(event.target))]
    if (!control || !card) return
    // The middle button opens a link in a new tab, without a click.
    if (event.type === 'auxclick') {
      if (event.button === 1 && control.localName === 'a') this.#trackCard('click', card)
    } else if (!this.#company?.act(card, control)) this.#select(card, event)
  }

  /** A double click is one activation; a new tab is nobody's to take away. */
  #select(card: Card, event: MouseEvent): void {
    if (event.detail > 1) return
    this.#trackCard('click', card)
    const newTab = event.ctrlKey || event.metaKey || event.shiftKey
    if (!newTab && !this.dispatchEvent(new ItemSelectEvent(this.#refOf(card)))) event.preventDefault()
  }

  #trackCard(eventType: EventType, card: Card): ItemRef {
    const ref = this.#refOf(card)
    this.#track({ eventType, ...ref })
    return ref
  }

  #track(event: TrackedEvent): void {
    const kind = this.slate?.kind
    void this.source.session?.track({
      ...event,
      ...(kind && { slateKind: kind }),
      ...(this.tracking && { tracking: this.tracking }),
    })
  }

  #refOf({ itemId, position }: Card): ItemRef {
    return { itemId, position, recommendationId: this.slate?.recommendationId ?? '' }
  }
}

function itemIdOf(element: Element): string {
  return element.closest<HTMLElement>('.item')?.dataset['itemId'] ?? ''
}
