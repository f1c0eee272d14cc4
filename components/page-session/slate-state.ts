// What a rail shows: one union, so that failed and loading at once cannot be said.

import type { AccuracyReport, GenreReport, Problem, Slate } from '@intellistream/edge-api/contract'

export type SlateState =
  | { type: 'loading' }
  | { type: 'empty' }
  | { type: 'error'; problem: Problem }
  | { type: 'ready'; slate: Slate }
  | { type: 'stale'; slate: Slate; problem: Problem }

/** What a chart shows. */
export type ReportState<Report> =
  | { type: 'loading' }
  | { type: 'empty'; report: Report }
  | { type: 'error'; problem: Problem }
  | { type: 'ready'; report: Report }
  | { type: 'stale'; report: Report; problem: Problem }

export type GenreState = ReportState<GenreReport>
export type AccuracyState = ReportState<AccuracyReport>
