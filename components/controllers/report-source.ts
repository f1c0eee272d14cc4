// Where a chart's state comes from.

import type { Problem } from '@intellistream/edge-api/contract'
import { ReportAsk } from '../page-session/report-ask.ts'
import type { ReportState } from '../page-session/slate-state.ts'
import type { PageSession, ReportQuery } from '../page-session/types.ts'
import { SessionSource, type SessionHost } from './session-source.ts'

export interface ReportSourceOptions<Report> {
  query: () => ReportQuery
  isEmpty: (report: Report) => boolean
  onState: (state: ReportState<Report>) => void
}

export class ReportSource<Report> extends SessionSource<ReportAsk<Report>> {
  readonly #options: ReportSourceOptions<Report>

  constructor(host: SessionHost, options: ReportSourceOptions<Report>) {
    super(host)
    this.#options = options
  }

  protected override nameAsk(): string {
    return JSON.stringify([this.host.getAttribute('api'), this.#options.query()])
  }

  protected override open(session: PageSession): ReportAsk<Report> {
    const { query, isEmpty, onState } = this.#options
    return new ReportAsk({ session, query: query(), isEmpty, onState })
  }

  protected override update(ask: ReportAsk<Report>): void {
    ask.update(this.#options.query())
  }

  protected override fail(problem: Problem): void {
    this.#options.onState({ type: 'error', problem })
  }
}
