// One item of a rail. Titles are text, pictures are <img>, styles are set by property: nothing of the data is markup.
// Few templates a card: making one is most of what a card costs.

import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { describeCard, metaOf, type CardView } from './card-view.ts'

/**
 * The list item around `content`. It stays when a link gives way to its undo: a new one there has ended the renderer of
 * Chromium 156 (stories/contract).
 */
export function renderItem(view: CardView, content: unknown): TemplateResult {
  // The role is said again because Safari forgets it in a list without markers.
  return html`<li
    role="listitem"
    part="item"
    class="item"
    data-item-id=${view.card.itemId}
    aria-posinset=${view.place}
    aria-setsize=${view.setSize}
    .style=${styleOf(view)}
  >
    ${content}
  </li>`
}

/** A link, or a button where the page decides; `beside` stands on the card. */
export function renderCard(view: CardView, content: unknown, beside: unknown): TemplateResult {
  const part = view.card.watchedPercent ? 'card card-watched' : 'card'
  const link =
    view.href === null
      ? html`<button
            type="button"
            part=${part}
            class=${part}
            data-stop
            tabindex="-1"
            aria-describedby=${aboutId(view)}
          >
            ${content}</button
          >${beside}`
      : html`<a
            href=${view.href}
            part=${part}
            class=${part}
            data-stop
            tabindex="-1"
            draggable="false"
            aria-describedby=${aboutId(view)}
            >${content}</a
          >${beside}`
  return renderItem(view, link)
}

/** The empty place of a card that is out of sight. */
export function renderPlace(itemId: string): TemplateResult {
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
    <span part="meta" class="meta" aria-hidden="true">${metaOf(view.card)}</span>
    <span id=${aboutId(view)} hidden>${describeCard(view)}</span>`
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

export const aboutId = ({ card }: CardView): string => `about-${card.position}`

function styleOf({ card, color }: CardView): string {
  return `--_poster: ${color ?? 'initial'}; --_watched: ${Number(card.watchedPercent ?? 0)}%`
}
