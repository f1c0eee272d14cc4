// What happens when a card is activated, liked, disliked, brought back or seen: one event for the page, one for the API.

import type { Card, EventType, Reaction, Slate } from '@intellistream/edge-api/contract'
import type { LitElement } from 'lit'
import type { SeenItem } from '../controllers/impressions.ts'
import type { Reactions } from '../controllers/reactions.ts'
import { ImpressionEvent } from '../events/impression-event.ts'
import { ItemReactEvent } from '../events/item-react-event.ts'
import { ItemSelectEvent } from '../events/item-select-event.ts'
import { langOf, messagesFor } from '../locales/messages.ts'
import type { TrackedEvent } from '../page-session/types.ts'
import { announce } from './announce.ts'

export interface CardActionsOptions {
  reactions: Reactions
  slate: () => Slate | undefined
  card: (itemId: string) => Card | undefined
  hrefOf: (card: Card) => string | null
  track: (event: TrackedEvent) => void
  /** Takes a card out; the focus has to be elsewhere then. */
  remove: (card: Card) => void
  restore: (card: Card) => void
  focus: (card: Card) => void
}

/** Most ids in one event: https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_Event.html */
const MOST_IMPRESSIONS = 25

export class CardActions {
  readonly #host: LitElement
  readonly #options: CardActionsOptions

  constructor(host: LitElement, options: CardActionsOptions) {
    this.#host = host
    this.#options = options
  }

  /** The one path of mouse, touch, Enter, voice and switch. */
  onClick = (event: Event): void => {
    if (!(event instanceof MouseEvent) || !(event.target instanceof Element)) return
    const { target } = event
    const card = this.#cardAt(target)
    const control = target.closest<HTMLElement>('[data-reaction], [data-stop]')
    if (!card || !control) return
    const pressed = control.dataset['reaction']
    if (event.type === 'auxclick') return this.#openTab(card, control, event)
    if (pressed === 'like' || pressed === 'dislike') this.#react(card, pressed)
    else if ('undo' in control.dataset) this.#undo(card)
    else this.#select(card, event)
  }

  /** Reports cards that were seen together. */
  see(items: SeenItem[]): void {
    const counted = items.filter((item) => this.#host.dispatchEvent(new ImpressionEvent({ ...item })))
    for (const recommendationId of new Set(counted.map((item) => item.recommendationId))) {
      const together = counted.filter((item) => item.recommendationId === recommendationId)
      for (let start = 0; start < together.length; start += MOST_IMPRESSIONS) {
        const some = together.slice(start, start + MOST_IMPRESSIONS)
        const impression = some.map(({ itemId }) => itemId)
        const positions = some.map(({ position }) => position)
        this.#options.track({
          eventType: 'impression',
          recommendationId,
          impression,
          positions,
          ...this.#kind,
        })
      }
    }
  }

  /** The middle button opens a link in a new tab, without a click. */
  #openTab(card: Card, control: HTMLElement, { button }: MouseEvent): void {
    if (button === 1 && control.localName === 'a') this.#track('click', card)
  }

  /** A double click is one activation; a new tab is nobody's to take away. */
  #select(card: Card, event: MouseEvent): void {
    if (event.detail > 1) return
    this.#track('click', card)
    const newTab = event.ctrlKey || event.metaKey || event.shiftKey
    if (!newTab && !this.#host.dispatchEvent(new ItemSelectEvent(this.#refOf(card)))) event.preventDefault()
  }

  #react(card: Card, pressed: Reaction): void {
    const reaction = this.#options.reactions.press(card, pressed)
    if (reaction === 'dislike') {
      announce(this.#messages.removedItem(card.title))
      this.#options.remove(card)
    }
    this.#tellReaction(card, reaction)
  }

  #undo(card: Card): void {
    this.#options.reactions.clear(card)
    this.#options.restore(card)
    announce(this.#messages.restoredItem(card.title))
    this.#tellReaction(card, undefined)
    this.#options.focus(card)
  }

  #tellReaction(card: Card, reaction: Reaction | undefined): void {
    this.#host.requestUpdate()
    this.#track(reaction ?? 'clear', card)
    this.#host.dispatchEvent(new ItemReactEvent({ ...this.#refOf(card), reaction: reaction ?? null }))
  }

  #track(eventType: EventType, card: Card): void {
    this.#options.track({ eventType, ...this.#refOf(card), ...this.#kind })
  }

  #cardAt(target: Element): Card | undefined {
    return this.#options.card(target.closest<HTMLElement>('.item')?.dataset['itemId'] ?? '')
  }

  #refOf({ itemId, position }: Card): SeenItem {
    return { itemId, position, recommendationId: this.#options.slate()?.recommendationId ?? '' }
  }

  get #kind(): Pick<TrackedEvent, 'slateKind'> {
    const kind = this.#options.slate()?.kind
    return kind ? { slateKind: kind } : {}
  }

  get #messages(): ReturnType<typeof messagesFor> {
    return messagesFor(langOf(this.#host), this.#host)
  }
}
