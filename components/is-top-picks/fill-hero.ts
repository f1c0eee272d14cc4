// One pick, large. A slate's card has poster, title and facts; overview and backdrop are shown where the data has them.

import type { Card, ItemDetails } from '@intellistream/edge-api/contract'
import { html, nothing, render } from 'lit'
import type { CardView } from '../rail/card-view.ts'
import { describeCard, metaOf, reasonOf } from '../rail/card-view.ts'
import { aboutId, posterIn } from '../rail/fill-card.ts'

type HeroCard = Card & Partial<Pick<ItemDetails, 'overview'>>

export function fillHero(link: HTMLElement, view: CardView): void {
  const card: HeroCard = view.card
  const { messages } = view
  const reason = reasonOf(card, messages)
  const { nextSibling } = posterIn(link, view, 'eager')
  // The words of a server; ours begin with a mark of Lit's.
  if (nextSibling instanceof Element) nextSibling.remove()
  render(
    html`<span class="pitch">
      ${reason ? html`<span part="reason" class="reason" aria-hidden="true">${reason}</span>` : nothing}
      <span part="title" class="title">${card.title}</span>
      <span part="meta" class="meta" aria-hidden="true">${metaOf(card, 3)}</span>
      <span id=${aboutId(view)} hidden>${describeCard(view)}</span>
      ${card.overview ? html`<span part="overview" class="overview" aria-hidden="true">${card.overview}</span>` : nothing}
      <span part="action" class="action" aria-hidden="true">${messages.details}</span>
    </span>`,
    link,
  )
}
