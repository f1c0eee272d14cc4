// The frame of a rail, the same in every state so that nothing moves: head with heading and pagers, then one box.

import type { Problem } from '@intellistream/edge-api/contract'
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Messages } from '../locales/messages.ts'

/** `note`: text beside the heading, for a stale answer. */
export function renderHead(heading: HTMLElement, note: string | false, pagers: unknown): TemplateResult {
  return html`<div part="head" class="head">
    ${heading} ${note ? html`<span part="note" class="note">${note}</span>` : nothing} ${pagers}
  </div>`
}

/** Cards of the exact final size, without content: while loading, and in the place of a track that nobody is near to. */
export function renderWaiting(count: number, visible: boolean): TemplateResult {
  return html`<div class="scroller still">
    <slot name="skeleton">${renderSkeleton(count, visible)}</slot>
  </div>`
}

function renderSkeleton(count: number, visible: boolean): TemplateResult {
  const card = html`<li class="item">
    <span class="card"
      ><span part="skeleton" class="poster bone"></span
      ><span class="title"><span class="bone line"></span></span
      ><span class="meta"><span class="bone line short"></span></span
    ></span>
  </li>`
  return html`<ul class=${visible ? 'track breathing' : 'track waiting'} aria-hidden="true">
    ${Array.from({ length: count }, () => card)}
  </ul>`
}

export function renderEmpty(messages: Messages): TemplateResult {
  return renderNotice(html`<slot name="empty"><p>${messages.empty}</p></slot>`)
}

/** The fault in the API's own words, and a button that asks again for this rail alone. */
export function renderError({ detail }: Problem, messages: Messages, onRetry: () => void): TemplateResult {
  return renderNotice(
    html`<slot name="error"
        ><p>${messages.error}${detail ? html`<span class="fault">${detail}</span>` : nothing}</p></slot
      ><button type="button" part="retry" class="retry pill" tabindex="-1" @click=${onRetry}>
        ${messages.retry}
      </button>`,
  )
}

/** The list of the cards; its places are nodes of our own. */
export function createList(ordered: boolean): HTMLElement {
  const list = document.createElement(ordered ? 'ol' : 'ul')
  list.className = 'track'
  list.part.add('track')
  // Said again because Safari forgets it in a list without markers.
  list.setAttribute('role', 'list')
  return list
}

/**
 * The list in its scroller. Not a tab stop of its own, which browsers make of a scroller without one inside. `more`: how many
 * cards are not there yet, for whose room the list stretches. `later`: the browser may skip it while it is out of sight.
 */
export function renderTrack(list: HTMLElement, places: number, more: number, later: boolean): TemplateResult {
  while (list.children.length > places) list.lastElementChild?.remove()
  list.classList.toggle('stretch', more > 0)
  list.style.setProperty('--_count', String(more))
  return html`<div part="scroller" class=${later ? 'scroller later' : 'scroller'} tabindex="-1">${list}</div>`
}

/** A sentence in the place of the cards, as large as they would be. */
function renderNotice(content: TemplateResult): TemplateResult {
  return html`<div class="box">
    <div class="hold">${renderSkeleton(1, false)}</div>
    <div part="notice" class="notice" role="status">${content}</div>
  </div>`
}
