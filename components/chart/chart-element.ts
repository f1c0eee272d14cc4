// What the charts share: where the report comes from, the frame that is the same in every state, focus, table and export.

import { LitElement, html, nothing } from 'lit'
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit'
import type { AnalyticsRange, Problem } from '@intellistream/edge-api/contract'
import { RangeChangeEvent } from '../events/range-change-event.ts'
import { langOf } from '../locales/messages.ts'
import { findPageSession } from '../page-session/find-page-session.ts'
import { missingApiProblem } from '../page-session/problems.ts'
import { ReportAsk } from '../page-session/report-ask.ts'
import type { ReportState } from '../page-session/slate-state.ts'
import type { ReportQuery } from '../page-session/types.ts'
import { Heading } from '../rail/heading.ts'
import { base } from '../styles/base.ts'
import { tokens } from '../styles/tokens.ts'
import { ChartFocus } from './chart-focus.ts'
import type { ChartMark, ChartModel, ChartTable } from './chart-model.ts'
import type { ChartMessages } from './chart-messages.ts'
import { chartStyles } from './chart.styles.ts'
import { toPng, toSvg, type ChartPicture } from './export-chart.ts'

const RANGES: readonly AnalyticsRange[] = ['30d', '90d', '1y', 'all']

export abstract class ChartElement<Report, Model extends ChartModel> extends LitElement {
  static override styles = [tokens, base, chartStyles]
  static override properties: PropertyDeclarations = {
    api: {},
    heading: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    range: { reflect: true },
    data: { attribute: false },
    state: { attribute: false, noAccessor: true },
  }

  readonly #internals = this.attachInternals()
  readonly #focus = new ChartFocus(this)
  readonly #headingElement = new Heading()
  #shown: ReportState<Report> = { type: 'loading' }
  /** Whether the page set the state, and then keeps it. */
  #isByHand = false
  #ask: ReportAsk<Report> | undefined
  #asked = ''
  #announced = ''
  /** Whether the user asked for what comes next, so that it is said aloud. */
  #byUser = false
  #focused: string | undefined

  /** Sets the address of the API, when no provider does. */
  declare api: string
  /** Sets the title. */
  declare heading: string
  /** Sets the level of the title, 1..6. */
  declare headingLevel: number
  /** Sets the period. */
  declare range: AnalyticsRange
  /** Sets a report by hand; the element then asks nobody. */
  declare data: Report | undefined
  constructor() {
    super()
    this.api = this.heading = ''
    this.headingLevel = 3
    this.range = '90d'
    this.data = undefined
  }

  /** Sets what is shown. The page session sets it; a page or a story may set it by hand, and then keeps it. */
  set state(state: ReportState<Report>) {
    this.#isByHand = true
    this.#ask?.close()
    this.#show(state)
  }
  get state(): ReportState<Report> {
    return this.#shown
  }

  /** The report as CSV (RFC 4180), or an empty string before there is one. */
  toCSV(): string {
    return 'report' in this.state ? this.csvOf(this.state.report) : ''
  }

  /** The picture as an SVG document, or an empty string before there is one. */
  toSVG(): string {
    const picture = this.#picture
    return picture ? toSvg(picture) : ''
  }

  /** The picture as PNG, `scale` times as large as on the screen; undefined before there is one. */
  async toPNG({ scale = 2 }: { scale?: number } = {}): Promise<Blob | undefined> {
    const picture = this.#picture
    return picture && toPng(picture, scale)
  }

  /** Moves focus to a mark by its id, else to the one last in focus, else to the periods. */
  focusItem(id?: string): void {
    this.#focus.focusMark(id)
  }

  override focus(options?: FocusOptions): void {
    this.#focus.focus(options)
  }

  protected abstract get messages(): ChartMessages
  protected abstract readonly query: ReportQuery
  protected abstract isEmpty(report: Report): boolean
  protected abstract modelOf(report: Report): Model
  protected abstract csvOf(report: Report): string
  /** The content of the picture; `rtl` mirrors it. */
  protected abstract renderPicture(model: Model, rtl: boolean): unknown
  protected abstract renderSkeleton(): unknown

  /** Beside the periods. */
  protected renderLegend(): unknown {
    return nothing
  }

  /** In the place of the picture, where numbers are too small for one. */
  protected renderInstead(_model: Model, _report: Report): TemplateResult | undefined {
    return undefined
  }

  protected hrefOf(_mark: ChartMark): string {
    return ''
  }

  protected onSelect(_event: Event, _mark: Model['marks'][number]): void {}

  protected onFocus(_mark: Model['marks'][number]): void {}

  protected get locale(): string {
    return langOf(this)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#internals.role = 'group'
    if (this.data === undefined) void this.#subscribe()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#ask?.close()
    this.#ask = undefined
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data') && this.data) {
      this.#show({ type: this.isEmpty(this.data) ? 'empty' : 'ready', report: this.data })
      this.#ask?.close()
    }
    const asked = JSON.stringify(this.query)
    if (asked !== this.#asked) {
      this.#asked = asked
      this.#ask?.update(this.query)
    }
    this.#internals.ariaLabel = this.#heading
    this.#internals.ariaBusy = String(this.state.type === 'loading')
    this.#internals.states.clear()
    this.#internals.states.add(this.state.type)
  }

  protected override render(): TemplateResult {
    const { state } = this
    const model = 'report' in state ? this.modelOf(state.report) : undefined
    return html`
      <figure part="figure" role="group" aria-labelledby="title" aria-describedby="summary">
        ${this.#headingElement.render(this.#heading, this.headingLevel, 3, 'title')}
        <p id="summary" class="summary" part="summary">${model?.sentence}</p>
        <div class="head" part="controls">${this.#renderRanges()} ${this.renderLegend()}</div>
        ${this.#renderBody(state, model)}
      </figure>
      <p class="unseen" role="status">${this.#announced}</p>
    `
  }

  protected override updated(): void {
    const model = 'report' in this.state ? this.modelOf(this.state.report) : undefined
    const focused = this.renderRoot.querySelector<HTMLElement>('.hit:focus')?.dataset['id']
    if (focused === this.#focused) return
    this.#focused = focused
    const mark = model?.marks.find(({ id }) => id === focused)
    if (mark) this.onFocus(mark)
  }

  get #heading(): string {
    return this.heading || this.messages.heading
  }

  get #picture(): ChartPicture | undefined {
    const svg = this.renderRoot.querySelector<SVGSVGElement>('.bars:not(.bones)')
    if (!svg || !('report' in this.state)) return undefined
    const labels = [...this.renderRoot.querySelectorAll<HTMLElement>('.hit > span')]
    return { svg, labels, title: this.#heading, description: this.modelOf(this.state.report).sentence }
  }

  async #subscribe(): Promise<void> {
    const session = await findPageSession(this)
    if (!this.isConnected || this.data !== undefined || this.#isByHand || this.#ask) return
    if (!session) {
      this.#show({ type: 'error', problem: missingApiProblem })
      return
    }
    this.#asked = JSON.stringify(this.query)
    this.#ask = new ReportAsk<Report>({
      session,
      query: this.query,
      isEmpty: (report) => this.isEmpty(report),
      onState: (state) => this.#onState(state),
    })
  }

  #show(state: ReportState<Report>): void {
    const before = this.#shown
    this.#shown = state
    this.requestUpdate('state', before)
  }

  /** What is shown stays until the answer to another question is there. */
  #onState(state: ReportState<Report>): void {
    if (state.type === 'loading' && 'report' in this.state) return
    this.#show(state)
    if (!this.#byUser || !('report' in state)) return
    this.#byUser = false
    const { sentence, period } = this.modelOf(state.report)
    this.#announced = this.messages.changed(
      this.messages.ranges[this.range],
      sentence || this.messages.empty(period),
    )
  }

  #onRange(range: AnalyticsRange): void {
    if (range === this.range) return
    this.range = range
    this.#byUser = true
    this.dispatchEvent(new RangeChangeEvent({ range }))
  }

  #renderRanges(): TemplateResult {
    return html`<fieldset role="radiogroup" aria-label=${this.messages.rangeLegend}>
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
            ${this.messages.ranges[range]}
          </button>`,
      )}
    </fieldset>`
  }

  #renderBody(state: ReportState<Report>, model: Model | undefined): TemplateResult {
    switch (state.type) {
      case 'loading':
        return this.#renderFrame(
          html`<svg class="bars bones" aria-hidden="true">${this.renderSkeleton()}</svg>`,
        )
      case 'error':
        return this.#renderFrame(this.#renderError(state.problem))
      case 'empty':
        return this.#renderFrame(
          html`<div class="notice" part="empty">
            <slot name="empty">${this.messages.empty(model?.period ?? '')}</slot>
          </div>`,
        )
      case 'ready':
      case 'stale':
        return model ? this.#renderChart(model, state.report, state.type === 'stale') : html``
    }
  }

  #renderFrame(content: unknown): TemplateResult {
    return html`<div class="plot" part="plot">${content}</div>
      <p class="caption" part="caption"></p>`
  }

  #renderError({ detail }: Problem): TemplateResult {
    return html`<div class="notice" part="error">
      <slot name="error">${this.messages.failed} ${detail}</slot>
      <button
        type="button"
        class="pill"
        data-action
        tabindex=${this.#focus.tabIndexOf(true)}
        @click=${() => this.#ask?.retry()}
      >
        ${this.messages.retry}
      </button>
    </div>`
  }

  #renderChart(model: Model, report: Report, isStale: boolean): TemplateResult {
    const rule = html`<p class="rule">${isStale ? `${this.messages.stale} ` : nothing}${model.rule}</p>`
    const instead = this.renderInstead(model, report)
    if (instead) return html`${this.#renderFrame(instead)}${rule}`
    const current = this.#focus.currentOf(model.marks)
    const rtl = getComputedStyle(this).direction === 'rtl'
    return html`
      <div class="plot" part="plot">
        <svg class="bars" aria-hidden="true" focusable="false">${this.renderPicture(model, rtl)}</svg>
        <ul class="marks" role="list" aria-label=${this.messages.marksLabel}>
          ${model.marks.map((mark) => html`<li>${this.#renderHit(mark, mark === current)}</li>`)}
        </ul>
      </div>
      <p class="caption" part="caption" aria-hidden="true">
        ${this.#renderCaption(this.#focus.shownOf(model.marks))}
      </p>
      ${rule} ${this.#renderTable(model.table, model.period)}
    `
  }

  #renderHit(mark: ChartMark, isCurrent: boolean): TemplateResult {
    const tabIndex = this.#focus.tabIndexOf(isCurrent)
    const href = this.hrefOf(mark)
    const select = (event: Event): void => this.onSelect(event, mark)
    const label = html`<span aria-hidden="true">${mark.label}</span>`
    return href
      ? html`<a
          class="hit"
          part="hit"
          href=${href}
          data-id=${mark.id}
          tabindex=${tabIndex}
          aria-label=${mark.description}
          @click=${select}
          >${label}</a
        >`
      : html`<button
          type="button"
          class="hit"
          part="hit"
          data-id=${mark.id}
          tabindex=${tabIndex}
          aria-label=${mark.description}
          @click=${select}
        >
          ${label}
        </button>`
  }

  #renderCaption(mark: ChartMark | undefined): string {
    if (!mark) return ''
    const titles = mark.titles.length > 0 ? ` (${this.messages.titles(mark.titles, this.locale)})` : ''
    return `${mark.description}${titles}`
  }

  #renderTable({ head, rows }: ChartTable, period: string): TemplateResult {
    return html`<details>
      <summary tabindex=${this.#focus.tabIndexOf(true)}>${this.messages.showTable}</summary>
      <div class="scroll">
        <table part="table">
          <caption>
            ${this.#heading}, ${period}
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
        </table>
      </div>
    </details>`
  }
}
