// reports/accuracy/dt=<day>.json: what was shown on one day and what came of it, for the whole site. Written by the job
// `accuracy`, written anew as long as something about the day can still change.

import type { AccuracyGrouping, WatchedRule } from '../../contract/types.ts'
import type { ObjectStore } from '../../ports/object-store.ts'

export interface AccuracyCounts {
  /** Items shown: each counts once a day for each user. */
  shown: number
  hits: number
  baselineHits: number
}

export interface DailyAccuracy extends AccuracyCounts {
  version: 1
  day: string
  windowDays: number
  watchedRule: WatchedRule
  /** Items watched on the day, and those of them that had been shown within the window before. */
  watches: number
  recommendedWatches: number
  /** Items shown on the day that were clicked. */
  clicked: number
  /** Answers seen on the day whose places are known, and sums over them, of the first ten places. */
  answers: number
  reciprocalRankSum: number
  ndcgSum: number
  /** Whether the window has ended and no late event can come any more. */
  complete: boolean
  groups: Record<Exclude<AccuracyGrouping, 'day'>, Record<string, AccuracyCounts>>
}

const PREFIX = 'reports/accuracy/dt='

export function toAccuracyKey(day: string): string {
  return `${PREFIX}${day}.json`
}

/** The days from `from` to `to`, both included, in order; days on which nothing happened have none. */
export async function readDailyAccuracy(
  objectStore: ObjectStore,
  { from, to }: { from: string; to: string },
): Promise<DailyAccuracy[]> {
  const keys: string[] = []
  for await (const key of objectStore.listKeys(PREFIX, { startAfter: `${PREFIX}${from}` })) {
    if (key > toAccuracyKey(to)) break
    keys.push(key)
  }
  const stored = await Promise.all(keys.map((key) => objectStore.get(key)))
  return stored.flatMap((one) =>
    one === undefined ? [] : [JSON.parse(Buffer.from(one.body).toString('utf8')) as DailyAccuracy],
  )
}
