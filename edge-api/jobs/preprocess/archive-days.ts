// marks/preprocess.json: which days of the archive were read, and what they held then. A late event changes its day.

import { createHash } from 'node:crypto'
import { ARCHIVE_PREFIX, MAX_AGE_DAYS } from '../../domain/events/archived-event.ts'
import type { ObjectStore } from '../../ports/object-store.ts'

export interface DayMark {
  objects: number
  /** Of the names of the day's objects, which name their content. */
  listing: string
  /** The way facts were made. */
  rules: string
  /** Where they are: `facts/dt=<day>/`, or the compacted day itself. */
  facts: string
  /** The way signals were made of these facts; absent when they were not. */
  signals?: string
}

/** What can be seen of a day without reading it. */
export type DayListing = Pick<DayMark, 'objects' | 'listing'>

export interface PreprocessMark {
  version: 1
  /** Days before it are complete: the archive takes no more objects there. */
  horizon: string
  days: Record<string, DayMark>
}

const MARK_KEY = 'marks/preprocess.json'
const DAY_MS = 86_400_000

export async function readPreprocessMark(objectStore: ObjectStore): Promise<PreprocessMark> {
  const stored = await objectStore.get(MARK_KEY)
  if (stored === undefined) return { version: 1, horizon: '', days: {} }
  return JSON.parse(Buffer.from(stored.body).toString('utf8')) as PreprocessMark
}

export async function writePreprocessMark(objectStore: ObjectStore, mark: PreprocessMark): Promise<void> {
  // In order, so that the same days are the same bytes, whichever was done first.
  const days = Object.fromEntries(Object.entries(mark.days).sort(([a], [b]) => (a < b ? -1 : 1)))
  await objectStore.put(MARK_KEY, Buffer.from(JSON.stringify({ ...mark, days })))
}

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
export function toMadePrefixes(day: string): string[] {
  return [toCompactedPrefix(day), toFactsPrefix(day), toSignalsPrefix(day), toShownPrefix(day)]
}
