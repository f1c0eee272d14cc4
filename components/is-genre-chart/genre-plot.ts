// The bars of the genre chart as SVG in percent of the plot. Hidden from assistive technology: the list over it says the same.

import { nothing, svg, type SVGTemplateResult } from 'lit'
import { rowRem } from '../chart/chart-model.ts'
import type { Place } from '../chart/render-picture.ts'
import type { GenreChartModel } from './is-genre-chart.model.ts'

/** The thickness of a bar, but no more than a share of its row. */
const WATCHED = { rem: 0.875, share: 0.36 }
const RECOMMENDED = { rem: 0.5, share: 0.2 }

export function renderBars({ marks, scale }: GenreChartModel, at: Place): SVGTemplateResult[] {
  const row = rowRem(marks.length)
  const thick = Math.min(WATCHED.rem, WATCHED.share * row)
  const thin = Math.min(RECOMMENDED.rem, RECOMMENDED.share * row)
  // Mirrored, a bar begins where it ends.
  const isMirrored = at(0) !== '0%'

  return marks.map(({ id, watched, recommended, value }, index) => {
    const middle = (index + 0.5) * row
    const top = middle - (recommended === undefined ? thick : thick + thin) / 2
    const renderBar = (part: string, value: number, y: number, height: number): SVGTemplateResult =>
      svg`<rect part=${part} class=${part} x=${at(isMirrored ? value : 0)} y="${y}rem" width="${scale(value)}%" height="${height}rem" rx="2"></rect>`
    return svg`<g data-mark=${id}>
      ${renderBar('bar', watched, top, thick)}
      ${recommended === undefined ? nothing : renderBar('bar-recommended', recommended, top + thick + 0.125, thin)}
      <text part="value" class="value" x=${at(Math.max(watched, recommended ?? 0))} y="${middle}rem" dx=${isMirrored ? '-0.6em' : '0.6em'}>${value}</text>
    </g>`
  })
}

/** One series' sign in the legend: the same fill as its bars, at a size where the hatch shows. */
export function renderSwatch(series: 'bar' | 'bar-recommended'): SVGTemplateResult {
  return svg`<rect class=${series} x="1" y="1" width="22" height="10" rx="2"></rect>`
}

/** The hatch of recommended bars. It lives in the legend, which is there in every state. */
export function renderHatch(): SVGTemplateResult {
  return svg`<defs>
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class="hatch" x1="0" y1="0" x2="0" y2="6"></line>
    </pattern>
  </defs>`
}
