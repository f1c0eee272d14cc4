// An archive of made-up events as ingest stores it: many small objects by day and hour.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface ArchiveOptions {
  root: string
  events: number
  users: number
  items: number
  days: number
  /** The end of the last day, in milliseconds. */
  endMs: number
  onProgress?: (doneRatio: number) => void
}

/** A parcel holds at most 50. */
const EVENTS_A_PARCEL = 50
const DAY_MS = 86_400_000

/** Half are impressions, a third watches of all lengths, the rest clicks and reactions. Returns the number of objects. */
export function writeArchive({
  root,
  events,
  users,
  items,
  days,
  endMs,
  onProgress,
}: ArchiveOptions): number {
  const random = mulberry32(20261120)
  const firstMs = endMs - days * DAY_MS
  const parcels = Math.ceil(events / EVENTS_A_PARCEL)
  const folders = new Set<string>()
  for (let parcel = 0; parcel < parcels; parcel++) {
    const startMs = Math.floor(firstMs + (parcel / parcels) * days * DAY_MS)
    // A third of the users do two thirds of it.
    const user = Math.floor(users * random() ** 2)
    const userId = `user-${user}`
    const lines: string[] = []
    for (let index = 0; index < Math.min(EVENTS_A_PARCEL, events - parcel * EVENTS_A_PARCEL); index++) {
      lines.push(toLine(parcel * EVENTS_A_PARCEL + index, userId, startMs + index * 20_000, random, items))
    }
    const at = new Date(startMs).toISOString()
    const folder = join(root, `events/v1/dt=${at.slice(0, 10)}/h=${at.slice(11, 13)}`)
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    const id = parcel.toString(16).padStart(12, '0')
    writeFileSync(
      join(folder, `01990000-0000-7000-8000-${id}-${id}abcd.ndjson.gz`),
      gzipSync(lines.join(''), { level: 1 }),
    )
    if (parcel % 1000 === 0) onProgress?.(parcel / parcels)
  }
  return parcels
}

function toLine(number: number, userId: string, ms: number, random: () => number, items: number): string {
  const item = () => `item-${Math.floor(items * random() ** 3)}`
  const id = number.toString(16).padStart(12, '0')
  const at = new Date(ms).toISOString()
  const kind = random()
  const recommendationId = `RID-${Math.floor(number / 20)
    .toString(16)
    .padStart(12, '0')}`
  const about =
    kind < 0.5
      ? `"eventType":"impression","impression":["${item()}","${item()}","${item()}","${item()}","${item()}","${item()}"]`
      : kind < 0.85
        ? `"eventType":"watch","itemId":"${item()}","playId":"play-${Math.floor(number / 3)}","watchedSeconds":${Math.floor(random() * 6000)},"durationSeconds":6000`
        : `"eventType":"${kind < 0.96 ? 'click' : kind < 0.98 ? 'like' : 'dislike'}","itemId":"${item()}","position":3`
  return (
    `{"version":1,"event":{"eventId":"01990000-0000-7000-8000-${id}",${about},"occurredAt":"${at}",` +
    `"sessionId":"session-${userId}","recommendationId":"${recommendationId}","slateKind":"top-picks"},` +
    `"subject":{"kind":"user","id":"${userId}","userId":"${userId}"},"occurredAt":"${at}","sentAt":"${at}","receivedAt":"${at}"}\n`
  )
}

/** https://gist.github.com/tommyettinger/46a874533244883189143505d203312c, as used by the engine. */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
