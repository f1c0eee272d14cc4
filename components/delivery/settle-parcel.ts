// What an answer means for the events of a parcel. Pure, so that every answer can be tested.

import type { PostedParcel } from './post-parcel.ts'
import { createPartition, type KeptParcel, type Partition } from './types.ts'
import { createUuidV7 } from './uuid-v7.ts'

/** Full jitter below this, doubled at each failure: AWS Architecture Blog, "Exponential Backoff And Jitter". */
const FIRST_BACKOFF_MS = 1_000
const MOST_BACKOFF_MS = 300_000

export interface SentParcel {
  /** With which it was sent. */
  token: string
  parcel: KeptParcel
  posted: PostedParcel
  nowMs: number
}

export interface Settled {
  partition: Partition
  /** Ids that have an end: delivered, or never to be accepted. */
  removed: string[]
  delivered: number
  dropped: { rejected?: number; poison?: number }
}

/**
 * 202 settles the ids that it lists and no other. 400 and 413 halve the parcel, down to the one event that spoils it.
 * 401 and 403 keep everything but the token, and the first time a fresh one may be used at once. All else, and
 * no answer, keeps everything and backs off; Retry-After is a bound of its own.
 */
export function settleParcel(partition: Partition, { token, parcel, posted, nowMs }: SentParcel): Settled {
  const { ids } = parcel
  const verdicts = posted.results.filter(({ eventId }) => ids.includes(eventId))
  if (posted.status === 202 && verdicts.length > 0) {
    const rejected = verdicts.filter(({ status }) => status === 'rejected').length
    const removed = verdicts.map(({ eventId }) => eventId)
    return end(removed, { rejected }, removed.length - rejected, parcel.dropped)
  }
  if ([400, 413].includes(posted.status)) {
    if (ids.length === 1) return end(ids, { poison: 1 })
    const half = { ...parcel, batchId: createUuidV7(), ids: ids.slice(0, Math.ceil(ids.length / 2)) }
    return goOn({ ...partition, parcel: half })
  }
  const later = { ...backOff(partition, nowMs), parcel, notBefore: nowMs + posted.retryAfterMs }
  if ([401, 403].includes(posted.status)) {
    // A fresh one may have come meanwhile.
    if (partition.token === token) delete later.token
    if (partition.tries === 0) later.retryAt = 0
  }
  return goOn(later)

  function goOn(partition: Partition): Settled {
    return { partition, removed: [], delivered: 0, dropped: {} }
  }

  /** Nothing is under way then, and nothing to wait for. */
  function end(removed: string[], dropped: Settled['dropped'], delivered = 0, reported = {}): Settled {
    const { parcel: _, ...rest } = partition
    const unreported = addCounts(addCounts(partition.dropped, reported, -1), dropped)
    const fresh = { ...rest, ...createPartition(rest.name), dropped: unreported }
    return { partition: fresh, removed, delivered, dropped }
  }
}

export function backOff(partition: Partition, nowMs: number): Partition {
  return { ...partition, tries: partition.tries + 1, retryAt: nowMs + toBackoffMs(partition.tries) }
}

export function toBackoffMs(tries: number): number {
  return Math.random() * Math.min(MOST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** tries)
}

/** Adds counts by reason; entries that come to nothing are left out. */
export function addCounts(
  counts: Record<string, number>,
  more: Record<string, number>,
  sign: 1 | -1 = 1,
): Record<string, number> {
  const sum = { ...counts }
  for (const [reason, count] of Object.entries(more)) {
    sum[reason] = (sum[reason] ?? 0) + sign * count
    if (sum[reason] <= 0) delete sum[reason]
  }
  return sum
}
