import type { PropertyDeclarations } from 'lit'
import type { Messages } from '../locales/messages.ts'
import { RailElement } from '../rail/rail-element.ts'

/**
 * A rail of what is recommended to this user: what follows the top picks, or one genre.
 *
 * @attr {string} genre - The one genre to recommend from, in the catalog's words.
 */
export class IsRecommendations extends RailElement {
  static override properties: PropertyDeclarations = { genre: { reflect: true } }

  /** Sets the one genre to recommend from; empty for all. */
  declare genre: string | undefined

  protected override defaultHeading(messages: Messages): string {
    return this.genre || messages.recommendations
  }
}
