// One chart's ask for a report about the subject. Apart from the page session so that a page without charts never loads it.

import { isTransient, toProblem } from './problems.ts'
import type { ReportState } from './slate-state.ts'
import type { PageSession, ReportQuery } from './types.ts'

export interface ReportAskOptions<Report> {
  session: PageSession
  query: ReportQuery
  isEmpty: (report: Report) => boolean
  onState: (state: ReportState<Report>) => void
}

/** What a chart holds while it is connected. */
export class ReportAsk<Report> {
  #options: ReportAskOptions<Report>
  #controller = new AbortController()
  /** The last good report and what it answered; kept for the page's life only. */
  #last: { report: Report; key: string } | undefined
  #stopObserving: () => void

  constructor(options: ReportAskOptions<Report>) {
    this.#options = options
    this.#stopObserving = options.session.observe({
      // Nothing of the subject before may be shown as stale.
      onSubjectChange: () => {
        this.#last = undefined
        this.retry()
      },
    })
    this.retry()
  }

  /** Asks for something else; a new ask aborts the one under way. */
  update(query: ReportQuery): void {
    if (JSON.stringify(query) === JSON.stringify(this.#options.query)) return
    this.#options.query = query
    this.retry()
  }

  retry(): void {
    void this.#start()
  }

  close(): void {
    this.#stopObserving()
    this.#controller.abort()
  }

  async #start(): Promise<void> {
    const { session, query, isEmpty, onState } = this.#options
    this.#controller.abort()
    const { signal } = (this.#controller = new AbortController())
    const key = JSON.stringify(query)
    onState({ type: 'loading' })
    try {
      const report = await session.getReport<Report>(query, signal)
      if (signal.aborted) return
      this.#last = { report, key }
      onState({ type: isEmpty(report) ? 'empty' : 'ready', report })
    } catch (failure) {
      if (signal.aborted) return
      const problem = toProblem(session.api, failure)
      const last = isTransient(problem) && this.#last?.key === key ? this.#last.report : undefined
      onState(last ? { type: 'stale', report: last, problem } : { type: 'error', problem })
    }
  }
}
