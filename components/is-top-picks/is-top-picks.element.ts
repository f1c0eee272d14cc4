import type { PropertyDeclarations, PropertyValues } from 'lit'
import type { Messages } from '../locales/messages.ts'
import type { CardView } from '../rail/card-view.ts'
import { RailElement } from '../rail/rail-element.ts'
import { fillHero } from './fill-hero.ts'
import { addNumeral } from './add-numeral.ts'
// Last: files pack better where styles are beside each other.
import { isTopPicksStyles } from './is-top-picks.styles.ts'

/**
 * The first choice: a hero, a numbered top ten, or a rail. The list is ordered, and a numbered card is named by its place.
 *
 * @attr {'hero' | 'numbered' | 'rail'} layout - The look: one large pick at a time, a top ten, or a plain rail (default).
 * @attr {'personal' | 'trending' | 'popular'} basis - What makes a top pick. Default `personal`.
 * @csspart numeral - The large number of a numbered card.
 * @csspart reason - Why a hero is shown.
 * @csspart overview - What a hero is about, where the data says it.
 * @csspart action - What looks like the button of a hero; the whole hero is the link.
 * @cssproperty [--is-numeral-size=calc(var(--is-card-width) * 1.15)] - The height of a numeral.
 * @cssproperty [--is-numeral-stroke=3px] - The width of a numeral's outline.
 * @cssproperty [--is-top-picks-numeral-color=var(--is-color-surface)] - The inside of a numeral.
 * @cssproperty [--is-top-picks-hero-size=clamp(20rem, 38vw, 34rem)] - The height of a hero.
 */
export class IsTopPicks extends RailElement {
  static override styles = [
    ...RailElement.styles.slice(0, -1),
    isTopPicksStyles,
    ...RailElement.styles.slice(-1),
  ]
  static override properties: PropertyDeclarations = { layout: { reflect: true }, basis: { reflect: true } }

  /** What the cards are filled as; a server's are as the tag was. */
  #filled: string | undefined

  /** Sets the look: `hero` (one large picture at a time), `numbered` (a top ten) or `rail`. */
  declare layout: 'hero' | 'numbered' | 'rail' | undefined
  /** Sets what makes a top pick: `personal` taste, what is `trending`, or what is `popular`. */
  declare basis: 'personal' | 'trending' | 'popular' | undefined

  override connectedCallback(): void {
    this.#filled ??= this.layout
    super.connectedCallback()
  }

  protected override defaultHeading(messages: Messages): string {
    if (this.basis === 'trending') return messages.trending
    return this.basis === 'popular' ? messages.popular : messages.topPicks
  }

  /** A top ten and a hero end where they end. */
  protected override get isPaged(): boolean {
    return this.isWindowed && this.layout !== 'numbered'
  }

  /** A hero is as wide as the screen. */
  protected override get isWindowed(): boolean {
    return this.layout !== 'hero'
  }

  protected override get isOrdered(): boolean {
    return true
  }

  protected override get skeletonCount(): number {
    return this.layout === 'hero' ? 1 : super.skeletonCount
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (this.layout === this.#filled) return
    this.#filled = this.layout
    // The nodes of the cards are to be filled in another way.
    this.list = undefined
    this.scroller.remove()
    this.scroller.replaceChildren()
  }

  protected override fillCard(link: HTMLElement, view: CardView): void {
    if (this.layout === 'hero') return fillHero(link, view)
    super.fillCard(link, view)
    if (this.layout === 'numbered') addNumeral(link, view)
  }
}
