// Who had themselves erased while a run was at work: its queries may have read them before.

import { listTombstones, mayHold, toErasedMs } from '../../domain/subjects/tombstones.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Row } from '../../ports/query-engine.ts'

/** By id, until when what each did is erased; only of those a run may not have known when it began. */
export async function readErasedSince(
  objectStore: ObjectStore,
  startedAtMs: number,
): Promise<Map<string, number>> {
  const erased = new Map<string, number>()
  for (const { id, tombstone } of await listTombstones(objectStore)) {
    const erasedMs = toErasedMs(tombstone)
    if (mayHold(startedAtMs, erasedMs)) erased.set(id, erasedMs)
  }
  return erased
}

/** Rows of interactions, in their order. */
export async function* withoutErasedRows(
  chunks: AsyncIterable<Row[]>,
  erasedMs: ReadonlyMap<string, number>,
): AsyncGenerator<Row[]> {
  const isKept = (row: Row) =>
    Number(row['timestamp_seconds']) * 1000 > (erasedMs.get(String(row['user_id'])) ?? 0)
  for await (const rows of chunks) yield erasedMs.size === 0 ? rows : rows.filter(isKept)
}
