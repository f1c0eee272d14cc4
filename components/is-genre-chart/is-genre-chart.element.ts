// The class; importing it defines nothing.

import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { GenreComparison, GenreCount, GenreReport } from '@intellistream/edge-api/contract'
import { ChartElement } from '../chart/chart-element.ts'
import { GenreSelectEvent } from '../events/genre-select-event.ts'
import type { RangeChangeEvent } from '../events/range-change-event.ts'
import type { ReportQuery } from '../page-session/types.ts'
import { renderHatch, renderPlot, renderSkeleton, renderSwatch } from './genre-plot.ts'
import { catalogs } from './is-genre-chart.catalogs.ts'
import type { GenreChartMessages } from './is-genre-chart.messages.ts'
import {
  toGenreChartModel,
  toGenreCsv,
  type GenreBar,
  type GenreChartModel,
  type GenreSort,
} from './is-genre-chart.model.ts'
import { styles } from './is-genre-chart.styles.ts'

// Named here so that whoever uses the chart has the types of its events.
export type { GenreSelectEvent, RangeChangeEvent }

const SKELETON_ROWS = 8
/** With fewer movies, bars would say more than there is to say. */
const FEWEST_MOVIES = 5

/**
 * A bar chart of the movies a user watched in each genre, beside what was recommended.
 *
 * @summary Movies watched per genre.
 * @event {GenreSelectEvent} is-genre-select - Fires when a bar is activated. Cancelable.
 * @event {RangeChangeEvent} is-range-change - Fires when another period is chosen.
 * @slot empty - Shown when nothing was watched in the period.
 * @slot error - Shown when the chart cannot be loaded.
 * @csspart figure - Everything.
 * @csspart title - The heading.
 * @csspart summary - The sentence that says what the chart shows.
 * @csspart controls - The periods and the legend.
 * @csspart plot - The picture with its list.
 * @csspart bar - Movies watched.
 * @csspart bar-recommended - Movies recommended.
 * @csspart value - The count at a bar's end.
 * @csspart axis - Grid lines and their numbers.
 * @csspart grid - One grid line.
 * @csspart hit - One row: what the pointer, the keys and a screen reader reach.
 * @csspart caption - The line that details the row in focus.
 * @csspart table - The same numbers as a table.
 * @csspart few - The titles with their genres, where there are too few for bars.
 * @csspart empty - The text for an empty period.
 * @csspart error - The text for a failure, with its button.
 * @cssproperty [--is-chart-watched=#56b4e9] - The color of movies watched.
 * @cssproperty [--is-chart-recommended=#e69f00] - The color of movies recommended.
 * @cssproperty [--is-chart-grid] - The color of grid lines.
 * @cssproperty [--is-chart-pattern] - The color of the hatch.
 * @cssproperty [--is-genre-chart-label-size=clamp(5.5rem, 22%, 9rem)] - The width of the genres' names.
 * @cssstate loading - Waiting for the first report.
 * @cssstate ready - Showing a report.
 * @cssstate empty - Nothing was watched in the period.
 * @cssstate error - Failed, with nothing to show instead.
 * @cssstate stale - Failed, showing the last report.
 */
export class IsGenreChart extends ChartElement<GenreReport, GenreChartModel> {
  static override styles = [...ChartElement.styles, styles]
  static override properties: PropertyDeclarations = {
    count: {},
    compare: {},
    sort: {},
    max: { type: Number },
    genreHref: { attribute: 'genre-href' },
  }

  /** Sets how a movie of several genres counts. */
  declare count: GenreCount
  /** Sets whether recommended movies are shown beside. */
  declare compare: GenreComparison
  /** Sets the order of the bars. */
  declare sort: GenreSort
  /** Sets how many genres are shown before the rest becomes one bar. */
  declare max: number
  /** Sets where a bar links to; `{genre}` is replaced. Without it bars are buttons. */
  declare genreHref: string

  /** Adds a language or changes messages of one; what is left out stays. */
  static readonly registerMessages = catalogs.register

  constructor() {
    super()
    this.count = 'each'
    this.compare = 'recommended'
    this.sort = 'count'
    this.max = 8
    this.genreHref = ''
  }

  protected override get messages(): GenreChartMessages {
    return catalogs.messagesFor(this.locale, this)
  }

  protected override get query(): ReportQuery {
    const { range, count, compare } = this
    return { path: '/v1/me/genres', parameters: { range, count, compare } }
  }

  protected override isEmpty({ movies }: GenreReport): boolean {
    return movies === 0
  }

  protected override modelOf(report: GenreReport): GenreChartModel {
    const { sort, max, locale, messages } = this
    return toGenreChartModel(report, { sort, max, locale, messages })
  }

  protected override csvOf(report: GenreReport): string {
    return toGenreCsv(report)
  }

  protected override hrefOf({ id }: GenreBar): string {
    return id && this.genreHref.replace('{genre}', encodeURIComponent(id))
  }

  protected override onSelect(event: Event, { id, watched }: GenreBar): void {
    if (id === '') return
    if (!this.dispatchEvent(new GenreSelectEvent({ genre: id, watched }))) event.preventDefault()
  }

  protected override renderPicture(model: GenreChartModel, rtl: boolean): TemplateResult {
    return html`${renderPlot(model, rtl)}`
  }

  protected override renderSkeleton(): TemplateResult {
    return html`${renderSkeleton(SKELETON_ROWS)}`
  }

  protected override renderLegend(): TemplateResult | typeof nothing {
    if (this.compare === 'none') return nothing
    return html`<ul class="legend" role="list">
      <li>
        <svg viewBox="0 0 24 12" aria-hidden="true">${renderSwatch('bar')}</svg>${this.messages.watched}
      </li>
      <li>
        <svg viewBox="0 0 24 12" aria-hidden="true">${renderHatch()}${renderSwatch('bar-recommended')}</svg
        >${this.messages.recommended}
      </li>
    </ul>`
  }

  protected override renderInstead(
    { movies }: GenreChartModel,
    report: GenreReport,
  ): TemplateResult | undefined {
    const genresOf = new Map<string, string[]>()
    for (const { genre, titles } of report.genres) {
      for (const title of titles)
        genresOf.set(title, [...(genresOf.get(title) ?? []), this.messages.genre(genre)])
    }
    if (movies >= FEWEST_MOVIES || genresOf.size === 0) return undefined
    return html`<div class="notice" part="few">
      <ul class="titles" role="list">
        ${[...genresOf].map(
          ([title, genres]) =>
            html`<li>
              ${title} <span class="genres-of">${this.messages.titles(genres, this.locale)}</span>
            </li>`,
        )}
      </ul>
    </div>`
  }
}
