// What an answer means for the events of a parcel. But for the clock and chance it is pure, so that every answer can be tested.

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
}

export interface Settled {
  /** What becomes of its partition, which may have changed since it was sent. */
  change(partition: Partition): Partition
  /** Ids that have an end: delivered, or never to be accepted. */
  removed?: string[]
  delivered?: number
  dropped?: { rejected?: number; poison?: number }
}

/**
 * 202 settles the ids that it lists and no other. 400 and 413 halve the parcel, down to the one event that spoils it.
 * 401 and 403 keep everything but the token, and the first time a fresh one may be used at once. All else, and no
 * answer, keeps everything and backs off; Retry-After is a bound of its own.
 */
export function settleParcel({ token, parcel, posted }: SentParcel): Settled {
  const { ids } = parcel
  const { status, notBefore, results } = posted
  const isSpoiled = [400, 413].includes(status)
  if (isSpoiled && ids.length > 1) {
    const half = { ...parcel, batchId: createUuidV7(), ids: ids.slice(0, (ids.length + 1) / 2) }
    return { change: (partition) => ({ ...partition, parcel: half }) }
  }
  if (isSpoiled || results.length > 0) {
    const rejected = results.filter((verdict) => verdict.status === 'rejected').length
    const dropped = isSpoiled ? { poison: 1 } : { rejected }
    return {
      // Nothing is under way then, and nothing to wait for; what a spoiled parcel should have told is told with the next.
      change: ({ parcel: _, ...partition }) => ({
        ...partition,
        ...createPartition(partition.name),
        dropped: addCounts(partition.dropped, dropped, isSpoiled ? parcel.dropped : {}),
      }),
      dropped,
      delivered: results.length - rejected,
      removed: isSpoiled ? ids : results.map(({ eventId }) => eventId),
    }
  }
  return {
    change(partition) {
      const later = { ...backOff(partition), notBefore }
      if ([401, 403].includes(status)) {
        // A fresh one may have come meanwhile.
        if (partition.token === token) delete later.token
        if (!partition.tries) later.retryAt = 0
      }
      return later
    },
  }
}

export function backOff(partition: Partition): Partition {
  return { ...partition, tries: partition.tries + 1, retryAt: Date.now() + toBackoffMs(partition.tries) }
}

export function toBackoffMs(tries: number): number {
  return Math.random() * Math.min(MOST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** tries)
}

/** What was given up and never told to the API, also when a parcel is given up that should have told it. */
export function countUnreported({ dropped, parcel }: Partition): Record<string, number> {
  return addCounts(dropped, parcel?.dropped ?? {})
}

/** Sums by reason; what there is none of is left out. */
export function addCounts(...counts: Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const [reason, count] of counts.flatMap(Object.entries<number>))
    if (count > 0) sum[reason] = (sum[reason] ?? 0) + count
  return sum
}
