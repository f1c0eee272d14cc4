// From the archive to facts, day by day, and only the days that changed: what the next queries read instead of the archive.

import { createHash } from 'node:crypto'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { QueryEngine } from '../../ports/query-engine.ts'
import { inParallel } from '../in-parallel.ts'
import { listDays, toFactsPrefix, toHorizon, toRawPrefix } from './archive-days.ts'
import {
  markDay,
  readPreprocessMark,
  updatePreprocessMark,
  type DayMark,
  type PreprocessMark,
} from './preprocess-mark.ts'
import { readFactsQuery, TABLES } from './queries.ts'

export interface FactsSummary extends Record<string, unknown> {
  /** Days with facts, and how many of them were read in this call. */
  days: number
  daysRead: number
  objects: number
}

export interface FactsPorts {
  objectStore: ObjectStore
  queryEngine: QueryEngine
}

/** A day is too little work for all of a machine. */
const DAYS_AT_A_TIME = 2
/** More, and something else is wrong than that other jobs are at work. */
export const MAX_PASSES = 5

/**
 * Reads the days of the archive that are new or have changed since the mark. A day that another job changed meanwhile is
 * read again. Safe to run twice, and beside other jobs.
 * Reads events/v1/; writes facts/dt=<day>/, marks/preprocess.json.
 */
export async function refreshFacts(ports: FactsPorts, { nowMs }: { nowMs: number }): Promise<FactsSummary> {
  let daysRead = 0
  for (let pass = 1; ; pass += 1) {
    const { read, lost } = await readDays(ports)
    daysRead += read
    if (lost.length === 0) break
    if (pass === MAX_PASSES) failForOthers(lost)
  }
  const mark = await updatePreprocessMark(ports.objectStore, (now) => withHorizon(now, toHorizon(nowMs)))
  return { days: Object.keys(mark.days).length, daysRead, objects: countObjects(mark) }
}

/** How many days it read, and which of them were not its own any more at the end. */
async function readDays(ports: FactsPorts): Promise<{ read: number; lost: readonly string[] }> {
  const sql = await readFactsQuery()
  const rules = toRules(sql)
  const mark = await readPreprocessMark(ports.objectStore)
  const isOutdated = Object.values(mark.days).some((day) => day.rules !== rules)
  const days = [...(await listDays(ports.objectStore, isOutdated ? '' : mark.horizon))].filter(
    ([day, { listing }]) => mark.days[day]?.listing !== listing || mark.days[day].rules !== rules,
  )
  const lost: string[] = []

  await inParallel(DAYS_AT_A_TIME, days, async ([day, found]) => {
    const made = { ...found, rules, facts: toFactsPrefix(day) }
    if (!(await makeDay(ports, { day, sql, seen: mark, made }))) lost.push(day)
  })
  return { read: days.length, lost }
}

export interface MakeDayOptions {
  day: string
  /** Over the raw `archive`, into what the mark calls the day's facts. */
  sql: string
  /** Read before anything of the day was. */
  seen: PreprocessMark
  made: DayMark
}

/** Makes a day of its raw objects and marks it; false when another job changed it meanwhile. */
export async function makeDay(
  { objectStore, queryEngine }: FactsPorts,
  { day, sql, seen, made }: MakeDayOptions,
): Promise<boolean> {
  const archive = TABLES.rawArchive([toRawPrefix(day)])
  await queryEngine.write({ sql, tables: { archive } }, made.facts)
  return markDay(objectStore, day, seen, made)
}

export function failForOthers(days: readonly string[]): never {
  throw new Error(`Other jobs keep changing ${days.join(', ')}; run this one again when they have ended`)
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
