// From the archive to facts, day by day, and only the days that changed: what the next queries read instead of the archive.

import type { ObjectStore } from '../../ports/object-store.ts'
import type { QueryEngine } from '../../ports/query-engine.ts'
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
import { createHash } from 'node:crypto'
import { readQuery, TABLES } from './queries.ts'

export interface FactsSummary extends Record<string, unknown> {
  /** Days with facts, and how many of them were read in this call. */
  days: number
  daysRead: number
  objects: number
}

/**
 * Reads the days of the archive that are new or have changed since the mark. Safe to run twice.
 * Reads events/v1/ or, of complete days, events/compacted/; writes facts/dt=<day>/, marks/preprocess.json.
 */
export async function refreshFacts(
  { objectStore, queryEngine }: { objectStore: ObjectStore; queryEngine: QueryEngine },
  { nowMs }: { nowMs: number },
): Promise<FactsSummary> {
  const sql = await readQuery('facts')
  const rules = createHash('sha256').update(sql).digest('hex').slice(0, 16)
  let mark = await readPreprocessMark(objectStore)
  const isOutdated = Object.values(mark.days).some((day) => day.rules !== rules)
  const days = await listDays(objectStore, isOutdated ? '' : mark.horizon)
  const compacted = await listCompactedDays(objectStore)

  let daysRead = 0
  for (const [day, { objects, listing }] of days) {
    const known = mark.days[day]
    if (known?.listing === listing && known.rules === rules) continue
    const archive = compacted.has(day)
      ? TABLES.compactedArchive([toCompactedPrefix(day)])
      : TABLES.rawArchive([toRawPrefix(day)])
    await queryEngine.write({ sql, tables: { archive } }, toFactsPrefix(day))
    mark = { ...mark, days: { ...mark.days, [day]: { objects, listing, rules } } }
    await writePreprocessMark(objectStore, mark)
    daysRead += 1
  }
  mark = withHorizon(mark, toHorizon(nowMs))
  await writePreprocessMark(objectStore, mark)
  return { days: Object.keys(mark.days).length, daysRead, objects: countObjects(mark) }
}

/** Complete days that were compacted: one object instead of thousands. */
async function listCompactedDays(objectStore: ObjectStore): Promise<Set<string>> {
  const days = new Set<string>()
  for await (const key of objectStore.listKeys('events/compacted/'))
    days.add(key.slice('events/compacted/dt='.length).slice(0, 10))
  return days
}

function withHorizon(mark: PreprocessMark, horizon: string): PreprocessMark {
  return { ...mark, horizon: horizon > mark.horizon ? horizon : mark.horizon }
}

function countObjects({ days }: PreprocessMark): number {
  return Object.values(days).reduce((sum, { objects }) => sum + objects, 0)
}
