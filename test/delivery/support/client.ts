// A client without a browser: the queue's own rules (cut, settle, remove by id) around an array, for numbers that no browser
// could make. What a browser adds, storage, tabs and leaving, is tested in Chromium.

import { cutParcel } from '../../../components/delivery/cut-parcel.ts'
import type { PostedParcel } from '../../../components/delivery/post-parcel.ts'
import { settleParcel } from '../../../components/delivery/settle-parcel.ts'
import { createPartition, type QueuedEvent } from '../../../components/delivery/types.ts'
import { createUuidV7 } from '../../../components/delivery/uuid-v7.ts'
import type { Parcel, ParcelAnswer } from '../../../edge-api/contract/types.ts'

export type Post = (parcel: Parcel) => Promise<PostedParcel>

export interface Client {
  tracked: Set<string>
  readonly delivered: number
  readonly dropped: number
  readonly waiting: number
  track(count: number): void
  /** Sends one parcel, if anything waits; the backoff is left out. */
  send(post: Post): Promise<void>
}

export function createClient(getToken: () => string): Client {
  const tracked = new Set<string>()
  let stored: QueuedEvent[] = []
  let partition = createPartition('p')
  let delivered = 0
  let dropped = 0

  return {
    tracked,
    get delivered() {
      return delivered
    },
    get dropped() {
      return dropped
    },
    get waiting() {
      return stored.length
    },
    track(count) {
      for (let index = 0; index < count; index += 1) {
        const event = createClick()
        tracked.add(event.id)
        stored.push(event)
      }
    },
    async send(post) {
      if (stored.length === 0) return
      const again = partition.parcel
      const ids = new Set(again?.ids ?? cutParcel(stored).map(({ id }) => id))
      const parcel = again ?? { batchId: createUuidV7(), ids: [...ids], dropped: {} }
      const events = stored.filter(({ id }) => ids.has(id)).map(({ payload }) => payload)
      const sentAt = new Date().toISOString()
      const posted = await post({ token: getToken(), batchId: parcel.batchId, sentAt, dropped: {}, events })
      const settled = settleParcel({ ...partition, token: 'some' }, { parcel, posted, nowMs: Date.now() })
      const removed = new Set(settled.removed)
      stored = stored.filter(({ id }) => !removed.has(id))
      delivered += settled.delivered
      dropped += (settled.dropped.rejected ?? 0) + (settled.dropped.poison ?? 0)
      partition = settled.partition
    },
  }
}

function createClick(): QueuedEvent {
  const id = createUuidV7()
  const payload = {
    eventId: id,
    eventType: 'click' as const,
    itemId: String(1 + Math.floor(Math.random() * 60)),
    occurredAt: new Date().toISOString(),
    sessionId: 'visit',
  }
  return { id, partition: 'p', createdAt: Date.now(), bytes: JSON.stringify(payload).length, payload }
}

/** Posts over HTTP; status 0 when nothing answered. */
export function postTo(url: string): Post {
  return async (parcel) => {
    try {
      const response = await fetch(`${url}/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        body: JSON.stringify(parcel),
      })
      const answer = (await response.json()) as Partial<ParcelAnswer>
      return { status: response.status, retryAfterMs: 0, results: answer.results ?? [] }
    } catch {
      return { status: 0, retryAfterMs: 0, results: [] }
    }
  }
}

/** Loses a share of the answers after the request was served, and a share of the requests before. */
export function lossy(post: Post, share: number): Post {
  return async (parcel) => {
    if (Math.random() < share / 2) return { status: 0, retryAfterMs: 0, results: [] }
    const posted = await post(parcel)
    return Math.random() < share / 2 ? { status: 0, retryAfterMs: 0, results: [] } : posted
  }
}
