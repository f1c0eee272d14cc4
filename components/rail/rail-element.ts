// What the three rails share. A rail renders one `state`; the page session, or the page, sets it.

import type { Card, Slate } from '@intellistream/edge-api/contract'
import { html, nothing } from 'lit'
import type { PropertyValues, TemplateResult } from 'lit'
import { keepFocus, readFocus } from '../controllers/focus-memory.ts'
import { Impressions } from '../controllers/impressions.ts'
import type { SeenItem } from '../controllers/impressions.ts'
import { Nearness } from '../controllers/nearness.ts'
import { Reactions } from '../controllers/reactions.ts'
import { RovingFocus } from '../controllers/roving-focus.ts'
import { SkeletonTiming } from '../controllers/skeleton-timing.ts'
import { SlateSource } from '../controllers/slate-source.ts'
import { TrackScroll } from '../controllers/track-scroll.ts'
import { EdgeEvent } from '../events/edge-event.ts'
import { EndReachedEvent } from '../events/end-reached-event.ts'
import type { Messages } from '../locales/messages.ts'
import { langOf, messagesFor } from '../locales/messages.ts'
import type { SlateState } from '../page-session/slate-state.ts'
import { CardActions } from './card-actions.ts'
import { cardHref } from './card-href.ts'
import type { CardView } from './card-view.ts'
import { CardWindow } from './card-window.ts'
import { Heading } from './heading.ts'
import { toColor } from './image-source.ts'
import { Pictures } from './pictures.ts'
import { RailAttributes } from './rail-attributes.ts'
import { railSheets } from './rail-sheets.ts'
import { renderCardContent, renderItem, renderPlace, renderStretch } from './render-card.ts'
import {
  renderEmpty,
  renderError,
  renderHead,
  renderRoom,
  renderSkeleton,
  renderTrack,
} from './render-rail.ts'

// Named here so that whoever uses a rail has the types of its events.
export type { EdgeEvent, EndReachedEvent }
export type { ImpressionEvent } from '../events/impression-event.ts'
export type { ItemReactEvent } from '../events/item-react-event.ts'
export type { ItemSelectEvent } from '../events/item-select-event.ts'

const STATES = ['loading', 'ready', 'empty', 'error', 'stale'] as const

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
export abstract class RailElement extends RailAttributes {
  static override styles = railSheets
  #shown: SlateState = { type: 'loading' }
  #cards: Card[] = []
  readonly #pictures = new Pictures()
  readonly #headingElement = new Heading()
  readonly #window = new CardWindow()
  #endReached = ''
  /** Whether the cards were rendered: what is there stays. */
  #isBuilt = false
  #isServed = false
  /** The card to come back to: undefined before it was looked for, null when there is none anymore. */
  #returnTo: string | null | undefined
  readonly #internals = this.attachInternals()
  readonly #reactions = new Reactions()
  readonly #near = new Nearness(this)
  readonly #timing = new SkeletonTiming(this)
  readonly #source = new SlateSource(this, (state) => this.#show(state))
  readonly #scroll = new TrackScroll(this, {
    scroller: () => this.renderRoot.querySelector<HTMLElement>('.scroller'),
    align: () => this.align,
    onNearEnd: () => this.#onNearEnd(),
    onView: (first, count) => this.#onView(first, count),
  })
  readonly #focus = new RovingFocus(this, {
    count: () => (this.#isBuilt ? this.#cards.length : 0),
    idAt: (index) => this.#cards[index]?.itemId ?? '',
    indexOf: (itemId) => this.#indexOf(itemId),
    stopAt: (index) => this.#stopAt(index),
    placeOf: (element) => this.#indexOf(element.closest<HTMLElement>('.item')?.dataset['itemId'] ?? ''),
    controlsOf: (stop) => [...(stop.parentElement?.querySelectorAll<HTMLElement>('.reaction') ?? [])],
    fallback: () => this.renderRoot.querySelector<HTMLElement>('.retry'),
    onMove: (index, { repeat, pointer }) => {
      if (!pointer) this.#scroll.reveal(index, repeat)
    },
    onEdge: (side, repeat) => (this.dispatchEvent(new EdgeEvent({ side, repeat })) ? this.edge : 'stop'),
  })
  readonly #actions = new CardActions(this, {
    reactions: this.#reactions,
    slate: () => this.slate,
    card: (itemId) => this.#cards.find((card) => card.itemId === itemId),
    hrefOf: (card) => cardHref(card, this.hrefTemplate),
    track: (event) => {
      void this.#source.session?.track(this.tracking ? { ...event, tracking: this.tracking } : event)
    },
    remove: (card) => {
      this.#focusBeside(card)
      this.#source.removeItem(card.itemId)
    },
    restore: (card) => this.#source.restoreItem(card.itemId),
    focus: (card) => void this.updateComplete.then(() => this.#focus.focusItem(card.itemId)),
  })

  constructor() {
    super()
    this.#internals.role = 'group'
    this.addEventListener('focus', () => this.#near.approach())
    new Impressions(this, { cards: () => this.#impressed(), onSeen: (items) => this.#actions.see(items) })
  }

  /** Sets what is shown. The page session sets it; a page or a story may set it by hand, and then keeps it. */
  set state(state: SlateState) {
    this.#source.release()
    this.#show(state)
  }
  get state(): SlateState {
    return this.#shown
  }

  /** The answer that is shown, if there is one. */
  protected get slate(): Slate | undefined {
    return 'slate' in this.#shown ? this.#shown.slate : undefined
  }

  protected get messages(): Messages {
    return messagesFor(langOf(this), this)
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

  /** The heading where the page gives none. */
  protected abstract defaultHeading(messages: Messages): string

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

  protected get skeletonCount(): number {
    return Math.min(this.limit ?? 12, 12)
  }

  protected renderContent(view: CardView): TemplateResult {
    return renderCardContent(view)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('pagehide', this.#onPageHide)
    if (this.#shown.type === 'loading') this.#timing.start()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('pagehide', this.#onPageHide)
  }

  /** What a server rendered stays until there is something to show in its place. */
  protected override shouldUpdate(): boolean {
    if (!this.#isServed) return true
    if (this.#shown.type === 'loading') return false
    this.#isServed = false
    const focused = this.shadowRoot?.activeElement?.closest<HTMLElement>('.item')?.dataset['itemId']
    this.shadowRoot?.replaceChildren()
    this.renderOptions.renderBefore = null
    if (focused !== undefined) void this.updateComplete.then(() => this.focusItem(focused))
    return true
  }

  /** On the root, for cards of all renders. Errors of pictures do not bubble. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#isServed = this.shadowRoot?.firstChild != null
    const root = super.createRenderRoot()
    root.addEventListener('click', this.#actions.onClick)
    root.addEventListener('auxclick', this.#actions.onClick)
    root.addEventListener('error', (event) => this.#pictures.fail(event) && this.requestUpdate(), {
      capture: true,
    })
    return root
  }

  protected override willUpdate(_changed: PropertyValues): void {
    this.#cards = this.slate ? this.#reactions.withKept(this.slate) : []
    this.#internals.ariaLabel = this.#heading
    this.#internals.ariaBusy = String(this.#shown.type === 'loading')
    for (const state of STATES) setState(this.#internals, state, state === this.#shown.type)
  }

  protected override updated(): void {
    if (this.#returnTo === undefined && this.#isBuilt) this.#return()
  }

  protected override render(): TemplateResult {
    switch (this.#shown.type) {
      case 'loading':
        return html`${this.#renderHead()}
          <div class="scroller still">
            <slot name="skeleton"
              >${renderSkeleton(this.#near.isNear ? this.skeletonCount : 1, this.#timing.visible)}</slot
            >
          </div>`
      case 'empty':
        return html`${this.#renderHead()}${renderEmpty(this.messages)}`
      case 'error':
        return html`${this.#renderHead()}${renderError(this.#shown.problem, this.messages, () => this.#source.retry())}`
      case 'ready':
        return html`${this.#renderHead()}${this.#renderTrack()}`
      case 'stale':
        return html`${this.#renderHead(this.messages.stale)}${this.#renderTrack()}`
    }
  }

  #renderHead(note?: string): TemplateResult {
    const { atStart, atEnd } = this.#scroll
    const pager = this.#isBuilt &&
      this.slate &&
      !(atStart && atEnd) && {
        atStart,
        atEnd,
        onPage: (direction: 1 | -1) => this.#scroll.page(direction),
      }
    return renderHead({
      heading: this.#heading,
      element: this.#headingElement.render(this.#heading, this.headingLevel, 2),
      note,
      pager,
      messages: this.messages,
    })
  }

  #renderTrack(): TemplateResult {
    this.#pictures.allow(this.#source.session?.api ?? this.api, this.imageHosts)
    this.#isBuilt ||= this.#near.isNear
    if (!this.#isBuilt) {
      this.#near.approachWhenIdle()
      return renderRoom()
    }
    const { length } = this.#cards
    const kept = this.#focus.current
    const places = this.isWindowed ? this.#window.places(length) : length
    const items = this.#cards.slice(0, places).map((card, index) => {
      if (this.isWindowed && !this.#window.has(index, length, kept)) return renderPlace(card)
      const view = this.#view(card, index)
      return renderItem(view, this.renderContent(view))
    })
    const stretch = places < length ? renderStretch(length - places) : nothing
    return renderTrack(html`${items}${stretch}`, this.isOrdered, this.#near.isLater)
  }

  get #heading(): string {
    return this.heading || this.defaultHeading(this.messages)
  }

  #view(card: Card, index: number): CardView {
    const mayGrow = this.isPaged && this.slate?.nextCursor
    return {
      card,
      place: index + 1,
      setSize: mayGrow ? -1 : this.#cards.length,
      href: cardHref(card, this.hrefTemplate),
      image: this.#pictures.of(card),
      color: toColor(card.poster?.color),
      eager: false,
      reaction: this.#reactions.of(card),
      removed: this.#reactions.isRemoved(card),
      reactions: this.reactions,
      messages: this.messages,
    }
  }

  #show(state: SlateState): void {
    if (state.type === 'loading') this.#timing.start()
    const apply = (): void => {
      const before = this.#shown
      const isEmpty =
        state.type === 'ready' && state.slate.items.length === 0 && !this.#reactions.keeps(state.slate)
      this.#shown = isEmpty ? { type: 'empty' } : state
      this.requestUpdate('state', before)
    }
    if (state.type === 'loading') apply()
    else this.#timing.finish(apply)
  }

  #indexOf(itemId: string): number {
    return this.#cards.findIndex((card) => card.itemId === itemId)
  }

  /** The link or button at a place; a card that is out of sight is rendered at once. */
  #stopAt(index: number): HTMLElement | null {
    if (index < 0 || index >= this.#cards.length) return null
    const find = (): HTMLElement | null =>
      this.renderRoot.querySelectorAll('[part=item]')[index]?.querySelector<HTMLElement>('[data-stop]') ??
      null
    const stop = find()
    if (stop) return stop
    this.#near.approach()
    this.#window.include(index)
    this.requestUpdate()
    this.performUpdate()
    return find()
  }

  #onView(first: number, count: number): void {
    if (typeof this.#returnTo === 'string') {
      const index = this.#indexOf(this.#returnTo)
      this.#returnTo = null
      if (index >= 0) return this.#scroll.reveal(index, true)
    }
    if (this.#window.follow(first, count)) this.requestUpdate()
  }

  /** After a reload or the way back: the card that was left is where the focus goes, or is again. */
  #return(): void {
    const kept = readFocus(this)
    this.#returnTo = kept?.itemId ?? null
    if (!kept || this.#indexOf(kept.itemId) < 0) return
    this.#focus.restore(kept.itemId)
    if (kept.focused) this.#focus.focusItem(kept.itemId)
  }

  #onPageHide = (): void => {
    const itemId = this.#focus.remembered
    if (itemId !== undefined) keepFocus(this, { itemId, focused: this.#focus.isInside })
  }

  #focusBeside(card: Card): void {
    const index = this.#cards.indexOf(card)
    const neighbor = this.#cards[index + 1] ?? this.#cards[index - 1]
    if (neighbor) this.#focus.focusItem(neighbor.itemId)
  }

  *#impressed(): Generator<readonly [Element, SeenItem]> {
    const recommendationId = this.slate?.recommendationId ?? ''
    for (const [index, element] of this.renderRoot.querySelectorAll('[part=item]').entries()) {
      const card = this.#cards[index]
      if (!card || !element.firstElementChild || this.#reactions.isRemoved(card)) continue
      yield [element, { itemId: card.itemId, recommendationId, position: card.position }]
    }
  }

  #onNearEnd(): void {
    const slate = this.slate
    if (!slate) return
    const reached = `${slate.recommendationId} ${slate.items.length}`
    if (reached === this.#endReached) return
    this.#endReached = reached
    this.dispatchEvent(
      new EndReachedEvent({ recommendationId: slate.recommendationId, shown: slate.items.length }),
    )
    if (this.isPaged) this.#source.loadMore()
  }
}

/** Browsers before `:state()` refuse names without dashes; the rail works there without them. */
function setState({ states }: ElementInternals, name: string, on: boolean): void {
  try {
    if (on) states.add(name)
    else states.delete(name)
  } catch {
    return
  }
}
