// One line of the archive: everything that a rebuild of profiles, charts and training data needs.

import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { ClientEvent } from '../../contract/types.ts'

/** Who an event belongs to, stamped from the token; userId is the id that Personalize knows. */
export interface SubjectStamp {
  kind: 'user' | 'anonymous'
  id: string
  userId: string
}

export interface ArchivedEvent {
  version: 1
  /** As the client sent it, its own clock included. */
  event: ClientEvent
  subject: SubjectStamp
  /** When it happened by our clock; never in the future. */
  occurredAt: string
  sentAt: string
  receivedAt: string
  /** Only in the record of a sign-in: the anonymous visitor who turned out to be the subject. Nothing that happened. */
  linksSession?: string
}

/** Where the archive lives; every key is `events/v1/dt=<day>/h=<hour>/<batchId>-<hash>.ndjson.gz`. */
export const ARCHIVE_PREFIX = 'events/v1/'

const DAY_MS = 86_400_000
/** How far the time in a batch id may lie from now: a client keeps events for 7 days. */
export const MAX_AGE_DAYS = 8
const MAX_AHEAD_DAYS = 1

/**
 * The object a parcel is stored as. The same id with the same events of the same subject gives the same key, whatever
 * the token or the time of arrival, so that a repeated parcel meets its first copy.
 */
export function toArchiveKey(
  batchId: string,
  subject: SubjectStamp,
  events: readonly ClientEvent[],
  nowMs: number,
): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([subject.kind, subject.id, events]))
    .digest('hex')
    .slice(0, 16)
  // A UUID v7 begins with its time in milliseconds: the folder must not depend on arrival.
  const madeMs = Number.parseInt(batchId.replaceAll('-', '').slice(0, 12), 16)
  const clampedMs = Math.min(Math.max(madeMs, nowMs - MAX_AGE_DAYS * DAY_MS), nowMs + MAX_AHEAD_DAYS * DAY_MS)
  return `${toArchiveHour(clampedMs)}${batchId.toLowerCase()}-${hash}.ndjson.gz`
}

/** Where parcels lie that were made in the hour of `ms`. */
export function toArchiveHour(ms: number): string {
  const made = new Date(ms).toISOString()
  return `${ARCHIVE_PREFIX}dt=${made.slice(0, 10)}/h=${made.slice(11, 13)}/`
}

export function toArchiveBody(events: readonly ArchivedEvent[]): Uint8Array {
  return gzipSync(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
}

/** The events of an archive object. Throws when it is not one. */
export function parseArchiveBody(body: Uint8Array): ArchivedEvent[] {
  const lines = gunzipSync(body, { maxOutputLength: 8 * 1024 * 1024 })
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
  return lines.map((line) => {
    const parsed: unknown = JSON.parse(line)
    if (!isArchivedEvent(parsed)) throw new TypeError('A line is no event')
    return parsed
  })
}

/** As far as whoever reads the archive takes apart what is in it: what came in was checked before it was stored. */
function isArchivedEvent(line: unknown): line is ArchivedEvent {
  const { event, subject, occurredAt } = (line ?? {}) as Partial<ArchivedEvent>
  return (
    typeof event?.eventType === 'string' &&
    typeof subject?.id === 'string' &&
    typeof subject.userId === 'string' &&
    typeof occurredAt === 'string'
  )
}
