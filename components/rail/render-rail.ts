// The frame of a rail, the same in every state so that nothing moves: head with heading and pagers, then one box.

import type { Problem } from '@intellistream/edge-api/contract'
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Messages } from '../locales/messages.ts'

export interface HeadView {
  heading: string
  element: HTMLElement
  /** Text beside the heading, for a stale answer. */
  note: string | undefined
  /** Undefined where there is nothing to page through. */
  pager: false | { atStart: boolean; atEnd: boolean; onPage: (direction: 1 | -1) => void } | undefined
  messages: Messages
}

export function renderHead({ heading, element, note, pager, messages }: HeadView): TemplateResult {
  return html`<div part="head" class="head">
    ${element} ${note === undefined ? nothing : html`<span part="note" class="note">${note}</span>`}
    ${pager ? renderPagers(heading, pager, messages) : nothing}
  </div>`
}

/** For the pointer only: they scroll, never move the focus, and stand apart from the tab order. */
function renderPagers(
  heading: string,
  { atStart, atEnd, onPage }: Exclude<HeadView['pager'], false | undefined>,
  messages: Messages,
): TemplateResult {
  const keepFocus = (event: Event): void => event.preventDefault()
  return html`<button
      type="button"
      part="pager pager-previous"
      class="pager previous"
      tabindex="-1"
      aria-label=${messages.previous(heading)}
      aria-disabled=${atStart}
      @mousedown=${keepFocus}
      @click=${() => onPage(-1)}
    ></button
    ><button
      type="button"
      part="pager pager-next"
      class="pager next"
      tabindex="-1"
      aria-label=${messages.next(heading)}
      aria-disabled=${atEnd}
      @mousedown=${keepFocus}
      @click=${() => onPage(1)}
    ></button>`
}

/** Cards of the exact final size, without content. */
export function renderSkeleton(count: number, visible: boolean): TemplateResult {
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

/**
 * The list in its scroller. Not a tab stop of its own, which browsers make of a scroller without one inside. `later`: the
 * browser may skip it while it is out of sight.
 */
export function renderTrack(items: unknown, ordered: boolean, later: boolean): TemplateResult {
  // The role is said again because Safari forgets it in a list without markers.
  const list = ordered
    ? html`<ol part="track" class="track" role="list">
        ${items}
      </ol>`
    : html`<ul part="track" class="track" role="list">
        ${items}
      </ul>`
  return html`<div part="scroller" class=${later ? 'scroller later' : 'scroller'} tabindex="-1">${list}</div>`
}

/** The room of a track that nobody is near to. */
export function renderRoom(): TemplateResult {
  return html`<div class="scroller still">${renderSkeleton(1, false)}</div>`
}

/** A sentence in the place of the cards, as large as they would be. */
function renderNotice(content: TemplateResult): TemplateResult {
  return html`<div class="box">
    <div class="hold">${renderSkeleton(1, false)}</div>
    <div part="notice" class="notice" role="status">${content}</div>
  </div>`
}
