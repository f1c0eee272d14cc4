// Who an event belongs to by now: anonymous visitors who signed in since, and subjects who had themselves erased.

import { gzipSync } from 'node:zlib'
import { createUserIds } from '../../domain/user-ids.ts'
import type { ObjectStore } from '../../ports/object-store.ts'

/** Writes one row for each id that is merged into another or erased. Safe to run twice. Returns how many of each. */
export async function writeSubjects(
  objectStore: ObjectStore,
  prefix: string,
): Promise<{ merged: number; erased: number }> {
  const userIds = createUserIds({ objectStore })
  const lines: string[] = []
  const counts = { merged: 0, erased: 0 }
  for await (const key of objectStore.listKeys('merges/')) {
    const stored = await objectStore.get(key)
    const { sub } = JSON.parse(Buffer.from(stored?.body ?? '{}').toString('utf8')) as { sub?: string }
    if (sub === undefined) continue
    const { userId } = await userIds.toStamp({ kind: 'user', id: sub, groups: [] })
    lines.push(toLine({ id: toId(key), user_id: userId, erased: false }))
    counts.merged += 1
  }
  for await (const key of objectStore.listKeys('tombstones/')) {
    lines.push(toLine({ id: toId(key), user_id: null, erased: true }))
    counts.erased += 1
  }
  await objectStore.put(`${prefix}rows.ndjson.gz`, gzipSync(lines.join('')))
  return counts
}

function toId(key: string): string {
  return key.slice(key.indexOf('/') + 1, -'.json'.length)
}

function toLine(row: { id: string; user_id: string | null; erased: boolean }): string {
  return `${JSON.stringify(row)}\n`
}
