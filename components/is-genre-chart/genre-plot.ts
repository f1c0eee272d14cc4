// The picture of the genre chart: bars, grid and values as SVG in percent of the plot, so that nothing is measured.
// Hidden from assistive technology: the list over it says the same.

import { svg, type SVGTemplateResult } from 'lit'
import { rowRem } from '../chart/chart-model.ts'
import type { GenreBar, GenreChartModel } from './is-genre-chart.model.ts'

/** The thickness of a bar, but no more than a share of its row. */
const WATCHED = { rem: 0.875, share: 0.36 }
const RECOMMENDED = { rem: 0.5, share: 0.2 }

/** `rtl` mirrors the picture: bars grow from the right. */
export function renderPlot({ marks, ticks }: GenreChartModel, rtl: boolean): SVGTemplateResult {
  const row = rowRem(marks.length)
  const bottom = marks.length * row
  return svg`
    <g part="axis">
      ${ticks.map(({ percent, label }) => {
        const x = `${rtl ? 100 - percent : percent}%`
        return svg`
          <line part="grid" class="grid" x1=${x} x2=${x} y1="0" y2="${bottom}rem"></line>
          <text class="tick" x=${x} y="${bottom + 1.125}rem" text-anchor="middle">${label}</text>`
      })}
    </g>
    ${marks.map((bar, index) => renderBar(bar, index * row, row, rtl))}`
}

function renderBar(bar: GenreBar, top: number, row: number, rtl: boolean): SVGTemplateResult {
  const compared = bar.recommendedPercent !== undefined
  const thick = Math.min(WATCHED.rem, WATCHED.share * row)
  const thin = Math.min(RECOMMENDED.rem, RECOMMENDED.share * row)
  const y = top + (row - thick - (compared ? thin : 0)) / 2
  const end = Math.max(bar.watchedPercent, bar.recommendedPercent ?? 0)
  return svg`
    <g>
      <rect part="bar" class="bar" x=${start(bar.watchedPercent, rtl)} y="${y}rem" width="${bar.watchedPercent}%" height="${thick}rem" rx="2"></rect>
      ${
        compared
          ? svg`<rect part="bar-recommended" class="bar-recommended" x=${start(bar.recommendedPercent ?? 0, rtl)} y="${y + thick + 0.125}rem" width="${bar.recommendedPercent ?? 0}%" height="${thin}rem" rx="1"></rect>`
          : null
      }
      <text part="value" class="value" x="${rtl ? 100 - end : end}%" y="${top + row / 2}rem" dx=${rtl ? '-0.6em' : '0.6em'} dominant-baseline="central">${bar.value}</text>
    </g>`
}

function start(percent: number, rtl: boolean): string {
  return rtl ? `${100 - percent}%` : '0%'
}

/** Grey bars of plausible lengths while the report loads. */
export function renderSkeleton(rows: number): SVGTemplateResult {
  return svg`<g class="skeleton">
    ${Array.from({ length: rows }, (_, index) => svg`<rect x="0" y="${(index + 0.35) * rowRem(rows)}rem" width="${90 - index * 9}%" height="${WATCHED.rem}rem" rx="2"></rect>`)}
  </g>`
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
