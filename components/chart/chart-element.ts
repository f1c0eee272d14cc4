// What the charts share: where the report comes from, the frame that is the same in every state, focus, table and export.

import { LitElement, html, nothing } from 'lit'
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit'
import type { AnalyticsRange } from '@intellistream/edge-api/contract'
import { ReportSource } from '../controllers/report-source.ts'
import { RangeChangeEvent } from '../events/range-change-event.ts'
import { langOf } from '../locales/messages.ts'
import type { ReportState } from '../page-session/slate-state.ts'
import type { ReportQuery } from '../page-session/types.ts'
import { Heading } from '../rail/heading.ts'
import { base } from '../styles/base.ts'
import { tokens } from '../styles/tokens.ts'
import { ChartFocus } from './chart-focus.ts'
import { rowRem } from './chart-model.ts'
import type { ChartMark, ChartModel } from './chart-model.ts'
import type { ChartMessages } from './chart-messages.ts'
import { chartStyles } from './chart.styles.ts'
import type { ChartPicture, ExportFormat } from './export-chart.ts'
import {
  renderBones,
  renderChoice,
  renderDetail,
  renderEmpty,
  renderError,
  renderExport,
  renderFrame,
  renderHit,
  renderRule,
  renderTable,
  type TabIndexOf,
} from './render-chart.ts'

const TYPES = { svg: 'image/svg+xml', csv: 'text/csv' }

const files = () => import('./export-chart.ts')

export abstract class ChartElement<Report, Model extends ChartModel> extends LitElement {
  static override styles = [tokens, base, chartStyles]
  static override properties: PropertyDeclarations = {
    api: { reflect: true, useDefault: true },
    heading: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    range: { reflect: true },
    exportable: { type: Boolean },
    data: { attribute: false },
    state: { attribute: false, noAccessor: true },
  }

  readonly #internals = this.attachInternals()
  readonly #focus = new ChartFocus(this)
  readonly #headingElement = new Heading()
  #shown: ReportState<Report> = { type: 'loading' }
  readonly #source = new ReportSource<Report>(this, {
    query: () => this.query,
    isEmpty: (report) => this.isEmpty(report),
    onState: (state) => this.#onState(state),
  })
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
  /** Sets whether picture and numbers can be saved. */
  declare exportable: boolean
  /** Sets a report by hand; the element then asks nobody. */
  declare data: Report | undefined
  constructor() {
    super()
    this.api = this.heading = ''
    this.headingLevel = 3
    this.range = '90d'
    this.exportable = false
    this.data = undefined
  }

  /** Sets what is shown. The page session sets it; a page or a story may set it by hand, and then keeps it. */
  set state(state: ReportState<Report>) {
    this.#source.release()
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
  async toSVG(): Promise<string> {
    const { toSvg } = await files()
    return this.#picture ? toSvg(this.#picture) : ''
  }

  /** The picture as PNG, `scale` times as large as on the screen; undefined before there is one. */
  async toPNG({ scale = 2 }: { scale?: number } = {}): Promise<Blob | undefined> {
    const { toPng } = await files()
    return this.#picture && toPng(this.#picture, scale)
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

  /** More to choose from, below the periods. */
  protected renderChoices(): unknown {
    return nothing
  }

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
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data') && this.data) {
      this.#show({ type: this.isEmpty(this.data) ? 'empty' : 'ready', report: this.data })
      this.#source.release()
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
        <p id="summary" class="summary" part="summary"><slot name="summary">${model?.sentence}</slot></p>
        <div class="head" part="controls">
          ${renderChoice({
            legend: this.messages.rangeLegend,
            options: this.messages.ranges,
            current: this.range,
            tabIndexOf: this.tabIndexOf,
            onChoose: (range) => this.#onRange(range),
          })}
          ${this.renderChoices()} ${this.renderLegend()}
        </div>
        ${this.#renderBody(state, model)}
        <slot name="footer"></slot>
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
    const figure = this.renderRoot.querySelector<HTMLElement>('figure')
    if (!figure || !('report' in this.state) || !figure.querySelector('.hit')) return undefined
    return { figure, title: this.#heading, description: this.modelOf(this.state.report).sentence }
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
    if (!this.#byUser) return
    this.#byUser = false
    this.announce(this.messages.ranges[this.range])
  }

  /** Says what is shown now, after the user chose something. */
  protected announce(choice: string): void {
    if (!('report' in this.state)) return
    const { sentence, period } = this.modelOf(this.state.report)
    this.#announced = this.messages.changed(choice, sentence || this.messages.empty(period))
  }

  #onRange(range: AnalyticsRange): void {
    if (range === this.range) return
    this.range = range
    this.#byUser = true
    this.dispatchEvent(new RangeChangeEvent({ range }))
  }

  protected readonly tabIndexOf: TabIndexOf = (reachable) => this.#focus.tabIndexOf(reachable)

  #renderBody(state: ReportState<Report>, model: Model | undefined): TemplateResult {
    const { messages } = this
    switch (state.type) {
      case 'loading':
        return renderBones(this.renderSkeleton())
      case 'error':
        return renderError(state.problem, messages, this.tabIndexOf, () => this.#source.retry())
      case 'empty':
        return renderEmpty(model?.period ?? '', messages)
      case 'ready':
      case 'stale':
        return model ? this.#renderChart(model, state.report, state.type === 'stale') : html``
    }
  }

  #renderChart(model: Model, report: Report, isStale: boolean): TemplateResult {
    const rule = renderRule(model.rule, isStale && this.messages.stale)
    const instead = this.renderInstead(model, report)
    if (instead) return html`${renderFrame(instead)}${rule}`
    const shown = this.#focus.shownOf(model.marks)
    const detail = shown && renderDetail(shown, this.messages, this.locale)
    const rtl = getComputedStyle(this).direction === 'rtl'
    const caption = `${this.#heading}, ${model.period}`
    return html`
      <div class="plot" part="plot">
        <svg class="bars" aria-hidden="true" focusable="false">${this.renderPicture(model, rtl)}</svg>
        <ul
          class="marks"
          role="list"
          aria-label=${this.messages.marksLabel}
          .style=${`--_row: ${rowRem(model.marks.length)}rem`}
        >
          ${this.#renderHits(model.marks, shown, detail)}
        </ul>
      </div>
      <p class="caption" part="caption" aria-hidden="true">${detail}</p>
      ${rule} ${renderTable(model.table, caption, this.messages, this.tabIndexOf)}
      ${
        this.exportable
          ? renderExport(this.messages, this.tabIndexOf, (format) => void this.#export(format, model))
          : nothing
      }
    `
  }

  #renderHits(
    marks: Model['marks'],
    shown: ChartMark | undefined,
    detail: TemplateResult | undefined,
  ): TemplateResult[] {
    const current = this.#focus.currentOf(marks)
    return marks.map((mark) => {
      const tabIndex = this.tabIndexOf(mark === current)
      const select = (event: Event): void => this.onSelect(event, mark)
      const tip = mark === shown ? html`<div class="tip" part="tooltip" id="tip">${detail}</div>` : nothing
      return html`<li>${renderHit(mark, this.hrefOf(mark), tabIndex, select)}${tip}</li>`
    })
  }

  async #export(format: ExportFormat, { table: { head, rows } }: Model): Promise<void> {
    if (format === 'table')
      return navigator.clipboard.writeText([head, ...rows].map((row) => row.join('\t')).join('\n'))
    const { save, toPng, toSvg } = await files()
    const picture = this.#picture
    if (!picture) return
    const file =
      format === 'png'
        ? await toPng(picture, 2)
        : new Blob([format === 'csv' ? this.toCSV() : toSvg(picture)], { type: TYPES[format] })
    save(picture, file, format)
  }
}
