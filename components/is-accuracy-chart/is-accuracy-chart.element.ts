// The class; importing it defines nothing.

import { svg, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { AccuracyGrouping, AccuracyReport } from '@intellistream/edge-api/contract'
import { createChartCatalogs } from '../chart/catalogs.ts'
import { ChartElement } from '../chart/chart-element.ts'
import type { AccuracyChartMessages } from '../chart/chart-messages.ts'
import { accuracy as en } from '../chart/locales/en.ts'
import { renderAxis, type LegendEntry, type Place } from '../chart/render-picture.ts'
import { DataPointFocusEvent } from '../events/data-point-focus-event.ts'
import type { RangeChangeEvent } from '../events/range-change-event.ts'
import type { ReportQuery } from '../page-session/types.ts'
import { renderDots, renderSign } from './accuracy-plot.ts'
import {
  toAccuracyChartModel,
  toAccuracyCsv,
  type AccuracyChartModel,
  type AccuracyRow,
} from './is-accuracy-chart.model.ts'
import { styles } from './is-accuracy-chart.styles.ts'

// Named here so that whoever uses the chart has the types of its events.
export type { DataPointFocusEvent, RangeChangeEvent }

const catalogs = createChartCatalogs('accuracy', en)

const WINDOW_DAYS = 14

/**
 * How often recommended titles were watched: hits of titles shown, with the counts, a 95 % interval, and what popular
 * titles would have had. Below 20 shown the fraction and no percentage.
 *
 * @summary Recommended titles that were watched.
 * @attr {'me' | 'site'} scope - Whose recommendations: the user's (default), or everybody's, for operators.
 * @attr {'day' | 'slate' | 'position' | 'model' | 'source'} by - What makes a row. Default `day`; many days become weeks or months.
 * @attr {number} window - Days after being shown in which watching counts. Default 14.
 * @event {DataPointFocusEvent} is-data-point-focus - Fires when a row gets the focus.
 * @event {RangeChangeEvent} is-range-change - Fires when another period is chosen.
 * @slot summary - In the place of the sentence.
 * @slot footer - Below everything, for notes of the page.
 * @slot empty - Shown when nothing was recommended in the period.
 * @slot error - Shown when the chart cannot be loaded.
 * @csspart figure - Everything.
 * @csspart title - The heading.
 * @csspart summary - The sentence that says what the chart shows.
 * @csspart controls - The periods and the legend.
 * @csspart plot - The picture with its list.
 * @csspart dot - The share of one row.
 * @csspart interval - Its 95 % interval.
 * @csspart trend - The line of four weeks each.
 * @csspart baseline - What popular titles would have had.
 * @csspart overall - The line of the whole period.
 * @csspart value - The share and its counts at a row's end.
 * @csspart axis - Grid lines and their numbers.
 * @csspart grid - One grid line.
 * @csspart reference - A line of the page, from `referenceLines`.
 * @csspart hit - One row: what the pointer, the keys and a screen reader reach.
 * @csspart bar-label - The name at a row's start.
 * @csspart tooltip - What details the row under the pointer or in focus: its numbers, and titles that were watched.
 * @csspart export - What opens the export menu.
 * @csspart menu - The export menu.
 * @csspart caption - The line that details the row in focus, where nothing can hover.
 * @csspart measures - What was measured of the whole period, each with its counts.
 * @csspart table - The same numbers as a table.
 * @csspart empty - The text for an empty period.
 * @csspart error - The text for a failure, with its button.
 * @cssproperty [--is-chart-hit=#009e73] - The color of dots and intervals.
 * @cssproperty [--is-chart-recommended=#e69f00] - The color of the baseline.
 * @cssproperty [--is-chart-grid] - The color of grid lines.
 * @cssproperty [--is-accuracy-chart-label-size] - The width of the rows' names.
 * @cssproperty [--is-chart-tooltip=block] - The display of the tooltip: `none` where the caption says it.
 * @cssproperty [--is-chart-caption=none] - The display of the caption.
 * @cssstate loading - Waiting for the first report.
 * @cssstate ready - Showing a report.
 * @cssstate empty - Nothing was recommended in the period.
 * @cssstate error - Failed, with nothing to show instead.
 * @cssstate stale - Failed, showing the last report.
 */
export class IsAccuracyChart extends ChartElement<AccuracyReport, AccuracyChartModel> {
  static override styles = [...ChartElement.styles, styles]
  static override properties: PropertyDeclarations = {
    scope: {},
    by: {},
    window: { type: Number },
  }

  /** Sets whose recommendations are measured: the user's, or the whole site's, for operators. */
  declare scope: 'me' | 'site'
  /** Sets what makes a row. */
  declare by: AccuracyGrouping
  /** Sets the days after being shown in which watching counts. */
  declare window: number

  /** Adds a language or changes messages of one; what is left out stays. */
  static readonly registerMessages = catalogs.register

  constructor() {
    super()
    this.scope = 'me'
    this.by = 'day'
    this.window = WINDOW_DAYS
  }

  protected override get messages(): AccuracyChartMessages {
    return catalogs.messagesFor(this.locale, this)
  }

  protected override get query(): ReportQuery {
    const { scope, range, by, window } = this
    return {
      path: scope === 'site' ? '/v1/accuracy' : '/v1/me/accuracy',
      parameters: { range, by, window: String(window) },
    }
  }

  protected override isEmpty({ shown }: AccuracyReport): boolean {
    return shown === 0
  }

  protected override modelOf(report: AccuracyReport): AccuracyChartModel {
    const { scope, locale, messages, referenceLines } = this
    return toAccuracyChartModel(report, { scope, locale, messages, referenceLines })
  }

  protected override csvOf(report: AccuracyReport): string {
    return toAccuracyCsv(report)
  }

  protected override onFocus({ id, shown, hits }: AccuracyRow): void {
    this.dispatchEvent(new DataPointFocusEvent({ key: id, shown, hits }))
  }

  protected override renderMarks(model: AccuracyChartModel, at: Place): TemplateResult {
    return svg`${renderAxis(model, at)}${renderDots(model, at)}`
  }

  protected override get legend(): LegendEntry[] {
    const { marksLabel, columns, overall, trend, baseline } = this.messages
    return [
      { sign: renderSign('dot'), text: `${marksLabel}, ${columns.interval}` },
      { sign: renderSign('overall'), text: overall },
      ...(this.by === 'day'
        ? [{ sign: renderSign('trend'), text: trend, isAbsent: !this.model?.hasTrend }]
        : []),
      { sign: renderSign('baseline'), text: baseline, isAbsent: !this.model?.hasBaseline },
    ]
  }
}
