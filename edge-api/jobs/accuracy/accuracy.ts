// The daily job that counts, for the whole site, how often what was shown was watched.

import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { AccuracyGrouping, WatchedRule } from '../../contract/types.ts'
import {
  toAccuracyKey,
  type AccuracyCounts,
  type DailyAccuracy,
} from '../../domain/accuracy/daily-accuracy.ts'
import { MAX_AGE_DAYS } from '../../domain/events/archived-event.ts'
import { DEFAULT_WATCHED_RULE } from '../../domain/watched.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import type { Query, QueryEngine, Row } from '../../ports/query-engine.ts'
import { isSteady, readPreprocessMark, type DayMark } from '../preprocess/preprocess-mark.ts'
import { readQuery, TABLES, type QueryName } from '../preprocess/queries.ts'
import { refreshFacts } from '../preprocess/refresh-facts.ts'
import { writeSubjects } from '../preprocess/subjects.ts'
import { followModels, readAccuracyMark, writeAccuracyMark, type ServedModel } from './accuracy-mark.ts'
import { toKey, toModelLines, toSlateLines } from './keys.ts'
import { addDay, toOpenDays, toRanges, toStaleDays } from './days.ts'

const DAY_MS = 86_400_000
const PREFIX = 'runs/accuracy/'
/** Counted in one query at most, so that its memory is bounded; fewer where every card shown is a row. */
const MOST_DAYS = 14
const MOST_CARD_DAYS = 7
/** Of how reports are made: raised when that changes, so that all are made anew. */
const VERSION = 3

export interface AccuracyPorts {
  objectStore: ObjectStore
  queryEngine: QueryEngine
  clock: Clock
}

export interface AccuracyOptions {
  windowDays?: number
  watchedRule?: WatchedRule
}

export interface AccuracySummary extends Record<string, unknown> {
  archive: Record<string, unknown>
  /** Days counted in this run: new ones, ones that late events changed, and ones whose window is still open. */
  days: number
  shown: number
  hits: number
}

/**
 * Counts the days that are new, that late events changed, or whose window had not ended. Safe to run twice and to kill
 * anywhere: the same archive writes the same reports. Reads facts/, which it brings up to date from events/, merges/,
 * tombstones/, models/current.json; writes reports/accuracy/dt=<day>.json, runs/accuracy/, marks/accuracy.json.
 */
export async function accuracy(
  ports: AccuracyPorts,
  { windowDays = 14, watchedRule = DEFAULT_WATCHED_RULE }: AccuracyOptions = {},
): Promise<AccuracySummary> {
  const { objectStore, clock } = ports
  const nowMs = clock.now()
  const archive = await refreshFacts(ports, { nowMs })
  const before = await readAccuracyMark(objectStore)
  const mark = await readPreprocessMark(objectStore)
  const factDays = mark.days
  const held = Object.fromEntries(Object.entries(factDays).map(([day, { listing }]) => [day, listing]))
  const models = await followModels(objectStore, before.models)
  const settings = { windowDays, watchedRule }
  const rules = createHash('sha256')
    .update(JSON.stringify({ ...settings, version: VERSION }))
    .digest('hex')
    .slice(0, 16)
  const known = before.rules === rules ? before.days : {}

  await writeSubjects(objectStore, `${PREFIX}subjects/`)
  await objectStore.put(`${PREFIX}models/rows.ndjson.gz`, gzipSync(toModelLines(models)))
  await objectStore.put(`${PREFIX}slates/rows.ndjson.gz`, gzipSync(toSlateLines()))
  const stale = toStaleDays({ known, held, open: before.open, windowDays })
  const summary: AccuracySummary = { archive, days: 0, shown: 0, hits: 0 }
  for (const days of toRanges(stale, MOST_DAYS)) {
    const reports = await countRange(ports, { days, ...settings, factDays, models, nowMs })
    for (const day of days) {
      const report = reports.get(day)
      if (report === undefined) {
        await objectStore.delete(toAccuracyKey(day))
        continue
      }
      await objectStore.put(toAccuracyKey(day), Buffer.from(JSON.stringify(report)))
      summary.days += 1
      summary.shown += report.shown
      summary.hits += report.hits
    }
  }
  const open = toOpenDays({ held, nowMs, windowDays })
  const now = await readPreprocessMark(objectStore)
  // Days that another job changed meanwhile were read in part, or not at all: they are counted again by the next run.
  const counted = Object.fromEntries(Object.entries(held).filter(([day]) => isSteady(day, mark, now)))
  await writeAccuracyMark(objectStore, { version: 1, days: counted, rules, open, models })
  return summary
}

interface CountOptions extends Required<AccuracyOptions> {
  days: readonly string[]
  factDays: Readonly<Record<string, DayMark>>
  models: readonly ServedModel[]
  nowMs: number
}

/** The reports of some days in a row, by day; a day on which nothing happened has none. */
async function countRange(
  { queryEngine }: AccuracyPorts,
  { days, factDays, models, windowDays, watchedRule, nowMs }: CountOptions,
): Promise<Map<string, DailyAccuracy>> {
  const first = days[0] ?? ''
  const last = days.at(-1) ?? ''
  const reach = { from: addDay(first, -29), to: addDay(last, windowDays + MAX_AGE_DAYS + 1) }
  const tables: Query['tables'] = {
    facts: TABLES.facts(
      Object.entries(factDays).flatMap(([day, { facts }]) =>
        day >= reach.from && day <= reach.to ? [facts] : [],
      ),
    ),
    subjects: TABLES.subjects([`${PREFIX}subjects/`]),
    models: TABLES.models([`${PREFIX}models/`]),
    slates: TABLES.slates([`${PREFIX}slates/`]),
  }
  const toParameters = (of: readonly string[]) => ({
    from_ms: Date.parse(of[0] ?? ''),
    to_ms: Date.parse(of.at(-1) ?? '') + DAY_MS,
    window_ms: windowDays * DAY_MS,
    min_percent: watchedRule.minPercent,
    min_percent_when_ended: watchedRule.minPercentWhenEnded,
  })
  const reports = new Map<string, DailyAccuracy>()
  const reportOf = (row: Row): DailyAccuracy => {
    const day = new Date(Number(row['day']) * DAY_MS).toISOString().slice(0, 10)
    const known = reports.get(day) ?? createReport(day, { windowDays, watchedRule }, nowMs)
    reports.set(day, known)
    return known
  }
  async function forEach(
    name: QueryName,
    mostDays: number,
    use: (report: DailyAccuracy, row: Row) => void,
  ): Promise<void> {
    for (const part of toRanges(days, mostDays)) {
      const sql = await readQuery(name, toParameters(part))
      for await (const rows of queryEngine.read({ sql, tables }))
        for (const row of rows) use(reportOf(row), row)
    }
  }

  await forEach('accuracy', MOST_CARD_DAYS, (report, row) => {
    const counts: AccuracyCounts = {
      shown: Number(row['shown']),
      hits: Number(row['hits']),
      baselineHits: Number(row['baseline_hits']),
    }
    const grouping = row['grouping_name'] as AccuracyGrouping
    if (grouping === 'day') Object.assign(report, counts)
    else report.groups[grouping][toKey(grouping, Number(row['key']), models)] = counts
  })
  await forEach('watches', MOST_DAYS, (report, row) => {
    report.watches = Number(row['watches'])
    report.recommendedWatches = Number(row['recommended'])
    report.clicked = Number(row['clicked'])
  })
  await forEach('answers', MOST_DAYS, (report, row) => {
    report.answers = Number(row['answers'])
    report.reciprocalRankSum = toSum(row['reciprocal_rank_sum'])
    report.ndcgSum = toSum(row['ndcg_sum'])
  })
  for (const day of reports.keys()) if (day < first || day > last) reports.delete(day)
  return reports
}

function createReport(
  day: string,
  { windowDays, watchedRule }: Required<AccuracyOptions>,
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
