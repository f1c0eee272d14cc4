import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { CardView } from '../rail/card-view.ts'
import { describeCard, metaOf } from '../rail/card-view.ts'
import { aboutId, posterIn } from '../rail/fill-card.ts'

/** A card of a top ten: the numeral is for the eye, "Number 3: " is part of the name. */
export function renderNumbered(link: HTMLElement, view: CardView): TemplateResult {
  const { card, messages } = view
  return html`<span part="numeral" class=${card.position > 9 ? 'numeral wide' : 'numeral'} aria-hidden="true"
      >${card.position}</span
    >
    ${posterIn(link, view)}
    <span part="title" class="title"
      ><span class="unseen">${messages.numbered(card.position)}</span>${card.title}</span
    >
    <span part="meta" class="meta" aria-hidden="true">${metaOf(card)}</span>
    <span id=${aboutId(view)} hidden>${describeCard(view)}</span>`
}
