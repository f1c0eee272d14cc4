// What the charts share: where the report comes from, the frame that is the same in every state, focus, table and export.

import { LitElement, html, nothing } from 'lit'
import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit'
import type { AnalyticsRange } from '@intellistream/edge-api/contract'
import { ReportSource } from '../controllers/report-source.ts'
import { RangeChangeEvent } from '../events/range-change-event.ts'
import { langOf } from '../page-session/lang-of.ts'
import type { ReportState } from '../page-session/slate-state.ts'
import type { ReportQuery } from '../page-session/types.ts'
import { Heading } from '../rail/heading.ts'
import { base } from '../styles/base.ts'
import { tokens } from '../styles/tokens.ts'
import { unseen } from '../styles/unseen.ts'
import { ChartFocus } from './chart-focus.ts'
import { rowRem } from './chart-model.ts'
import type { AxisLine, ChartMark, ChartModel } from './chart-model.ts'
import type { ChartMessages } from './chart-messages.ts'
import { chartStyles } from './chart.styles.ts'
import type { ChartPicture, ExportFormat } from './export-chart.ts'
import { rememberMarks } from './mark-motion.ts'
import {
  renderChoice,
  renderDetail,
  renderExport,
  renderFrame,
  renderHit,
  renderMeasures,
  renderTables,
} from './render-chart.ts'
import { renderBones, renderLegend, toPlace, type LegendEntry, type Place } from './render-picture.ts'

const TYPES = { svg: 'image/svg+xml', csv: 'text/csv' }

const files = () => import('./export-chart.ts')

export abstract class ChartElement<Report, Model extends ChartModel> extends LitElement {
  static override styles = [tokens, base, unseen, chartStyles]
  static override properties: PropertyDeclarations = {
    api: { reflect: true, useDefault: true },
    heading: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    range: { reflect: true },
    exportable: { type: Boolean },
    referenceLines: { attribute: false },
    data: { attribute: false, noAccessor: true },
    state: { attribute: false, noAccessor: true },
  }

  readonly #internals = this.attachInternals()
  readonly #focus = new ChartFocus(this)
  readonly #headingElement = new Heading()
  #shown: ReportState<Report> = { type: 'loading' }
  #data: Report | undefined
  readonly #source = new ReportSource<Report>(this, {
    query: () => this.query,
    isEmpty: (report) => this.isEmpty(report),
    // What is shown stays until the answer to another question is there.
    onState: (state) => {
      if (state.type !== 'loading' || !this.model) this.#show(state)
    },
  })
  /** What the state says; made anew with each render, because a language may have come. */
  protected model: Model | undefined
  /** What the user chose, until the answer to it is said aloud. */
  protected choice = ''
  #announced = ''
  #highlighted: string | undefined
  #moveMarks: ((seconds: number) => void) | undefined

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
  /** Sets lines across the picture, each at a value and with a label. */
  declare referenceLines: readonly AxisLine[]
  constructor() {
    super()
    this.api = this.heading = ''
    this.headingLevel = 3
    this.range = '90d'
    this.exportable = false
    this.referenceLines = []
  }

  /** Sets what is shown. The page session sets it; a page or a story may set it by hand, and then keeps it. */
  set state(state: ReportState<Report>) {
    this.#source.release()
    this.#show(state)
  }
  get state(): ReportState<Report> {
    return this.#shown
  }

  /** Sets a report by hand; the element then asks nobody. */
  set data(report: Report | undefined) {
    this.#data = report
    if (report) this.state = { type: this.isEmpty(report) ? 'empty' : 'ready', report }
  }
  get data(): Report | undefined {
    return this.#data
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

  /** Marks one mark without moving focus to it; without an id none. */
  highlight(id?: string): void {
    this.#highlighted = id
    this.requestUpdate()
  }

  override focus(options?: FocusOptions): void {
    this.#focus.focus(options)
  }

  protected abstract get messages(): ChartMessages
  protected abstract readonly query: ReportQuery
  protected abstract isEmpty(report: Report): boolean
  protected abstract modelOf(report: Report): Model
  protected abstract csvOf(report: Report): string
  /** The content of the picture; each mark is a group with its id as `data-mark`. */
  protected abstract renderMarks(model: Model, at: Place): unknown
  /** Beside the periods. */
  protected abstract readonly legend: LegendEntry[]

  /** More to choose from, below the periods. */
  protected renderChoices(): unknown {
    return undefined
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
    if (!this.hasAttribute('tabindex')) this.tabIndex = 0
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.#moveMarks = changed.size > 0 ? rememberMarks(this.renderRoot) : undefined
    const { state } = this
    this.model = 'report' in state ? this.modelOf(state.report) : undefined
    if (this.choice && this.model && (changed.has('state') || changed.has('sort'))) {
      const { sentence, period } = this.model
      this.#announced = this.messages.changed(this.choice, sentence || this.messages.empty(period))
      this.choice = ''
    }
    this.#internals.ariaLabel = this.#heading
    this.#internals.ariaBusy = String(state.type === 'loading')
    this.#internals.states.clear()
    this.#internals.states.add(state.type)
  }

  protected override render(): TemplateResult {
    const { model } = this
    return html`
      <figure
        part="figure"
        role="group"
        aria-labelledby="title"
        aria-describedby="summary"
        @focusin=${this.#onFocusIn}
        @pointerover=${this.#focus.onHover}
        @pointerout=${this.#focus.onHover}
      >
        ${this.#headingElement.render(this.#heading, this.headingLevel, 3, 'title')}
        <p id="summary" class="summary" part="summary"><slot name="summary">${model?.sentence}</slot></p>
        <div class="head" part="controls">
          ${renderChoice({
            legend: this.messages.rangeLegend,
            options: this.messages.ranges,
            current: this.range,
            tab: this.tab,
            onChoose: (range) => this.#onRange(range),
          })}
          ${this.renderChoices()} ${renderLegend(this.legend)}
        </div>
        ${this.#renderBody(this.state)}
        <slot name="footer"></slot>
      </figure>
      <p class="unseen" role="status">${this.#announced}</p>
    `
  }

  protected override updated(): void {
    const figure = this.renderRoot.querySelector('figure') ?? this
    this.#moveMarks?.(parseFloat(getComputedStyle(figure).transitionDuration))
  }

  get #heading(): string {
    return this.heading || this.messages.heading
  }

  protected get tab(): 0 | -1 {
    return this.#focus.tabIndex
  }

  get #picture(): ChartPicture | undefined {
    const figure = this.renderRoot.querySelector<HTMLElement>('figure')
    if (!figure?.querySelector('.hit') || !this.model) return undefined
    return { figure, title: this.#heading, description: this.model.sentence }
  }

  #show(state: ReportState<Report>): void {
    const before = this.#shown
    this.#shown = state
    this.requestUpdate('state', before)
  }

  #onRange(range: AnalyticsRange): void {
    if (range === this.range) return
    this.range = range
    this.choice = this.messages.ranges[range]
    this.dispatchEvent(new RangeChangeEvent({ range }))
  }

  #onFocusIn(event: Event): void {
    const focused = this.#focus.onFocusIn(event)
    const mark = this.model?.marks.find(({ id }) => id === focused)
    if (mark) this.onFocus(mark)
  }

  #renderBody(state: ReportState<Report>): TemplateResult | undefined {
    const { messages, model } = this
    switch (state.type) {
      case 'loading':
        return renderFrame(renderBones(true))
      case 'error':
        return renderFrame(
          html`<div class="notice" part="error">
            <slot name="error">${messages.failed} ${state.problem.detail}</slot>
            <button
              type="button"
              class="pill"
              data-action
              tabindex=${this.tab}
              @click=${() => this.#source.retry()}
            >
              ${messages.retry}
            </button>
          </div>`,
        )
      case 'empty':
        return renderFrame(
          html`${renderBones(false)}
            <div class="notice" part="empty">
              <slot name="empty">${messages.empty(model?.period ?? '')}</slot>
            </div>`,
        )
      case 'ready':
      case 'stale':
        return model && this.#renderChart(model, state)
    }
  }

  #renderChart(model: Model, state: Extract<ReportState<Report>, { report: Report }>): TemplateResult {
    const { messages, tab } = this
    const { marks, lines, measures, table, period } = model
    const stale = state.type === 'stale' ? `${messages.stale} ` : ''
    const named = lines.map(({ label }) => ` ${label}.`)
    const rule = html`<p class="rule">${stale}${model.rule}${named}</p>`
    const instead = this.renderInstead(model, state.report)
    if (instead) return html`${renderFrame(instead)}${rule}`
    const shown = this.#focus.shownOf(marks)
    const detail = shown && renderDetail(shown, this.locale)
    const at = toPlace(model, getComputedStyle(this).direction === 'rtl')
    const tables = measures.length > 0 ? [table, { head: [], rows: measures }] : [table]
    return html`
      <div class="plot" part="plot">
        <svg class="bars" aria-hidden="true">${this.renderMarks(model, at)}</svg>
        <ul
          class="marks"
          role="list"
          aria-label=${messages.marksLabel}
          .style=${`--_row: ${rowRem(marks.length)}rem`}
        >
          ${this.#renderHits(marks, shown, detail)}
        </ul>
      </div>
      <p class="caption" part="caption" aria-hidden="true">${detail}</p>
      ${measures.length > 0 ? renderMeasures(measures) : nothing} ${rule}
      ${renderTables(tables, `${this.#heading}, ${period}`, messages, tab)}
      ${this.exportable ? renderExport(messages, tab, (format) => void this.#export(format, model)) : nothing}
    `
  }

  #renderHits(
    marks: Model['marks'],
    shown: ChartMark | undefined,
    detail: TemplateResult | undefined,
  ): TemplateResult[] {
    const current = this.#focus.currentOf(marks)
    return marks.map((mark) => {
      const look = {
        href: this.hrefOf(mark),
        tab: mark === current ? this.tab : -1,
        isHighlighted: mark.id === this.#highlighted,
      } as const
      const tip = mark === shown ? html`<div class="tip" part="tooltip" id="tip">${detail}</div>` : nothing
      return html`<li>${renderHit(mark, look, (event) => this.onSelect(event, mark))}${tip}</li>`
    })
  }

  async #export(format: ExportFormat, { table: { head, rows } }: Model): Promise<void> {
    if (format === 'table')
      return navigator.clipboard.writeText([head, ...rows].map((row) => row.join('\t')).join('\n'))
    const file =
      format === 'png'
        ? await this.toPNG()
        : new Blob([format === 'csv' ? this.toCSV() : await this.toSVG()], { type: TYPES[format] })
    const { save } = await files()
    if (file) save(this.#heading, file, format)
  }
}
