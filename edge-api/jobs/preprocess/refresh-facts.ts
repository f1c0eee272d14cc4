// From the archive to facts, day by day, and only the days that changed: what the next queries read instead of the archive.

import { createHash } from 'node:crypto'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { QueryEngine } from '../../ports/query-engine.ts'
import { inParallel } from '../in-parallel.ts'
import {
  listDays,
  readPreprocessMark,
  toCompactedPrefix,
  toFactsPrefix,
  toHorizon,
  toRawPrefix,
  writePreprocessMark,
  type PreprocessMark,
} from './archive-days.ts'
import { listCompactedDays } from './compacted-days.ts'
import { readFactsQuery, TABLES } from './queries.ts'

export interface FactsSummary extends Record<string, unknown> {
  /** Days with facts, and how many of them were read in this call. */
  days: number
  daysRead: number
  objects: number
}

/** A day is too little work for all of a machine. */
const DAYS_AT_A_TIME = 2

/**
 * Reads the days of the archive that are new or have changed since the mark; of a compacted day the facts are there
 * already. Safe to run twice. Reads events/v1/, events/compacted/; writes facts/dt=<day>/, marks/preprocess.json.
 */
export async function refreshFacts(
  { objectStore, queryEngine }: { objectStore: ObjectStore; queryEngine: QueryEngine },
  { nowMs }: { nowMs: number },
): Promise<FactsSummary> {
  const sql = await readFactsQuery()
  const rules = toRules(sql)
  let mark = await readPreprocessMark(objectStore)
  const isOutdated = Object.values(mark.days).some((day) => day.rules !== rules)
  const days = [...(await listDays(objectStore, isOutdated ? '' : mark.horizon))].filter(
    ([day, { listing }]) => mark.days[day]?.listing !== listing || mark.days[day].rules !== rules,
  )
  const compacted = await listCompactedDays(objectStore)

  await inParallel(DAYS_AT_A_TIME, days, async ([day, found]) => {
    const made = compacted.get(day)
    const isThere = made?.listing === found.listing && made.rules === rules
    const facts = isThere ? toCompactedPrefix(day) : toFactsPrefix(day)
    if (!isThere) {
      const archive = TABLES.rawArchive([toRawPrefix(day)])
      await queryEngine.write({ sql, tables: { archive } }, facts)
    }
    mark = { ...mark, days: { ...mark.days, [day]: { ...found, rules, facts } } }
    await writePreprocessMark(objectStore, mark)
  })
  mark = withHorizon(mark, toHorizon(nowMs))
  await writePreprocessMark(objectStore, mark)
  return { days: Object.keys(mark.days).length, daysRead: days.length, objects: countObjects(mark) }
}

/** Names a way of making something by the text of its queries. */
export function toRules(...texts: readonly string[]): string {
  return createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16)
}

function withHorizon(mark: PreprocessMark, horizon: string): PreprocessMark {
  return { ...mark, horizon: horizon > mark.horizon ? horizon : mark.horizon }
}

function countObjects({ days }: PreprocessMark): number {
  return Object.values(days).reduce((sum, { objects }) => sum + objects, 0)
}
