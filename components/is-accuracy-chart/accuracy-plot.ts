// The marks of the accuracy chart: a dot for each row with its interval, hollow where too few were shown, a notch for what
// popular titles would have had, and lines for four weeks and for the whole period. Shapes tell them apart, not colors alone.

import { nothing, svg, type SVGTemplateResult } from 'lit'
import { rowRem } from '../chart/chart-model.ts'
import type { Place } from '../chart/render-picture.ts'
import type { AccuracyChartModel } from './is-accuracy-chart.model.ts'

const NOTCH_REM = 0.5

export function renderDots({ marks, overall }: AccuracyChartModel, at: Place): SVGTemplateResult {
  const row = rowRem(marks.length)
  const isMirrored = at(0) !== '0%'

  return svg`
    ${renderLine('overall', overall, overall, 0, marks.length * row)}
    ${marks.map(({ trend }, index) => renderLine('trend', marks[index - 1]?.trend, trend, (index - 0.5) * row, (index + 0.5) * row))}
    ${marks.map(({ id, share, rate, interval, baseline, value }, index) => {
      const y = (index + 0.5) * row
      return svg`<g data-mark=${id}>
        ${renderLine('interval', interval?.low, interval?.high, y, y)}
        ${renderLine('baseline', baseline, baseline, y - NOTCH_REM, y + NOTCH_REM)}
        <circle part="dot" class=${rate === undefined ? 'dot hollow' : 'dot'} cx=${at(share)} cy="${y}rem" r="0.4375rem"></circle>
        <text part="value" class="value" x=${isMirrored ? '0%' : '100%'} y="${y}rem" dx=${isMirrored ? '-0.6em' : '0.6em'}>${value}</text>
      </g>`
    })}`

  /** Nothing where an end is not known. */
  function renderLine(
    name: string,
    from: number | undefined,
    to: number | undefined,
    y1: number,
    y2: number,
  ) {
    return from === undefined || to === undefined
      ? nothing
      : svg`<line part=${name} class=${name} x1=${at(from)} x2=${at(to)} y1="${y1}rem" y2="${y2}rem"></line>`
  }
}

export type Sign = 'dot' | 'trend' | 'baseline' | 'overall'

/** One sign of the legend. */
export function renderSign(sign: Sign): SVGTemplateResult {
  if (sign === 'dot')
    return svg`<line class="interval" x1="1" x2="23" y1="6" y2="6"></line><circle class="dot" cx="12" cy="6" r="5"></circle>`
  if (sign === 'trend') return svg`<line class="trend" x1="1" x2="23" y1="9" y2="3"></line>`
  return svg`<line class=${sign} x1="12" x2="12" y1="0" y2="12"></line>`
}
