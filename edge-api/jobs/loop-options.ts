// What one run of the batch loop goes by. Written into its record, so that a resumed run goes by the same.

import type { WatchedRule } from '../contract/types.ts'
import { DEFAULT_WATCHED_RULE } from '../domain/watched.ts'

export interface LoopOptions {
  watchedRule: WatchedRule
  /** More is no person: the user's day is left out. */
  maxEventsADay: number
  maxWatchedHoursADay: number
  /** More clicks and reactions are no intent: the user's minute is left out. */
  maxEventsAMinute: number
  /** How far back training goes, in days; 0 for everything. */
  windowDays: number
  /** How much each event type says, 0..1. */
  weights: { click: number; watch: number; like: number }
  /** Items recommended to each user in a batch, 1..500. */
  batchSize: number
  /** How much of the serving model's NDCG@10 a new one may lose and still be promoted, 0..1. */
  gateMargin: number
  /** Whether the run ends after the data was checked. */
  dryRun: boolean
}

export const DEFAULT_LOOP_OPTIONS: LoopOptions = {
  watchedRule: DEFAULT_WATCHED_RULE,
  maxEventsADay: 1000,
  maxWatchedHoursADay: 30,
  maxEventsAMinute: 60,
  windowDays: 0,
  // The weights the engine was measured with; clicks are a judgment.
  weights: { click: 0.25, watch: 1, like: 1 },
  batchSize: 100,
  gateMargin: 0.05,
  dryRun: false,
}
