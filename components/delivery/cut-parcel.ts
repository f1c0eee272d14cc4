// What fits into one request.

import { ENVELOPE_BYTES, MOST_BYTES, MOST_EVENTS } from './parcel-limits.ts'
import type { QueuedEvent } from './types.ts'

/** The first events that fit, in order. `events` are of one partition, none larger than MOST_EVENT_BYTES. */
export function cutParcel(events: readonly QueuedEvent[], mostBytes = MOST_BYTES): QueuedEvent[] {
  let bytes = ENVELOPE_BYTES
  return events.slice(0, MOST_EVENTS).filter((event) => {
    bytes += event.bytes + 1
    return bytes <= mostBytes
  })
}
