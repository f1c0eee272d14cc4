// The picture of the accuracy chart: a dot for each row with its interval, hollow where too few were shown, a notch for
// what popular titles would have had, and a line for the whole period. Shapes tell them apart, not colors alone.

import { svg, type SVGTemplateResult } from 'lit'
import { rowRem } from '../chart/chart-model.ts'
import type { AccuracyChartModel, AccuracyRow } from './is-accuracy-chart.model.ts'

const DOT_REM = 0.4375
const NOTCH_REM = 0.5

/** `rtl` mirrors the picture. */
export function renderPlot(
  { marks, ticks, overallPercent }: AccuracyChartModel,
  rtl: boolean,
): SVGTemplateResult {
  const row = rowRem(marks.length)
  const bottom = marks.length * row
  const at = (percent: number): string => `${rtl ? 100 - percent : percent}%`
  return svg`
    <g part="axis">
      ${ticks.map(
        ({ percent, label }) => svg`
          <line part="grid" class="grid" x1=${at(percent)} x2=${at(percent)} y1="0" y2="${bottom}rem"></line>
          <text class="tick" x=${at(percent)} y="${bottom + 1.125}rem" text-anchor="middle">${label}</text>`,
      )}
    </g>
    ${
      overallPercent === undefined
        ? null
        : svg`<line part="overall" class="overall" x1=${at(overallPercent)} x2=${at(overallPercent)} y1="0" y2="${bottom}rem"></line>`
    }
    ${marks.map(({ trendPercent: to }, index) => {
      const from = marks[index - 1]?.trendPercent
      if (from === undefined || to === undefined) return null
      return svg`<line part="trend" class="trend" x1=${at(from)} x2=${at(to)} y1="${(index - 0.5) * row}rem" y2="${(index + 0.5) * row}rem"></line>`
    })}
    ${marks.map((mark, index) => renderRow(mark, (index + 0.5) * row, at, rtl))}`
}

function renderRow(
  { percent, rate, intervalPercent, baselinePercent, value }: AccuracyRow,
  y: number,
  at: (percent: number) => string,
  rtl: boolean,
): SVGTemplateResult {
  return svg`<g>
    ${
      intervalPercent
        ? svg`<line part="interval" class="interval" x1=${at(intervalPercent.low)} x2=${at(intervalPercent.high)} y1="${y}rem" y2="${y}rem"></line>`
        : null
    }
    ${
      baselinePercent === undefined
        ? null
        : svg`<line part="baseline" class="baseline" x1=${at(baselinePercent)} x2=${at(baselinePercent)} y1="${y - NOTCH_REM}rem" y2="${y + NOTCH_REM}rem"></line>`
    }
    <circle part="dot" class=${rate === undefined ? 'dot hollow' : 'dot'} cx=${at(percent)} cy="${y}rem" r="${DOT_REM}rem"></circle>
    <text part="value" class="value" x=${at(100)} y="${y}rem" dx=${rtl ? '-1em' : '1em'} dominant-baseline="central">${value}</text>
  </g>`
}

/** Grey dots on a line while the report loads. */
export function renderSkeleton(rows: number): SVGTemplateResult {
  return svg`<g class="skeleton">
    ${Array.from({ length: rows }, (_, index) => svg`<rect x="0" y="${(index + 0.4) * rowRem(rows)}rem" width="${40 + ((index * 17) % 45)}%" height="0.5rem" rx="4"></rect>`)}
  </g>`
}

export type Sign = 'dot' | 'trend' | 'baseline' | 'overall'

/** One sign of the legend. */
export function renderSign(sign: Sign): SVGTemplateResult {
  if (sign === 'dot')
    return svg`<line class="interval" x1="1" x2="23" y1="6" y2="6"></line><circle class="dot" cx="12" cy="6" r="5"></circle>`
  if (sign === 'trend') return svg`<line class="trend" x1="1" x2="23" y1="9" y2="3"></line>`
  return svg`<line class=${sign} x1="12" x2="12" y1="0" y2="12"></line>`
}
