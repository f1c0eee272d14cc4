// What is told of every request, for logs and metrics. It has no room for a token, a body, an address or anybody's id.

import type { RowCounts } from '../contract/types.ts'

/** Measured once or several times in a request, each a number. */
export type Note =
  /** A slate came from this rung of the ladder: 1. */
  | 'SlatesLive'
  | 'SlatesStale'
  | 'SlatesBatch'
  | 'SlatesPopular'
  | 'SlatesStatic'
  /** Whether a slate was answered from what was held, without asking: 1 or 0. */
  | 'CacheHits'
  /** Whether the recommender answered a question, 1 or 0, and how long that took. */
  | 'RecommenderAnswered'
  | 'RecommenderMs'
  /** Events that were stored, that were rejected, and that the device said it had given up; of a repeated parcel none. */
  | 'EventsAccepted'
  | 'EventsRejected'
  | 'EventsGivenUp'

export type Notes = ReadonlyMap<Note, readonly number[]>

export interface RequestRecord {
  requestId: string
  method: string
  /** The pattern, `/v1/items/:itemId`, never the address. */
  route: string
  status: number
  caller: 'user' | 'anonymous' | 'none'
  tookMs: number
  /** Where the time went, as in Server-Timing. */
  spentMs: Readonly<Record<string, number>>
  notes: Notes
}

export interface Telemetry {
  onAnswered(record: RequestRecord): void
  /** An object of the catalog was read: how much of it is not used. */
  onRowsRead(key: string, rows: RowCounts): void
  /** An error that became a 500. */
  onInternalError(error: unknown, requestId: string): void
}
