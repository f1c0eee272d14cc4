// The days of the archive, what each holds, and where lies what is made of it.

import { createHash } from 'node:crypto'
import { ARCHIVE_PREFIX, MAX_AGE_DAYS } from '../../domain/events/archived-event.ts'
import type { ObjectStore } from '../../ports/object-store.ts'

/** What can be seen of a day without reading it. */
export interface DayListing {
  objects: number
  /** Of the names of the day's objects. */
  listing: string
}

const DAY_MS = 86_400_000

/** The first day that may still get objects: those before it are complete. */
export function toHorizon(nowMs: number): string {
  return new Date(nowMs - (MAX_AGE_DAYS + 1) * DAY_MS).toISOString().slice(0, 10)
}

/** The days from `from` on that have objects, with what they hold now. */
export async function listDays(objectStore: ObjectStore, from: string): Promise<Map<string, DayListing>> {
  const hashes = new Map<string, { objects: number; hash: ReturnType<typeof createHash> }>()
  for await (const key of objectStore.listKeys(ARCHIVE_PREFIX, {
    startAfter: `${ARCHIVE_PREFIX}dt=${from}`,
  })) {
    const day = key.slice(ARCHIVE_PREFIX.length + 3, ARCHIVE_PREFIX.length + 13)
    const known = hashes.get(day) ?? { objects: 0, hash: createHash('sha256') }
    known.objects += 1
    known.hash.update(`${key}\n`)
    hashes.set(day, known)
  }
  return new Map(
    [...hashes].map(([day, { objects, hash }]) => [
      day,
      { objects, listing: hash.digest('hex').slice(0, 16) },
    ]),
  )
}

export function toRawPrefix(day: string): string {
  return `${ARCHIVE_PREFIX}dt=${day}/`
}

export function toCompactedPrefix(day: string): string {
  return `events/compacted/dt=${day}/`
}

export function toFactsPrefix(day: string): string {
  return `facts/dt=${day}/`
}

export function toSignalsPrefix(day: string): string {
  return `facts/signals/dt=${day}/`
}

export function toShownPrefix(day: string): string {
  return `facts/shown/dt=${day}/`
}

/** Everything that is made of a day's archive. */
function toMadePrefixes(day: string): string[] {
  return [toCompactedPrefix(day), toFactsPrefix(day), toSignalsPrefix(day), toShownPrefix(day)]
}

export async function removeMade(objectStore: ObjectStore, day: string): Promise<void> {
  for (const prefix of toMadePrefixes(day))
    for await (const key of objectStore.listKeys(prefix)) await objectStore.delete(key)
}

/** Whether the archive has anything of the day. */
export async function hasObjects(objectStore: ObjectStore, day: string): Promise<boolean> {
  const first = await objectStore.listKeys(toRawPrefix(day))[Symbol.asyncIterator]().next()
  return first.done !== true
}
