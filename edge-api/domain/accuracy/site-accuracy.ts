// The whole site's accuracy: the days of a range, added up.

import type { AccuracyGrouping, AccuracyReport, AnalyticsRange, WatchedRule } from '../../contract/types.ts'
import type { DailyAccuracy } from './daily-accuracy.ts'
import { toAccuracyReport } from './to-report.ts'
import type { AccuracyTotals, GroupCounts } from './to-report.ts'

export interface SiteAccuracyOptions {
  range: AnalyticsRange
  by: AccuracyGrouping
  windowDays: number
  watchedRule: WatchedRule
}

/** Days are UTC days: they were counted before anybody asked. */
export function toSiteAccuracy(days: readonly DailyAccuracy[], options: SiteAccuracyOptions): AccuracyReport {
  const totals: Required<AccuracyTotals> = {
    shown: 0,
    hits: 0,
    baselineHits: 0,
    watches: 0,
    recommendedWatches: 0,
    clicked: 0,
    answers: 0,
    reciprocalRankSum: 0,
    ndcgSum: 0,
    incomplete: false,
  }
  const groups = new Map<string, Required<GroupCounts>>()
  for (const day of days) {
    for (const name of Object.keys(totals) as (keyof AccuracyTotals)[])
      if (name !== 'incomplete') totals[name] += day[name]
    const ofDay = options.by === 'day' ? { [day.day]: day } : (day.groups[options.by] ?? {})
    for (const [key, { shown, hits, baselineHits }] of Object.entries(ofDay)) {
      const known = groups.get(key) ?? { shown: 0, hits: 0, baselineHits: 0, incomplete: false }
      groups.set(key, {
        shown: known.shown + shown,
        hits: known.hits + hits,
        baselineHits: known.baselineHits + baselineHits,
        incomplete: known.incomplete || !day.complete,
      })
    }
  }
  return toAccuracyReport(totals, groups, { ...options, timeZone: 'UTC' })
}
