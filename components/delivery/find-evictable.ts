// What is given up when events wait too long or are too many: impressions first, then clicks, oldest first. What
// people watch and how they react is never given up here.

import type { EventType } from '@intellistream/edge-api/contract'
import type { GivenUp } from './delivery-status.ts'
import type { QueuedEvent } from './types.ts'

const CAPS = { events: 5_000, bytes: 4 * 1024 * 1024, ageMs: 7 * 24 * 3_600_000 }

const EVICTED: EventType[] = ['impression', 'click']

/** `events` oldest first. Ages count from `nowMs`, milliseconds since the Unix epoch. */
export function findEvictable(events: readonly QueuedEvent[], nowMs: number, caps = CAPS): GivenUp[] {
  let count = events.length
  let bytes = events.reduce((sum, event) => sum + event.bytes, 0)
  return EVICTED.flatMap((eventType) =>
    events.filter((event) => event.payload.eventType === eventType),
  ).flatMap((event) => {
    const isOld = nowMs - event.createdAt > caps.ageMs
    if (!isOld && count <= caps.events && bytes <= caps.bytes) return []
    count -= 1
    bytes -= event.bytes
    return [{ event, reason: isOld ? 'age' : 'cap' }]
  })
}
