// One chart's ask for a report about the subject. Apart from the page session so that a page without charts never loads it.

import { isTransient, toProblem } from './problems.ts'
import type { ReportState } from './slate-state.ts'
import type { PageSession, ReportQuery } from './types.ts'

export interface ReportAskOptions<Report> {
  session: PageSession
  /** What is wanted now. */
  query: () => ReportQuery
  isEmpty: (report: Report) => boolean
  onState: (state: ReportState<Report>) => void
}

/** What a chart holds while it is connected. */
export class ReportAsk<Report> {
  readonly #options: ReportAskOptions<Report>
  #controller = new AbortController()
  /** Names what was asked last. */
  #key = ''
  /** The last good report and what it answered; kept for the page's life only. */
  #last: { report: Report; key: string } | undefined
  readonly #stopObserving: () => void

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

  /** Asks when something else is wanted; a new ask aborts the one under way. */
  update(): void {
    if (JSON.stringify(this.#options.query()) !== this.#key) this.retry()
  }

  retry(): void {
    void this.#ask()
  }

  close(): void {
    this.#stopObserving()
    this.#controller.abort()
  }

  async #ask(): Promise<void> {
    const { session, isEmpty, onState } = this.#options
    const query = this.#options.query()
    const key = (this.#key = JSON.stringify(query))
    this.#controller.abort()
    const { signal } = (this.#controller = new AbortController())
    onState({ type: 'loading' })
    try {
      const report = await session.getReport<Report>(query, signal)
      if (signal.aborted) return
      this.#last = { report, key }
      onState({ type: isEmpty(report) ? 'empty' : 'ready', report })
    } catch (failure) {
      if (signal.aborted) return
      const problem = toProblem(session.api, failure)
      const last = this.#last
      onState(
        last?.key === key && isTransient(problem)
          ? { type: 'stale', report: last.report, problem }
          : { type: 'error', problem },
      )
    }
  }
}
