import type { Problem } from '@intellistream/edge-api/contract'
import { DetailEvent } from './detail-event.ts'

export interface ReportedProblem {
  api: string
  problem: Problem
}

/** Fires for each problem of the page session, also those that a rail covers with a stale slate. */
export class ProblemEvent extends DetailEvent<ReportedProblem> {
  static override readonly type = 'is-problem'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-problem': ProblemEvent
  }
}
