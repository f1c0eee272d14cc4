import type { Problem } from '@intellistream/edge-api/contract'

export interface ReportedProblem {
  api: string
  problem: Problem
}

/** Fires for each problem of the page session, also those that a rail covers with a stale slate. */
export class ProblemEvent extends Event {
  static readonly type = 'is-problem'
  readonly detail: ReportedProblem

  constructor(detail: ReportedProblem) {
    super(ProblemEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-problem': ProblemEvent
  }
}
