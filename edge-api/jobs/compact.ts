// The job that turns complete days of the archive into one Parquet object each, so that reading them again is quick.

import type { ObjectStore } from '../ports/object-store.ts'
import type { Clock } from '../ports/ports.ts'
import type { QueryEngine } from '../ports/query-engine.ts'
import { listDays, toCompactedPrefix, toHorizon, toRawPrefix } from './preprocess/archive-days.ts'
import { listCompactedDays, writeCompactedDays } from './preprocess/compacted-days.ts'
import { readPreprocessMark } from './preprocess/preprocess-mark.ts'
import { readCompactQuery, readFactsQuery, TABLES } from './preprocess/queries.ts'
import { toRules } from './preprocess/refresh-facts.ts'

export interface CompactSummary extends Record<string, unknown> {
  days: number
  compacted: number
  objects: number
}

/**
 * Compacts each day that can get no more objects and was not compacted before in this way: every column of the archive,
 * and the facts beside them. The raw objects stay: they are the truth.
 * Safe to run twice. Reads events/v1/; writes events/compacted/dt=<day>/, marks/compact.json.
 */
export async function compact({
  objectStore,
  queryEngine,
  clock,
}: {
  objectStore: ObjectStore
  queryEngine: QueryEngine
  clock: Clock
}): Promise<CompactSummary> {
  const sql = await readCompactQuery()
  const rules = toRules(await readFactsQuery())
  const known = await listCompactedDays(objectStore)
  const horizon = toHorizon(clock.now())
  const summary = { days: 0, compacted: 0, objects: 0 }
  for (const [day, { objects, listing }] of await listDays(objectStore, '')) {
    if (day >= horizon) continue
    summary.days += 1
    const made = known.get(day)
    if (made?.listing === listing && made.rules === rules) continue
    const { erasures: before = {} } = await readPreprocessMark(objectStore)
    const archive = TABLES.rawArchive([toRawPrefix(day)])
    await queryEngine.write({ sql, tables: { archive } }, toCompactedPrefix(day))
    const { erasures: after = {} } = await readPreprocessMark(objectStore)
    if (before[day] !== after[day]) {
      // Somebody was erased meanwhile, and may be in it.
      for await (const key of objectStore.listKeys(toCompactedPrefix(day))) await objectStore.delete(key)
      continue
    }
    known.set(day, { listing, rules })
    await writeCompactedDays(objectStore, known)
    summary.compacted += 1
    summary.objects += objects
  }
  return summary
}
