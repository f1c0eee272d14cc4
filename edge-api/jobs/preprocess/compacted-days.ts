// marks/compact.json: of which days one Parquet object was made, of what, and in which way.

import type { ObjectStore } from '../../ports/object-store.ts'
import type { DayMark } from './preprocess-mark.ts'

export type CompactedDay = Pick<DayMark, 'listing' | 'rules'>

const MARK_KEY = 'marks/compact.json'
const PREFIX = 'events/compacted/dt='

/** Days that were compacted and whose object is still there: an erasure takes it away. */
export async function listCompactedDays(objectStore: ObjectStore): Promise<Map<string, CompactedDay>> {
  const stored = await objectStore.get(MARK_KEY)
  if (stored === undefined) return new Map()
  const marked = JSON.parse(Buffer.from(stored.body).toString('utf8')) as Record<string, CompactedDay>
  const days = new Map<string, CompactedDay>()
  for await (const key of objectStore.listKeys(PREFIX)) {
    const day = key.slice(PREFIX.length, PREFIX.length + 10)
    const known = marked[day]
    if (known !== undefined) days.set(day, known)
  }
  return days
}

export async function writeCompactedDays(
  objectStore: ObjectStore,
  days: ReadonlyMap<string, CompactedDay>,
): Promise<void> {
  await objectStore.put(MARK_KEY, Buffer.from(JSON.stringify(Object.fromEntries(days))))
}
