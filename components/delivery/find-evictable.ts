// What is given up when events wait too long or are too many: impressions first, then clicks, oldest first. What
// people watch and how they react is never given up here.

import type { QueuedEvent } from './types.ts'

const CAPS = { events: 5_000, bytes: 4 * 1024 * 1024, ageMs: 7 * 24 * 3_600_000 }

export type Evictable = [evicted: QueuedEvent[], reason: 'age' | 'cap']

/** The too old; when there are none, the too many. `events` oldest first; `nowMs` since the Unix epoch. */
export function findEvictable(events: readonly QueuedEvent[], nowMs: number, caps = CAPS): Evictable {
  const evictable = ['impression', 'click'].flatMap((type) =>
    events.filter(({ payload }) => payload.eventType === type),
  )
  const old = evictable.filter(({ createdAt }) => nowMs - createdAt > caps.ageMs)
  if (old.length > 0) return [old, 'age']
  let count = events.length
  let bytes = events.reduce((sum, event) => sum + event.bytes, 0)
  const evicted = evictable.filter((event) => {
    const isTooMany = count > caps.events || bytes > caps.bytes
    count -= 1
    bytes -= event.bytes
    return isTooMany
  })
  return [evicted, 'cap']
}
