// From counts to what the chart is drawn from: rates with their intervals, and none where there is too little to say.

import type {
  AccuracyGrouping,
  AccuracyPoint,
  AccuracyReport,
  AnalyticsRange,
  WatchedRule,
} from '../../contract/types.ts'
import { wilsonInterval } from '../../engine/statistics.ts'
import { addDays } from '../genres/days.ts'
import { compare } from '../profile/profile.ts'

/** Fewer shown make no percentage (design section 8). */
const FEWEST_SHOWN = 20
const DAYS: Record<Exclude<AnalyticsRange, 'all'>, number> = { '30d': 30, '90d': 90, '1y': 365 }

export interface GroupCounts {
  shown: number
  hits: number
  baselineHits?: number
  incomplete: boolean
}

/** Counts that can name the titles of hits, last shown first. */
export interface NamedCounts extends GroupCounts {
  titles?: string[]
}

export interface AccuracyTotals extends GroupCounts {
  watches: number
  recommendedWatches: number
  clicked?: number
  answers?: number
  reciprocalRankSum?: number
  ndcgSum?: number
}

export interface ReportOptions {
  range: AnalyticsRange
  by: AccuracyGrouping
  timeZone: string
  windowDays: number
  watchedRule: WatchedRule
}

/** The first day of a range that ends on the day `to`. */
export function toFirstDay(range: AnalyticsRange, to: string): string {
  return range === 'all' ? '0000-01-01' : addDays(to, 1 - DAYS[range])
}

/** Points by key: days and names by code unit, positions by number. */
export function toAccuracyReport(
  totals: AccuracyTotals,
  groups: ReadonlyMap<string, NamedCounts>,
  options: ReportOptions,
): AccuracyReport {
  const {
    shown,
    hits,
    watches,
    recommendedWatches,
    clicked,
    answers = 0,
    reciprocalRankSum = 0,
    ndcgSum = 0,
  } = totals
  const points = [...groups].map(([key, counts]): AccuracyPoint => ({ key, ...toPoint(counts) }))
  points.sort((a, b) => (options.by === 'position' ? Number(a.key) - Number(b.key) : compare(a.key, b.key)))
  return {
    ...options,
    shown,
    hits,
    ...toRate(totals),
    ...(totals.baselineHits === undefined ? {} : { baselineHits: totals.baselineHits }),
    watches,
    recommendedWatches,
    ...(watches < FEWEST_SHOWN
      ? {}
      : {
          watchShare: recommendedWatches / watches,
          watchShareInterval: wilsonInterval(recommendedWatches, watches),
        }),
    ...(clicked === undefined ? {} : { clicked, ...toClickRate(clicked, shown) }),
    ...(answers === 0
      ? {}
      : {
          ranking: {
            answers,
            meanReciprocalRankAt10: reciprocalRankSum / answers,
            ndcgAt10: ndcgSum / answers,
          },
        }),
    points,
  }
}

function toClickRate(
  clicked: number,
  shown: number,
): { clickRate?: number; clickRateInterval?: { low: number; high: number } } {
  if (shown < FEWEST_SHOWN) return {}
  return { clickRate: clicked / shown, clickRateInterval: wilsonInterval(clicked, shown) }
}

function toPoint(counts: NamedCounts): Omit<AccuracyPoint, 'key'> {
  const { shown, hits, baselineHits, incomplete, titles = [] } = counts
  return {
    shown,
    hits,
    ...toRate(counts),
    ...(baselineHits === undefined ? {} : { baselineHits }),
    incomplete,
    ...(titles.length === 0 ? {} : { titles }),
  }
}

function toRate({ shown, hits }: GroupCounts): {
  hitRate?: number
  interval?: { low: number; high: number }
} {
  return shown < FEWEST_SHOWN ? {} : { hitRate: hits / shown, interval: wilsonInterval(hits, shown) }
}
