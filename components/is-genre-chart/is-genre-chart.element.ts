// The class; importing it defines nothing.

import { html, svg, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { GenreComparison, GenreCount, GenreReport } from '@intellistream/edge-api/contract'
import { createChartCatalogs } from '../chart/catalogs.ts'
import { ChartElement } from '../chart/chart-element.ts'
import type { GenreChartMessages } from '../chart/chart-messages.ts'
import { genre as en } from '../chart/locales/en.ts'
import { renderChoice } from '../chart/render-chart.ts'
import { renderAxis, type LegendEntry, type Place } from '../chart/render-picture.ts'
import { GenreSelectEvent } from '../events/genre-select-event.ts'
import type { RangeChangeEvent } from '../events/range-change-event.ts'
import { SortChangeEvent } from '../events/sort-change-event.ts'
import { list } from '../locales/words.ts'
import type { ReportQuery } from '../page-session/types.ts'
import { renderBars, renderHatch, renderSwatch } from './genre-plot.ts'
import {
  toGenreChartModel,
  toGenreCsv,
  type GenreBar,
  type GenreChartModel,
  type GenreSort,
} from './is-genre-chart.model.ts'
import { styles } from './is-genre-chart.styles.ts'

// Named here so that whoever uses the chart has the types of its events.
export type { GenreSelectEvent, RangeChangeEvent, SortChangeEvent }

const catalogs = createChartCatalogs('genre', en)

/** With fewer movies, bars would say more than there is to say. */
const FEWEST_MOVIES = 5

/**
 * A bar chart of the movies a user watched in each genre, beside what was recommended.
 *
 * @summary Movies watched per genre.
 * @event {GenreSelectEvent} is-genre-select - Fires when a bar is activated. Cancelable.
 * @event {RangeChangeEvent} is-range-change - Fires when another period is chosen.
 * @event {SortChangeEvent} is-sort-change - Fires when the user chooses another order.
 * @slot summary - In the place of the sentence.
 * @slot footer - Below everything, for notes of the page.
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
 * @csspart reference - A line of the page, from `referenceLines`.
 * @csspart hit - One row: what the pointer, the keys and a screen reader reach.
 * @csspart bar-label - The name at a row's start.
 * @csspart tooltip - What details the row under the pointer or in focus.
 * @csspart export - What opens the export menu.
 * @csspart menu - The export menu.
 * @csspart caption - The line that details the row in focus, where nothing can hover.
 * @csspart table - The same numbers as a table.
 * @csspart few - The titles with their genres, where there are too few for bars.
 * @csspart empty - The text for an empty period.
 * @csspart error - The text for a failure, with its button.
 * @cssproperty [--is-chart-watched=#56b4e9] - The color of movies watched.
 * @cssproperty [--is-chart-recommended=#e69f00] - The color of movies recommended.
 * @cssproperty [--is-chart-grid] - The color of grid lines.
 * @cssproperty [--is-chart-pattern] - The color of the hatch.
 * @cssproperty [--is-genre-chart-label-size=clamp(7rem, 22%, 9rem)] - The width of the genres' names.
 * @cssproperty [--is-chart-tooltip=block] - The display of the tooltip: `none` where the caption says it.
 * @cssproperty [--is-chart-caption=none] - The display of the caption.
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
    sort: { reflect: true },
    sortable: { type: Boolean },
    max: { type: Number },
    genreHref: { attribute: 'genre-href' },
  }

  /** Sets how a movie of several genres counts. */
  declare count: GenreCount
  /** Sets whether recommended movies are shown beside. */
  declare compare: GenreComparison
  /** Sets the order of the bars. */
  declare sort: GenreSort
  /** Sets whether the user can choose the order. */
  declare sortable: boolean
  /** Sets how many genres are shown before the rest becomes one bar. */
  declare max: number
  /** Sets where a bar links to; `{genre}` is replaced. Without it bars are buttons. */
  declare genreHref: string

  /** Whether the bar for the rest was opened. */
  #isWhole = false

  /** Adds a language or changes messages of one; what is left out stays. */
  static readonly registerMessages = catalogs.register

  constructor() {
    super()
    this.count = 'each'
    this.compare = 'recommended'
    this.sort = 'count'
    this.sortable = false
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
    const { sort, locale, messages, referenceLines } = this
    const max = this.#isWhole ? Math.max(1, report.genres.length) : this.max
    return toGenreChartModel(report, { sort, max, locale, messages, referenceLines })
  }

  protected override csvOf(report: GenreReport): string {
    return toGenreCsv(report)
  }

  protected override hrefOf({ id }: GenreBar): string {
    return id && this.genreHref.replace('{genre}', encodeURIComponent(id))
  }

  protected override onSelect(event: Event, { id, watched }: GenreBar): void {
    if (id === '') return this.#openRest()
    if (!this.dispatchEvent(new GenreSelectEvent({ genre: id, watched }))) event.preventDefault()
  }

  /** The focus goes to the first genre that was part of the rest. */
  #openRest(): void {
    this.#isWhole = true
    this.requestUpdate()
    void this.updateComplete.then(() => this.focusItem(this.model?.marks[this.max]?.id))
  }

  protected override renderChoices(): TemplateResult | undefined {
    if (!this.sortable) return undefined
    const { sortLegend, sorts } = this.messages
    const { count, name, difference } = sorts
    return renderChoice<GenreSort>({
      legend: sortLegend,
      options: this.compare === 'none' ? { count, name } : { count, name, difference },
      current: this.sort,
      tab: this.tab,
      onChoose: (sort) => {
        if (sort === this.sort || sort === 'given') return
        this.sort = sort
        this.choice = sorts[sort]
        this.dispatchEvent(new SortChangeEvent({ sort }))
      },
    })
  }

  protected override renderMarks(model: GenreChartModel, at: Place): TemplateResult {
    return svg`${renderAxis(model, at)}${renderBars(model, at)}`
  }

  protected override get legend(): LegendEntry[] {
    if (this.compare === 'none') return []
    const { watched, recommended } = this.messages
    return [
      { sign: renderSwatch('bar'), text: watched },
      { sign: [renderHatch(), renderSwatch('bar-recommended')], text: recommended },
    ]
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
            html`<li>${title} <span class="genres-of">${list(genres, this.locale)}</span></li>`,
        )}
      </ul>
    </div>`
  }
}
