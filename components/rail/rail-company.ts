// What joins a rail once its cards can be seen, and what nobody needs before: counting impressions, like and dislike, more
// cards at the end, the pointer's buttons, and the way back to the card that was left.

import type { Card, EventType, Reaction, Slate } from '@intellistream/edge-api/contract'
import type { LitElement, TemplateResult } from 'lit'
import { arrowStep } from '../controllers/arrow-keys.ts'
import { readFocus, keepFocus } from '../controllers/focus-memory.ts'
import { Impressions, type SeenItem } from '../controllers/impressions.ts'
import type { RovingFocus } from '../controllers/roving-focus.ts'
import type { SlateSource } from '../controllers/slate-source.ts'
import type { TrackScroll } from '../controllers/track-scroll.ts'
import { EndReachedEvent } from '../events/end-reached-event.ts'
import { ImpressionEvent } from '../events/impression-event.ts'
import { ItemReactEvent } from '../events/item-react-event.ts'
import type { ItemRef } from '../events/item-ref.ts'
import type { Messages } from '../locales/messages.ts'
import type { TrackedEvent } from '../page-session/types.ts'
import { announce } from './announce.ts'
import type { CardView } from './card-view.ts'
import { createPager } from './pagers.ts'
import { companyStyles } from './company.styles.ts'
import { renderReactions, renderRemoved } from './render-reactions.ts'

/** What a rail lets its company see and do. */
export interface RailInside {
  focus: RovingFocus
  scroll: TrackScroll
  source: SlateSource
  slate: () => Slate | undefined
  headingText: () => string
  messages: () => Messages
  /** Tells the API about one card; the answer is what an event says about it. */
  track: (eventType: EventType, card: Card) => ItemRef
  report: (event: TrackedEvent) => void
}

/** Most ids in one event: https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_Event.html */
const MOST_IMPRESSIONS = 25

export class RailCompany {
  readonly #host: LitElement
  readonly #rail: RailInside
  readonly #previous = createPager('previous', () => this.#rail.scroll.page(-1))
  readonly #next = createPager('next', () => this.#rail.scroll.page(1))
  /** Reactions given here, which the slate does not know; by answer and item. */
  readonly #held = new Map<string, Reaction | undefined>()
  #endReached = ''

  constructor(host: LitElement, rail: RailInside) {
    this.#host = host
    this.#rail = rail
    new Impressions(host, {
      cards: () => this.#seeable(),
      onSeen: (items, seenMs) => this.#see(items, seenMs),
    })
    host.addController(this)
    const { adoptedStyleSheets } = host.renderRoot as ShadowRoot
    if (companyStyles.styleSheet) adoptedStyleSheets.push(companyStyles.styleSheet)
    void host.updateComplete.then(() => this.#return())
  }

  get pagers(): readonly HTMLElement[] {
    const [messages, heading] = [this.#rail.messages(), this.#rail.headingText()]
    this.#previous.ariaLabel = messages.previous(heading)
    this.#next.ariaLabel = messages.next(heading)
    this.#showEnds()
    return [this.#previous, this.#next]
  }

  /** The rail was scrolled. Not within a key, whose focus would have to wait for what this changes. */
  onPlace(isPaged: boolean): void {
    queueMicrotask(() => {
      this.#showEnds()
      if (this.#rail.scroll.isNearEnd) this.#nearEnd(isPaged)
    })
  }

  /** Neither is there where all cards are in view. */
  #showEnds(): void {
    const { atStart, atEnd } = this.#rail.scroll
    this.#previous.ariaDisabled = String(atStart)
    this.#next.ariaDisabled = String(atEnd)
    this.#previous.hidden = this.#next.hidden = atStart && atEnd
  }

  /** One screen before the last card: said once for each length, and more is asked for where more may come. */
  #nearEnd(isPaged: boolean): void {
    const { recommendationId = '', items = [] } = this.#rail.slate() ?? {}
    const reached = `${recommendationId} ${items.length}`
    if (items.length === 0 || reached === this.#endReached) return
    this.#endReached = reached
    this.#host.dispatchEvent(new EndReachedEvent({ recommendationId, shown: items.length }))
    if (isPaged) this.#rail.source.held?.loadMore()
  }

  renderReactions(view: CardView): TemplateResult {
    return renderReactions(view, this.#reactionTo(view.card))
  }

  /** What a card that was disliked here leaves; undefined for any other. */
  renderRemoved(view: CardView): TemplateResult | undefined {
    return this.#isRemoved(view.card) ? renderRemoved(view) : undefined
  }

  /** Takes a press on like, dislike or undo; false when it was none of them. */
  act(card: Card, { dataset }: HTMLElement): boolean {
    const pressed = dataset['reaction']
    if (pressed === 'like' || pressed === 'dislike') this.#press(card, pressed)
    else if ('undo' in dataset) this.#undo(card)
    else return false
    return true
  }

  /** Keys of what stands on a card: Down leads there, arrows from one to the other, Up and Escape back. */
  onKey({ key }: KeyboardEvent, stop: HTMLElement): boolean {
    const controls = [...(stop.parentElement?.querySelectorAll<HTMLElement>('.reaction') ?? [])]
    const at = controls.findIndex((control) => control === this.#host.shadowRoot?.activeElement)
    const step = arrowStep(key, this.#host)
    let next: HTMLElement | undefined
    if (at < 0) next = key === 'ArrowDown' ? controls[0] : undefined
    else if (key === 'ArrowUp' || key === 'Escape') next = stop
    else if (step !== 0) next = controls[at + step] ?? controls[at]
    next?.focus({ preventScroll: true })
    return next !== undefined
  }

  hostConnected(): void {
    window.addEventListener('pagehide', this.#onPageHide)
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.#onPageHide)
  }

  #press(card: Card, pressed: Reaction): void {
    const reaction = this.#reactionTo(card) === pressed ? undefined : pressed
    if (reaction === 'dislike') {
      announce(this.#rail.messages().removedItem(card.title))
      const cards = this.#rail.slate()?.items ?? []
      const index = cards.indexOf(card)
      const neighbor = cards[index + 1] ?? cards[index - 1]
      if (neighbor) this.#rail.focus.focusItem(neighbor.itemId)
      this.#rail.source.held?.removeItem(card.itemId)
    }
    this.#react(card, reaction)
  }

  #undo(card: Card): void {
    this.#rail.source.held?.restoreItem(card.itemId)
    announce(this.#rail.messages().restoredItem(card.title))
    this.#react(card, undefined)
    void this.#host.updateComplete.then(() => this.#rail.focus.focusItem(card.itemId))
  }

  #react(card: Card, reaction: Reaction | undefined): void {
    this.#held.set(this.#keyOf(card), reaction)
    this.#host.requestUpdate()
    const ref = this.#rail.track(reaction ?? 'clear', card)
    this.#host.dispatchEvent(new ItemReactEvent({ ...ref, reaction: reaction ?? null }))
  }

  #reactionTo(card: Card): Reaction | undefined {
    const key = this.#keyOf(card)
    return this.#held.has(key) ? this.#held.get(key) : card.reaction
  }

  #isRemoved(card: Card): boolean {
    return this.#held.get(this.#keyOf(card)) === 'dislike'
  }

  #keyOf({ itemId }: Card): string {
    return `${this.#rail.slate()?.recommendationId} ${itemId}`
  }

  /** The cards that could be seen now, and what each would count as. */
  *#seeable(): Generator<readonly [Element, SeenItem]> {
    const { items = [], recommendationId = '' } = this.#rail.slate() ?? {}
    for (const [index, element] of this.#host.renderRoot.querySelectorAll('[part=item]').entries()) {
      const card = items[index]
      if (!card || !element.firstElementChild || this.#isRemoved(card)) continue
      yield [element, { itemId: card.itemId, recommendationId, position: card.position }]
    }
  }

  /** Reports cards that were seen together. */
  #see(items: SeenItem[], seenMs: number): void {
    const counted = items.filter((item) => this.#host.dispatchEvent(new ImpressionEvent({ ...item })))
    for (let from = 0; from < counted.length; from += MOST_IMPRESSIONS) {
      const together = counted.slice(from, from + MOST_IMPRESSIONS)
      this.#rail.report({
        eventType: 'impression',
        occurredAt: new Date(seenMs).toISOString(),
        // All are of one answer: with another, those before are no longer watched.
        recommendationId: counted[from]?.recommendationId ?? '',
        impression: together.map(({ itemId }) => itemId),
        positions: together.map(({ position }) => position),
      })
    }
  }

  /** After a reload or the way back: the card that was left is where the focus goes, or is again. */
  #return(): void {
    const kept = readFocus(this.#host)
    const index = this.#rail.slate()?.items.findIndex(({ itemId }) => itemId === kept?.itemId) ?? -1
    if (!kept || index < 0) return
    this.#rail.focus.restore(kept.itemId)
    this.#rail.scroll.reveal(index, true)
    if (kept.focused) this.#rail.focus.focusItem(kept.itemId)
  }

  #onPageHide = (): void => {
    const { remembered, isInside } = this.#rail.focus
    if (remembered !== undefined) keepFocus(this.#host, { itemId: remembered, focused: isInside })
  }
}
