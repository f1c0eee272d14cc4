import type { PropertyDeclarations } from 'lit'
import type { Messages } from '../locales/messages.ts'
import { RailElement } from '../rail/rail-element.ts'

/**
 * A rail of items similar to one item, or to the one watched last. Its heading names that item once it is known.
 *
 * @attr {string} item-id - The item the rail is about; without it the last one watched.
 */
export class IsMoreLikeThis extends RailElement {
  static override properties: PropertyDeclarations = { itemId: { attribute: 'item-id', reflect: true } }

  /** Sets the item the rail is about; empty for the last one watched. */
  declare itemId: string | undefined

  protected override defaultHeading(messages: Messages): string {
    const anchor = this.slate?.anchor
    if (this.itemId) return anchor ? messages.moreLike(anchor.title) : messages.moreLikeThis
    return anchor ? messages.becauseYouWatched(anchor.title) : messages.becauseYouWatchedUnknown
  }
}
