// What one run of the batch loop goes by. Written into its record, so that a resumed run goes by the same.

import * as v from 'valibot'
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

const whole = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(least),
    v.maxValue(most, `a whole number from ${least} to ${most}`),
  )
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1, 'a number from 0 to 1'))
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100, 'a number from 0 to 100'))

const SCHEMA = v.strictObject({
  watchedRule: v.exactOptional(v.strictObject({ minPercent: percent, minPercentWhenEnded: percent })),
  maxEventsADay: v.exactOptional(whole(1, 1e9)),
  maxWatchedHoursADay: v.exactOptional(whole(1, 1e9)),
  maxEventsAMinute: v.exactOptional(whole(1, 1e9)),
  windowDays: v.exactOptional(whole(0, 36_500)),
  weights: v.exactOptional(v.strictObject({ click: share, watch: share, like: share })),
  batchSize: v.exactOptional(whole(1, 500)),
  gateMargin: v.exactOptional(share),
  dryRun: v.exactOptional(v.boolean()),
})

/** The defaults, and what is given instead of some of them. Errors: RangeError that names what cannot be used. */
export function toLoopOptions(given: unknown = {}): LoopOptions {
  const result = v.safeParse(SCHEMA, given)
  if (result.success) return { ...DEFAULT_LOOP_OPTIONS, ...result.output }
  const faults = result.issues.map((issue) => `${v.getDotPath(issue) ?? 'the options'}: ${issue.message}`)
  throw new RangeError(`These options of the loop cannot be used: ${faults.join('; ')}`)
}
