// The pieces of a chart's frame that are the same for every chart. What they say and do is handed in.

import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Problem } from '@intellistream/edge-api/contract'
import type { ChartMark, ChartTable } from './chart-model.ts'
import type { ChartMessages } from './chart-messages.ts'
import type { ExportFormat } from './export-chart.ts'

const FORMATS: Record<Exclude<ExportFormat, 'table'>, string> = { svg: 'SVG', png: 'PNG', csv: 'CSV' }

/** Whether a control may be reached by Tab now. */
export type TabIndexOf = (reachable: boolean) => 0 | -1

export interface Choice<Value extends string> {
  legend: string
  options: Partial<Record<Value, string>>
  current: Value
  tabIndexOf: TabIndexOf
  onChoose: (value: Value) => void
}

/** One of a few, as buttons in a row: the period, the order. */
export function renderChoice<Value extends string>(choice: Choice<Value>): TemplateResult {
  const { legend, options, current, tabIndexOf, onChoose } = choice
  return html`<fieldset role="radiogroup" aria-label=${legend}>
    ${(Object.entries(options) as [Value, string][]).map(
      ([value, text]) =>
        html`<button
          type="button"
          class="range"
          role="radio"
          data-range=${value}
          aria-checked=${value === current}
          tabindex=${tabIndexOf(value === current)}
          @click=${() => onChoose(value)}
        >
          ${text}
        </button>`,
    )}
  </fieldset>`
}

/** The room of the picture and of the line below it, for what stands there instead. */
export function renderFrame(content: unknown): TemplateResult {
  return html`<div class="plot" part="plot">${content}</div>
    <p class="caption" part="caption"></p>`
}

export function renderBones(skeleton: unknown): TemplateResult {
  return renderFrame(html`<svg class="bars bones" aria-hidden="true">${skeleton}</svg>`)
}

export function renderEmpty(period: string, messages: ChartMessages): TemplateResult {
  return renderFrame(
    html`<div class="notice" part="empty">
      <slot name="empty">${messages.empty(period)}</slot>
    </div>`,
  )
}

export function renderError(
  { detail }: Problem,
  messages: ChartMessages,
  tabIndexOf: TabIndexOf,
  onRetry: () => void,
): TemplateResult {
  return renderFrame(
    html`<div class="notice" part="error">
      <slot name="error">${messages.failed} ${detail}</slot>
      <button type="button" class="pill" data-action tabindex=${tabIndexOf(true)} @click=${onRetry}>
        ${messages.retry}
      </button>
    </div>`,
  )
}

/** Which things count; before it, that the report is an old one. */
export function renderRule(rule: string, stale: string | false): TemplateResult {
  return html`<p class="rule">${stale ? `${stale} ` : nothing}${rule}</p>`
}

/** What the pointer and the keys reach of one mark: a link where it leads somewhere. */
export function renderHit(
  mark: ChartMark,
  href: string,
  tabIndex: 0 | -1,
  onSelect: (event: Event) => void,
): TemplateResult {
  const label = html`<span part="bar-label" aria-hidden="true">${mark.label}</span>`
  return href
    ? html`<a
        class="hit"
        part="hit"
        href=${href}
        data-id=${mark.id}
        tabindex=${tabIndex}
        aria-label=${mark.description}
        aria-describedby="tip"
        @click=${onSelect}
        >${label}</a
      >`
    : html`<button
        type="button"
        class="hit"
        part="hit"
        data-id=${mark.id}
        tabindex=${tabIndex}
        aria-label=${mark.description}
        aria-describedby="tip"
        @click=${onSelect}
      >
        ${label}
      </button>`
}

export function renderTable(
  { head, rows }: ChartTable,
  caption: string,
  messages: ChartMessages,
  tabIndexOf: TabIndexOf,
): TemplateResult {
  return html`<details>
    <summary data-below tabindex=${tabIndexOf(true)}>${messages.showTable}</summary>
    <div class="scroll">
      <table part="table">
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([header, ...cells]) =>
              html`<tr>
                <th scope="row">${header}</th>
                ${cells.map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`
}

/** One mark in words; what its name says is not said again as its description. */
export function renderDetail(
  { description, titles }: ChartMark,
  messages: ChartMessages,
  locale: string,
): TemplateResult {
  const named = titles.length > 0 ? ` (${messages.titles(titles, locale)})` : ''
  return html`<span aria-hidden="true">${description}</span>${named}`
}

/** Files and the clipboard, behind a switch like the table's. */
export function renderExport(
  messages: ChartMessages,
  tabIndexOf: TabIndexOf,
  onExport: (format: ExportFormat) => void,
): TemplateResult {
  const formats = Object.entries({ ...FORMATS, table: messages.copyTable }) as [ExportFormat, string][]
  return html`<details>
    <summary part="export" data-below tabindex=${tabIndexOf(true)}>${messages.export}</summary>
    <div class="menu" part="menu">
      ${formats.map(
        ([format, text]) =>
          html`<button
            type="button"
            class="pill"
            data-below
            tabindex=${tabIndexOf(true)}
            @click=${() => onExport(format)}
          >
            ${text}
          </button>`,
      )}
    </div>
  </details>`
}
