// What fits into one request.

import type { QueuedEvent } from './types.ts'

export const MOST_EVENTS = 40
/** Of the 64 KiB that all keepalive requests of a page share, in bytes. */
export const MOST_BYTES = 48 * 1024
/** Token, ids and punctuation around the events. */
const ENVELOPE_BYTES = 4 * 1024
/** A larger event fits no request; it is given up, and counted, before it waits. */
export const MOST_EVENT_BYTES = MOST_BYTES - ENVELOPE_BYTES - 1

/** The first events that fit, in order. `events` are of one partition, none larger than MOST_EVENT_BYTES. */
export function cutParcel(events: readonly QueuedEvent[], mostBytes = MOST_BYTES): QueuedEvent[] {
  let bytes = ENVELOPE_BYTES
  const rest = events.findIndex((event, index) => {
    bytes += event.bytes + 1
    return index >= MOST_EVENTS || bytes > mostBytes
  })
  return events.slice(0, rest < 0 ? events.length : rest)
}
