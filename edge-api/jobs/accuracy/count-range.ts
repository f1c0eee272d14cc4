// Counts some days in a row by the queries of jobs/sql/.

import type { AccuracyGrouping, WatchedRule } from '../../contract/types.ts'
import type { AccuracyCounts, DailyAccuracy } from '../../domain/accuracy/daily-accuracy.ts'
import { MAX_AGE_DAYS } from '../../domain/events/archived-event.ts'
import type { QueryEngine, Row } from '../../ports/query-engine.ts'
import type { DayMark } from '../preprocess/preprocess-mark.ts'
import { readQuery, TABLES, type QueryName } from '../preprocess/queries.ts'
import type { ServedModel } from './accuracy-mark.ts'
import { addDay, POPULAR_DAYS, toRanges } from './days.ts'
import { toKey } from './keys.ts'

const DAY_MS = 86_400_000
/** Where the tables are that queries read beside facts. */
export const PREFIX = 'runs/accuracy/'
const PLAYINGS_PREFIX = `${PREFIX}playings/`
/** In a query for which every card shown is a row: those of more would not fit in memory, and be put on disk. */
const MOST_IMPRESSIONS = 300_000

interface CountOptions {
  windowDays: number
  watchedRule: WatchedRule
  days: readonly string[]
  factDays: Readonly<Record<string, DayMark>>
  models: readonly ServedModel[]
  nowMs: number
}

/** The reports of some days in a row, by day; a day on which nothing happened has none. Replaces the table of playings. */
export async function countRange(
  { queryEngine }: { queryEngine: QueryEngine },
  { days, factDays, models, windowDays, watchedRule, nowMs }: CountOptions,
): Promise<Map<string, DailyAccuracy>> {
  const first = days[0] ?? ''
  const last = days.at(-1) ?? ''
  // A window longer than any count looks back: a playing that is told of again was watched when it was first told of.
  const since = addDay(first, -POPULAR_DAYS - windowDays)
  const reach = { from: addDay(since, -1), to: addDay(last, windowDays + MAX_AGE_DAYS + 1) }
  const sources = {
    facts: TABLES.facts(
      Object.entries(factDays).flatMap(([day, { facts }]) =>
        day >= reach.from && day <= reach.to ? [facts] : [],
      ),
    ),
    subjects: TABLES.subjects([`${PREFIX}subjects/`]),
  }
  const tables = {
    ...sources,
    models: TABLES.models([`${PREFIX}models/`]),
    slates: TABLES.slates([`${PREFIX}slates/`]),
    playings: TABLES.playings([PLAYINGS_PREFIX]),
  }
  const toParameters = (of: readonly string[]) => ({
    from_ms: Date.parse(of[0] ?? ''),
    to_ms: Date.parse(of.at(-1) ?? '') + DAY_MS,
    window_ms: windowDays * DAY_MS,
    min_percent: watchedRule.minPercent,
    min_percent_when_ended: watchedRule.minPercentWhenEnded,
  })
  const sql = await readQuery('playings', { ...toParameters(days), since_ms: Date.parse(since) })
  await queryEngine.write({ sql, tables: sources }, PLAYINGS_PREFIX)

  async function* read(name: QueryName, of = days): AsyncGenerator<[day: string, row: Row]> {
    const sql = await readQuery(name, toParameters(of))
    for await (const rows of queryEngine.read({ sql, tables }))
      for (const row of rows) yield [new Date(Number(row['day']) * DAY_MS).toISOString().slice(0, 10), row]
  }
  const reports = new Map<string, DailyAccuracy>()
  const reportOf = (day: string): DailyAccuracy => {
    const report = reports.get(day) ?? createReport(day, { windowDays, watchedRule }, nowMs)
    reports.set(day, report)
    return report
  }

  const impressions = new Map<string, number>()
  for await (const [day, row] of read('impressions')) impressions.set(day, Number(row['impressions']))
  for (const part of toRanges(days, MOST_IMPRESSIONS, (day) => impressions.get(day) ?? 0)) {
    for await (const [day, row] of read('accuracy', part)) {
      const report = reportOf(day)
      const counts: AccuracyCounts = {
        shown: Number(row['shown']),
        hits: Number(row['hits']),
        baselineHits: Number(row['baseline_hits']),
      }
      const grouping = row['grouping_name'] as AccuracyGrouping
      if (grouping === 'day') Object.assign(report, counts)
      else report.groups[grouping][toKey(grouping, Number(row['key']), models)] = counts
    }
  }
  for await (const [day, row] of read('watches')) {
    const [watches, recommendedWatches] = [Number(row['watches']), Number(row['recommended'])]
    Object.assign(reportOf(day), { watches, recommendedWatches })
  }
  for await (const [day, row] of read('clicks')) reportOf(day).clicked = Number(row['clicked'])
  for await (const [day, row] of read('answers')) {
    const report = reportOf(day)
    report.answers = Number(row['answers'])
    report.reciprocalRankSum = toSum(row['reciprocal_rank_sum'])
    report.ndcgSum = toSum(row['ndcg_sum'])
  }
  for (const day of reports.keys()) if (day < first || day > last) reports.delete(day)
  return reports
}

function createReport(
  day: string,
  { windowDays, watchedRule }: Pick<CountOptions, 'windowDays' | 'watchedRule'>,
  nowMs: number,
): DailyAccuracy {
  const counts = { shown: 0, hits: 0, baselineHits: 0, watches: 0, recommendedWatches: 0, clicked: 0 }
  const complete = day < addDay(new Date(nowMs).toISOString().slice(0, 10), -windowDays - MAX_AGE_DAYS - 1)
  return {
    version: 1,
    day,
    windowDays,
    watchedRule,
    ...counts,
    answers: 0,
    reciprocalRankSum: 0,
    ndcgSum: 0,
    complete,
    groups: { slate: {}, position: {}, model: {}, source: {} },
  }
}

/** Added in whatever order the engine came across them: what differs by that is left out. */
function toSum(value: unknown): number {
  return Number(Number(value).toFixed(9))
}
