// What a rail shows: one union, so that failed and loading at once cannot be said.

import type { GenreReport, Problem, Slate } from '@intellistream/edge-api/contract'

export type SlateState =
  | { type: 'loading' }
  | { type: 'empty' }
  | { type: 'error'; problem: Problem }
  | { type: 'ready'; slate: Slate }
  | { type: 'stale'; slate: Slate; problem: Problem }

export type GenreState =
  | { type: 'loading' }
  | { type: 'empty'; report: GenreReport }
  | { type: 'error'; problem: Problem }
  | { type: 'ready'; report: GenreReport }
  | { type: 'stale'; report: GenreReport; problem: Problem }
