// What is there instead of cards, in a box of the same size, so that nothing moves.

import type { Problem } from '@intellistream/edge-api/contract'
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Messages } from '../locales/messages.ts'

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

/** A sentence in the place of the cards, as large as they would be. */
function renderNotice(content: TemplateResult): TemplateResult {
  return html`<div class="box">
    <div class="hold">${renderSkeleton(1, false)}</div>
    <div part="notice" class="notice" role="status">${content}</div>
  </div>`
}
