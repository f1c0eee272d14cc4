// The daily job that counts, for the whole site, how often what was shown was watched.

import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { WatchedRule } from '../../contract/types.ts'
import { toAccuracyKey } from '../../domain/accuracy/daily-accuracy.ts'
import { DEFAULT_WATCHED_RULE } from '../../domain/watched.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import type { QueryEngine } from '../../ports/query-engine.ts'
import { isSteady, readPreprocessMark } from '../preprocess/preprocess-mark.ts'
import { refreshFacts } from '../preprocess/refresh-facts.ts'
import { writeSubjects } from '../preprocess/subjects.ts'
import { followModels, readAccuracyMark, writeAccuracyMark } from './accuracy-mark.ts'
import { countRange, PREFIX } from './count-range.ts'
import { toModelLines, toSlateLines } from './keys.ts'
import { toOpenDays, toRanges, toStaleDays } from './days.ts'

/** Whose playings are put together at most, so that memory is bounded. */
const MOST_DAYS = 28
const SUBJECTS_KEY = `${PREFIX}subjects/rows.ndjson.gz`
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
    // Erasing takes tables away, whoever reads them; without one, its part was counted as nothing.
    if ((await objectStore.get(SUBJECTS_KEY)) === undefined)
      throw new Error('What is counted from was erased meanwhile; run this job again when erasing has ended')
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
