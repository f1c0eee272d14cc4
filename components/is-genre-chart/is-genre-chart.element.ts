// The class; importing it defines nothing.

import { LitElement, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit'
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js'
import type {
  AnalyticsRange,
  GenreComparison,
  GenreCount,
  GenreReport,
  Problem,
} from '@intellistream/edge-api/contract'
import { GenreSelectEvent } from '../events/genre-select-event.ts'
import { RangeChangeEvent } from '../events/range-change-event.ts'
import { langOf } from '../locales/messages.ts'
import { findPageSession } from '../page-session/find-page-session.ts'
import { missingApiProblem } from '../page-session/problems.ts'
import type { GenreState } from '../page-session/slate-state.ts'
import { ReportAsk } from '../page-session/report-ask.ts'
import type { ReportQuery } from '../page-session/types.ts'
import { base } from '../styles/base.ts'
import { tokens } from '../styles/tokens.ts'
import { ChartFocus } from './chart-focus.ts'
import { renderHatch, renderPlot, renderSkeleton, renderSwatch } from './genre-plot.ts'
import { en } from './is-genre-chart.messages.ts'
import {
  toGenreChartModel,
  toGenreCsv,
  type GenreBar,
  type GenreChartModel,
  type GenreSort,
} from './is-genre-chart.model.ts'
import { styles } from './is-genre-chart.styles.ts'

const RANGES: readonly AnalyticsRange[] = ['30d', '90d', '1y', 'all']
const SKELETON_ROWS = 8
const HEADING_LEVELS = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4', 5: 'h5', 6: 'h6' } as const

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
 * @csspart empty - The text for an empty period.
 * @csspart error - The text for a failure, with its button.
 * @cssproperty [--is-chart-watched=#56b4e9] - The color of movies watched.
 * @cssproperty [--is-chart-recommended=#e69f00] - The color of movies recommended.
 * @cssproperty [--is-chart-grid] - The color of grid lines.
 * @cssproperty [--is-chart-pattern] - The color of the hatch.
 * @cssproperty [--is-genre-chart-label-size=clamp(5.5rem, 22%, 9rem)] - The width of the genres' names.
 * @cssproperty [--is-genre-chart-bar-size=0.875rem] - The thickness of a bar.
 * @cssstate loading - Waiting for the first report.
 * @cssstate ready - Showing a report.
 * @cssstate empty - Nothing was watched in the period.
 * @cssstate error - Failed, with nothing to show instead.
 * @cssstate stale - Failed, showing the last report.
 */
export class IsGenreChart extends LitElement {
  static override styles: CSSResultGroup = [tokens, base, styles]
  static override properties = {
    api: {},
    heading: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    range: { reflect: true },
    count: {},
    compare: {},
    sort: {},
    max: { type: Number },
    genreHref: { attribute: 'genre-href' },
    data: { attribute: false },
    state: { attribute: false, noAccessor: true },
  }

  readonly #internals = this.attachInternals()
  readonly #focus = new ChartFocus(this)
  #subscription: ReportAsk<GenreReport> | undefined
  #shown: GenreState = { type: 'loading' }
  #isByHand = false
  #announced = ''
  /** Whether the user asked for what comes next, so that it is said aloud. */
  #asked = false

  /** Sets the address of the API, when no provider does. */
  declare api: string
  /** Sets the title. */
  declare heading: string
  /** Sets the level of the title, 1..6. */
  declare headingLevel: number
  /** Sets the period. */
  declare range: AnalyticsRange
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
  /** Sets a report by hand; the element then asks nobody. */
  declare data: GenreReport | undefined
  constructor() {
    super()
    this.api = ''
    this.heading = ''
    this.headingLevel = 3
    this.range = '90d'
    this.count = 'each'
    this.compare = 'recommended'
    this.sort = 'count'
    this.max = 8
    this.genreHref = ''
    this.data = undefined
  }

  /** Sets what is shown. The page session sets it; a page or a story may set it by hand, and then keeps it. */
  set state(state: GenreState) {
    this.#isByHand = true
    this.#subscription?.close()
    this.#show(state)
  }
  get state(): GenreState {
    return this.#shown
  }

  /** The report as CSV (RFC 4180), or an empty string before there is one. */
  toCSV(): string {
    return 'report' in this.state ? toGenreCsv(this.state.report) : ''
  }

  /** Moves focus to a genre's bar, else to the one last in focus, else to the periods. */
  focusItem(genre?: string): void {
    this.#focus.focusBar(genre)
  }

  override focus(options?: FocusOptions): void {
    this.#focus.focus(options)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#internals.role = 'group'
    if (this.data === undefined) void this.#subscribe()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#subscription?.close()
    this.#subscription = undefined
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('data') && this.data) {
      const { data } = this
      this.#show(data.movies === 0 ? { type: 'empty', report: data } : { type: 'ready', report: data })
      this.#subscription?.close()
    }
    const asked = (['range', 'count', 'compare'] as const).some((name) => changed.has(name))
    if (asked) this.#subscription?.update(this.#query)
    this.#internals.ariaLabel = this.#heading
    this.#internals.ariaBusy = String(this.state.type === 'loading')
    if (changed.has('state')) {
      this.#internals.states.clear()
      this.#internals.states.add(this.state.type)
    }
  }

  override render(): TemplateResult {
    const { state } = this
    const model =
      'report' in state
        ? toGenreChartModel(state.report, {
            sort: this.sort,
            max: this.max,
            locale: langOf(this),
            messages: en,
          })
        : undefined
    return html`
      <figure part="figure" role="group" aria-labelledby="title" aria-describedby="summary">
        ${this.#renderTitle()}
        <p id="summary" class="summary" part="summary">${model?.sentence}</p>
        <div class="head" part="controls">${this.#renderRanges()} ${this.#renderLegend()}</div>
        ${this.#renderBody(state, model)}
      </figure>
      <p class="unseen" role="status">${this.#announced}</p>
    `
  }

  get #heading(): string {
    return this.heading || en.heading
  }

  get #query(): ReportQuery {
    const { range, count, compare } = this
    return { path: '/v1/me/genres', parameters: { range, count, compare } }
  }

  get #rtl(): boolean {
    return getComputedStyle(this).direction === 'rtl'
  }

  async #subscribe(): Promise<void> {
    const session = await findPageSession(this)
    if (!this.isConnected || this.data !== undefined || this.#isByHand || this.#subscription) return
    if (!session) {
      this.#show({ type: 'error', problem: missingApiProblem })
      return
    }
    this.#subscription = new ReportAsk<GenreReport>({
      session,
      query: this.#query,
      isEmpty: ({ movies }) => movies === 0,
      onState: (state) => this.#onState(state),
    })
  }

  #show(state: GenreState): void {
    const before = this.#shown
    this.#shown = state
    this.requestUpdate('state', before)
  }

  #onState(state: GenreState): void {
    const shown = 'report' in this.state
    if (state.type === 'loading' && shown) return
    this.#show(state)
    if (this.#asked && 'report' in state) {
      this.#asked = false
      const model = toGenreChartModel(state.report, {
        sort: this.sort,
        max: this.max,
        locale: langOf(this),
        messages: en,
      })
      this.#announced = en.changed(en.ranges[state.report.range], model.sentence || en.empty(model.period))
    }
  }

  #onRange(range: AnalyticsRange): void {
    if (range === this.range) return
    this.range = range
    this.#asked = true
    this.dispatchEvent(new RangeChangeEvent({ range }))
  }

  #onSelect(event: Event, { genre, watched }: GenreBar): void {
    if (genre === '') return
    if (!this.dispatchEvent(new GenreSelectEvent({ genre, watched }))) event.preventDefault()
  }

  #renderTitle(): TemplateResult {
    const level = HEADING_LEVELS[this.headingLevel as keyof typeof HEADING_LEVELS] ?? 'h3'
    const tag = unsafeStatic(level)
    return staticHtml`<${tag} id="title" class="title" part="title">${this.#heading}</${tag}>`
  }

  #renderRanges(): TemplateResult {
    return html`<fieldset role="radiogroup" aria-label=${en.rangeLegend}>
      ${RANGES.map(
        (range) =>
          html`<button
            type="button"
            class="range"
            role="radio"
            data-range=${range}
            aria-checked=${range === this.range}
            tabindex=${this.#focus.tabIndexOf(range === this.range)}
            @click=${() => this.#onRange(range)}
          >
            ${en.ranges[range]}
          </button>`,
      )}
    </fieldset>`
  }

  #renderLegend(): TemplateResult | typeof nothing {
    if (this.compare === 'none') return nothing
    return html`<ul class="legend" role="list">
      <li><svg viewBox="0 0 24 12" aria-hidden="true">${renderSwatch('bar')}</svg>${en.watched}</li>
      <li>
        <svg viewBox="0 0 24 12" aria-hidden="true">${renderHatch()}${renderSwatch('bar-recommended')}</svg
        >${en.recommended}
      </li>
    </ul>`
  }

  #renderBody(state: GenreState, model: GenreChartModel | undefined): TemplateResult {
    switch (state.type) {
      case 'loading':
        return this.#renderFrame(
          html`<svg class="bars" aria-hidden="true">${renderSkeleton(SKELETON_ROWS)}</svg>`,
        )
      case 'error':
        return this.#renderFrame(this.#renderError(state.problem))
      case 'empty':
        return this.#renderFrame(
          html`<div class="notice" part="empty">
            <slot name="empty">${en.empty(model?.period ?? '')}</slot>
          </div>`,
        )
      case 'ready':
      case 'stale':
        return model ? this.#renderChart(model, state) : html``
    }
  }

  #renderFrame(content: TemplateResult): TemplateResult {
    return html`<div class="plot" part="plot">${content}</div>
      <p class="caption" part="caption"></p>`
  }

  #renderError({ detail }: Problem): TemplateResult {
    return html`<div class="notice" part="error">
      <slot name="error">${en.failed} ${detail}</slot>
      <button
        type="button"
        class="pill"
        data-action
        tabindex=${this.#focus.tabIndexOf(true)}
        @click=${() => this.#subscription?.retry()}
      >
        ${en.retry}
      </button>
    </div>`
  }

  #renderChart(model: GenreChartModel, state: GenreState): TemplateResult {
    const current = this.#focus.currentOf(model.bars)
    return html`
      <div class="plot" part="plot">
        <svg class="bars" aria-hidden="true" focusable="false">${renderPlot(model, this.#rtl)}</svg>
        <ul class="genres" role="list" aria-label=${en.genresLabel}>
          ${model.bars.map((bar) => html`<li>${this.#renderHit(bar, bar === current)}</li>`)}
        </ul>
      </div>
      <p class="caption" part="caption" aria-hidden="true">
        ${this.#renderCaption(this.#focus.shownOf(model.bars))}
      </p>
      <p class="rule">${state.type === 'stale' ? `${en.stale} ` : nothing}${model.rule}</p>
      ${this.#renderTable(model)}
    `
  }

  #renderHit(bar: GenreBar, current: boolean): TemplateResult {
    const tabIndex = this.#focus.tabIndexOf(current)
    const href = bar.genre && this.genreHref.replace('{genre}', encodeURIComponent(bar.genre))
    const select = (event: Event) => this.#onSelect(event, bar)
    const label = html`<span aria-hidden="true">${bar.label}</span>`
    return href
      ? html`<a
          class="hit"
          part="hit"
          href=${href}
          data-genre=${bar.genre}
          tabindex=${tabIndex}
          aria-label=${bar.description}
          @click=${select}
          >${label}</a
        >`
      : html`<button
          type="button"
          class="hit"
          part="hit"
          data-genre=${bar.genre}
          tabindex=${tabIndex}
          aria-label=${bar.description}
          @click=${select}
        >
          ${label}
        </button>`
  }

  #renderCaption(bar: GenreBar | undefined): string {
    if (!bar) return ''
    const titles = bar.titles.length > 0 ? ` (${en.titles(bar.titles, langOf(this))})` : ''
    return `${bar.description}${titles}`
  }

  #renderTable({ bars, period, compared }: GenreChartModel): TemplateResult {
    const percent = new Intl.NumberFormat(langOf(this), { style: 'percent' })
    return html`<details>
      <summary tabindex=${this.#focus.tabIndexOf(true)}>${en.showTable}</summary>
      <div class="scroll">
        <table part="table">
          <caption>
            ${this.#heading}, ${period}
          </caption>
          <thead>
            <tr>
              <th scope="col">${en.tableGenre}</th>
              <th scope="col">${en.watched}</th>
              <th scope="col">${en.share}</th>
              ${compared ? html`<th scope="col">${en.recommended}</th>` : nothing}
            </tr>
          </thead>
          <tbody>
            ${bars.map(
              (bar) =>
                html`<tr>
                  <th scope="row">${bar.label}</th>
                  <td>${bar.value}</td>
                  <td>${percent.format(bar.share)}</td>
                  ${compared ? html`<td>${bar.recommended}</td>` : nothing}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`
  }
}
