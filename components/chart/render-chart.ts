// The pieces of a chart's frame that are the same for every chart. What they say and do is handed in; `tab` is the tab
// index of what can be tabbed to now.

import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { list } from '../locales/words.ts'
import type { ChartMark, ChartTable } from './chart-model.ts'
import type { ChartMessages } from './chart-messages.ts'
import type { ExportFormat } from './export-chart.ts'

type Tab = 0 | -1

const FORMATS: ExportFormat[] = ['svg', 'png', 'csv', 'table']

export interface Choice<Value extends string> {
  legend: string
  options: Partial<Record<Value, string>>
  current: Value
  tab: Tab
  onChoose: (value: Value) => void
}

/** One of a few, as buttons in a row: the period, the order. */
export function renderChoice<Value extends string>(choice: Choice<Value>): TemplateResult {
  const { legend, options, current, tab, onChoose } = choice
  return html`<fieldset role="radiogroup" aria-label=${legend}>
    ${(Object.entries(options) as [Value, string][]).map(
      ([value, text]) =>
        html`<button
          type="button"
          class="range"
          role="radio"
          data-range=${value}
          aria-checked=${value === current}
          tabindex=${value === current ? tab : -1}
          @click=${() => onChoose(value)}
        >
          ${text}
        </button>`,
    )}
  </fieldset>`
}

/** The room of the picture and of the line below it, for what stands there instead. */
export function renderFrame(content: unknown): TemplateResult {
  return html`<div class="plot frame" part="plot">${content}</div>
    <p class="caption" part="caption"></p>`
}

/** What the pointer and the keys reach of one mark: a link where it leads somewhere. */
export function renderHit(
  { id, label, description }: ChartMark,
  { href, tab, isHighlighted }: { href: string; tab: Tab; isHighlighted: boolean },
  onSelect: (event: Event) => void,
): TemplateResult {
  const text = html`<span part="bar-label" aria-hidden="true">${label}</span>`
  const current = isHighlighted || nothing
  return href
    ? html`<a
        class="hit"
        part="hit"
        href=${href}
        data-id=${id}
        tabindex=${tab}
        aria-label=${description}
        aria-current=${current}
        aria-describedby="tip"
        @click=${onSelect}
        >${text}</a
      >`
    : html`<button
        type="button"
        class="hit"
        part="hit"
        data-id=${id}
        tabindex=${tab}
        aria-label=${description}
        aria-current=${current}
        aria-describedby="tip"
        @click=${onSelect}
      >
        ${text}
      </button>`
}

/** What was measured of the whole period, each with its counts. */
export function renderMeasures(measures: readonly (readonly [string, string])[]): TemplateResult {
  return html`<dl class="measures" part="measures">
    ${measures.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

export function renderTables(
  tables: readonly ChartTable[],
  caption: string,
  { showTable }: ChartMessages,
  tab: Tab,
): TemplateResult {
  return html`<details>
    <summary data-below tabindex=${tab}>${showTable}</summary>
    <div class="scroll">
      ${tables.map(
        ({ head, rows }) =>
          html`<table part="table">
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
          </table>`,
      )}
    </div>
  </details>`
}

/** One mark in words; what its name says is not said again as its description. */
export function renderDetail({ description, titles }: ChartMark, locale: string): TemplateResult {
  const named = titles.length > 0 ? ` (${list(titles, locale)})` : ''
  return html`<span aria-hidden="true">${description}</span>${named}`
}

/** Files and the clipboard, behind a switch like the table's. */
export function renderExport(
  messages: ChartMessages,
  tab: Tab,
  onExport: (format: ExportFormat) => void,
): TemplateResult {
  return html`<details>
    <summary part="export" data-below tabindex=${tab}>${messages.export}</summary>
    <div class="menu" part="menu">
      ${FORMATS.map(
        (format) =>
          html`<button type="button" class="pill" data-below tabindex=${tab} @click=${() => onExport(format)}>
            ${format === 'table' ? messages.copyTable : format.toUpperCase()}
          </button>`,
      )}
    </div>
  </details>`
}
