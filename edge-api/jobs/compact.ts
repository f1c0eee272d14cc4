// The job that turns complete days of the archive into one Parquet object each, so that reading them again is quick.

import { listDays, toCompactedPrefix, toHorizon, toRawPrefix } from './preprocess/archive-days.ts'
import { TABLES } from './preprocess/queries.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { Clock } from '../ports/ports.ts'
import type { QueryEngine } from '../ports/query-engine.ts'

export interface CompactSummary extends Record<string, unknown> {
  days: number
  compacted: number
  objects: number
}

/**
 * Compacts each day that can get no more objects and was not compacted before. The raw objects stay: they are the truth.
 * Safe to run twice. Reads events/v1/; writes events/compacted/dt=<day>/.
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
  const known = new Set<string>()
  for await (const key of objectStore.listKeys('events/compacted/')) known.add(key.slice(20, 30))
  const horizon = toHorizon(clock.now())
  const summary = { days: 0, compacted: 0, objects: 0 }
  for (const [day, { objects }] of await listDays(objectStore, '')) {
    if (day >= horizon) continue
    summary.days += 1
    if (known.has(day)) continue
    const sql =
      'SELECT event, subject, occurredAt, sentAt, receivedAt FROM archive ORDER BY receivedAt, event.eventId'
    await queryEngine.write(
      { sql, tables: { archive: TABLES.rawArchive([toRawPrefix(day)]) } },
      toCompactedPrefix(day),
    )
    summary.compacted += 1
    summary.objects += objects
  }
  return summary
}
