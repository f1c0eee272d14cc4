// Who an event belongs to by now: anonymous visitors who signed in since, and subjects who had themselves erased.

import { gzipSync } from 'node:zlib'
import { fromKeyPart } from '../../domain/key-part.ts'
import { createUserIds } from '../../domain/user-ids.ts'
import { listTombstones, toErasedMs } from '../../domain/subjects/tombstones.ts'
import type { ObjectStore } from '../../ports/object-store.ts'

/** Writes one row for each id that is merged into another or erased. Safe to run twice. Returns how many of each. */
export async function writeSubjects(
  objectStore: ObjectStore,
  prefix: string,
): Promise<{ merged: number; erased: number }> {
  const userIds = createUserIds({ objectStore })
  const rows = new Map<string, { id: string; user_id: string | null; erased_ms: number | null }>()
  const counts = { merged: 0, erased: 0 }
  for await (const key of objectStore.listKeys('merges/')) {
    const stored = await objectStore.get(key)
    const { sub } = JSON.parse(Buffer.from(stored?.body ?? '{}').toString('utf8')) as { sub?: string }
    if (sub === undefined) continue
    const { userId } = await userIds.toStamp({ kind: 'user', id: sub, groups: [] })
    rows.set(toId(key), { id: toId(key), user_id: userId, erased_ms: null })
    counts.merged += 1
  }
  for (const { id, tombstone } of await listTombstones(objectStore)) {
    // What happened until then is gone; the same person may have begun anew since.
    rows.set(id, { id, user_id: rows.get(id)?.user_id ?? null, erased_ms: toErasedMs(tombstone) })
    counts.erased += 1
  }
  await objectStore.put(`${prefix}rows.ndjson.gz`, gzipSync([...rows.values()].map(toLine).join('')))
  return counts
}

function toId(key: string): string {
  return fromKeyPart(key.slice(key.indexOf('/') + 1, -'.json'.length))
}

function toLine(row: { id: string; user_id: string | null; erased_ms: number | null }): string {
  return `${JSON.stringify(row)}\n`
}
