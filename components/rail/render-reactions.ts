// Like and dislike on a card, and what a disliked card leaves in its place.

import type { Reaction } from '@intellistream/edge-api/contract'
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { CardView } from './card-view.ts'

export function renderReactions({ card, messages }: CardView, held: Reaction | undefined): TemplateResult {
  const button = (reaction: Reaction): TemplateResult =>
    html`<button
      type="button"
      part="reaction reaction-${reaction}"
      class="reaction ${reaction}"
      data-reaction=${reaction}
      tabindex="-1"
      aria-label=${messages[reaction](card.title)}
      aria-pressed=${held === reaction}
    ></button>`
  return html`${button('like')}${button('dislike')}`
}

/** The way back. */
export function renderRemoved({ card, messages }: CardView): TemplateResult {
  return html`<button
    type="button"
    part="card card-removed"
    class="card removed"
    data-stop
    data-undo
    tabindex="-1"
    aria-label=${messages.undoRemoval(card.title)}
  >
    <span class="poster removed-text" aria-hidden="true"
      >${messages.removed}<span class="pill">${messages.undo}</span></span
    >
  </button>`
}
