// What the pictures of all charts have: an axis below, bars of plausible lengths while there are none, and a legend.
// In percent of the plot, so that nothing is measured.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit'
import { rowRem, type AxisLine, type ChartModel } from './chart-model.ts'

/** Where a value is, from the left. */
export type Place = (value: number) => string

/** `rtl` mirrors the picture. */
export function toPlace({ scale }: ChartModel, rtl: boolean): Place {
  return (value) => `${rtl ? 100 - scale(value) : scale(value)}%`
}

export function renderAxis({ ticks, lines, marks }: ChartModel, at: Place): SVGTemplateResult {
  const bottom = marks.length * rowRem(marks.length)
  const renderLine = (name: string, { value, label }: AxisLine, y: number): SVGTemplateResult =>
    svg`<line part=${name} class=${name} x1=${at(value)} x2=${at(value)} y1="0" y2="${bottom}rem"></line><text class="tick" x=${at(value)} y="${y}rem">${label}</text>`
  return svg`<g part="axis">
    ${ticks.map((tick) => renderLine('grid', tick, bottom + 1.125))}
    ${lines.map((line) => renderLine('reference', line, -0.375))}
  </g>`
}

const BONES = 8

/** Grey bars of plausible lengths: behind them comes an answer, or there is none. */
export function renderBones(isLoading: boolean): TemplateResult {
  return html`<svg class=${isLoading ? 'bars bones skeleton' : 'bars bones'} aria-hidden="true">
    ${Array.from({ length: BONES }, (_, index) => svg`<rect y="${(index + 0.35) * rowRem(BONES)}rem" width="${90 - index * 9}%" height="0.875rem" rx="2"></rect>`)}
  </svg>`
}

export interface LegendEntry {
  sign: unknown
  text: string
  /** Its room stays, so that no answer moves the picture. */
  isAbsent?: boolean
}

export function renderLegend(entries: readonly LegendEntry[]): TemplateResult {
  return html`<ul class="legend" role="list">
    ${entries.map(
      ({ sign, text, isAbsent }) =>
        html`<li class=${isAbsent ? 'absent' : nothing}>
          <svg viewBox="0 0 24 12" aria-hidden="true">${sign}</svg>${text}
        </li>`,
    )}
  </ul>`
}
