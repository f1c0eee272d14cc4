// What the person thinks of the cards of a rail: shown at once, told to the API afterwards. A disliked card leaves its
// place to an undo until the next answer.

import type { Card, Reaction, Slate } from '@intellistream/edge-api/contract'

export class Reactions {
  #recommendationId = ''
  #held = new Map<string, Reaction | undefined>()
  /** Cards that were taken out here; kept, because the session forgets them at once. */
  #kept = new Map<string, Card>()

  /** The cards of an answer, in order, with those that were taken out here still in their places. */
  withKept({ recommendationId, items }: Slate): Card[] {
    if (recommendationId !== this.#recommendationId) {
      this.#recommendationId = recommendationId
      this.#held.clear()
      this.#kept.clear()
    }
    if (this.#kept.size === 0) return items
    const gone = [...this.#kept.values()].filter(
      ({ itemId }) => !items.some((item) => item.itemId === itemId),
    )
    return [...items, ...gone].sort((a, b) => a.position - b.position)
  }

  /** Whether an answer without cards still has the way back to one. */
  keeps({ recommendationId }: Slate): boolean {
    return recommendationId === this.#recommendationId && this.#kept.size > 0
  }

  of(card: Card): Reaction | undefined {
    return this.#held.has(card.itemId) ? this.#held.get(card.itemId) : card.reaction
  }

  isRemoved(card: Card): boolean {
    return this.#held.get(card.itemId) === 'dislike'
  }

  /** Presses a button: the reaction now held, undefined when the press took it back. */
  press(card: Card, pressed: Reaction): Reaction | undefined {
    const reaction = this.of(card) === pressed ? undefined : pressed
    this.#held.set(card.itemId, reaction)
    if (reaction === 'dislike') this.#kept.set(card.itemId, card)
    return reaction
  }

  /** Brings a card back. */
  clear(card: Card): void {
    this.#held.set(card.itemId, undefined)
  }
}
