// One item of a rail. Titles are text, pictures are <img>, styles are set by property: nothing of the data is markup.

import type { Card } from '@intellistream/edge-api/contract'
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { describeCard } from './card-view.ts'
import type { CardView } from './card-view.ts'

/** The list item around `content`: a link, or a button where the page decides; the place of a removed card offers undo. */
export function renderItem(view: CardView, content: TemplateResult): TemplateResult {
  const { itemId } = view.card
  // The role is said again because Safari forgets it in a list without markers.
  return html`<li
    role="listitem"
    part="item"
    class="item"
    data-item-id=${itemId}
    aria-posinset=${view.place}
    aria-setsize=${view.setSize}
    .style=${styleOf(view)}
  >
    ${view.removed ? renderRemoved(view) : html`${renderLink(view, content)}${renderReactions(view)}`}
  </li>`
}

/** The empty place of a card that is out of sight. */
export function renderPlace({ itemId }: Card): TemplateResult {
  return html`<li aria-hidden="true" part="item" class="item" data-item-id=${itemId}></li>`
}

/** As long as the cards that are not there yet. */
export function renderStretch(count: number): TemplateResult {
  return html`<li aria-hidden="true" class="stretch" .style=${`--_count: ${count}`}></li>`
}

/** The content of a plain card. */
export function renderCardContent(view: CardView): TemplateResult {
  return html`${renderPoster(view)}
    <span part="title" class="title">${view.card.title}</span>
    ${renderMeta(view)}${renderAbout(view)}`
}

/** The picture, or the title on the poster's color where there is none. */
export function renderPoster({ card, image, eager }: CardView): TemplateResult {
  if (!image)
    return html`<span part="poster fallback" class="poster fallback" aria-hidden="true">${card.title}</span>`
  return html`<img
    part="poster"
    class="poster"
    alt=""
    loading=${eager ? 'eager' : 'lazy'}
    decoding="async"
    draggable="false"
    width=${image.width}
    height=${image.height}
    sizes="12rem"
    srcset=${image.srcset ?? nothing}
    src=${image.src}
  />`
}

/** Year and rating for the eye; the ear gets them with the description. */
export function renderMeta({ card }: CardView, genres = 1): TemplateResult {
  const rating = card.rating ? `★ ${card.rating.average.toFixed(1)}` : undefined
  const parts = [card.year, rating, card.genres.slice(0, genres).join(', ') || undefined].filter(
    (part) => part !== undefined,
  )
  return html`<span part="meta" class="meta" aria-hidden="true">${parts.join(' · ')}</span>`
}

export function renderAbout(view: CardView): TemplateResult {
  return html`<span id=${aboutId(view)} hidden>${describeCard(view)}</span>`
}

function renderLink(view: CardView, content: TemplateResult): TemplateResult {
  const part = view.card.watchedPercent ? 'card card-watched' : 'card'
  if (view.href === null) {
    return html`<button
      type="button"
      part=${part}
      class=${part}
      data-stop
      tabindex="-1"
      aria-describedby=${aboutId(view)}
    >
      ${content}
    </button>`
  }
  return html`<a
    href=${view.href}
    part=${part}
    class=${part}
    data-stop
    tabindex="-1"
    draggable="false"
    aria-describedby=${aboutId(view)}
    >${content}</a
  >`
}

function renderReactions({ card, reaction, reactions, messages }: CardView): TemplateResult | typeof nothing {
  if (!reactions) return nothing
  return html`<button
      type="button"
      part="reaction reaction-like"
      class="reaction like"
      data-reaction="like"
      tabindex="-1"
      aria-label=${messages.like(card.title)}
      aria-pressed=${reaction === 'like'}
    ></button
    ><button
      type="button"
      part="reaction reaction-dislike"
      class="reaction dislike"
      data-reaction="dislike"
      tabindex="-1"
      aria-label=${messages.dislike(card.title)}
      aria-pressed=${reaction === 'dislike'}
    ></button>`
}

function renderRemoved({ card, messages }: CardView): TemplateResult {
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

function styleOf({ card, color }: CardView): string {
  return `--_poster: ${color ?? 'initial'}; --_watched: ${Number(card.watchedPercent ?? 0)}%`
}

const aboutId = ({ card }: CardView): string => `about-${card.position}`
