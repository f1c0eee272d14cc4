// A client without a browser: the queue's own rules (cut, settle, remove by id) around an array, for numbers that no browser
// could make. What a browser adds, storage, tabs and leaving, is tested in Chromium.

import { cutParcel } from '../../../components/delivery/cut-parcel.ts'
import { fillParcel } from '../../../components/delivery/fill-parcel.ts'
import type { PostedParcel } from '../../../components/delivery/post-parcel.ts'
import { settleParcel } from '../../../components/delivery/settle-parcel.ts'
import { createPartition, type QueuedEvent } from '../../../components/delivery/types.ts'
import { createUuidV7 } from '../../../components/delivery/uuid-v7.ts'
import type { Parcel, ParcelAnswer } from '../../../edge-api/contract/types.ts'
import { postText } from './post-text.ts'

export type Post = (parcel: Parcel) => Promise<PostedParcel>

export interface Client {
  tracked: Set<string>
  /** Those of the tracked that no API may accept. */
  spoiled: Set<string>
  readonly delivered: number
  readonly dropped: number
  readonly waiting: number
  track(count: number): void
  /** Sends one parcel, if anything waits, and says whether it was answered; the backoff is left to the caller. */
  send(post: Post): Promise<boolean>
  /** What a page does that hides: sends what waits once more, under another name, and takes no answer. */
  leave(post: Post): Promise<void>
}

export interface ClientOptions {
  /** Share of the tracked events that the API has to reject. */
  spoiledShare?: number
}

/** `getToken` is asked at the start, and whenever the last token was refused. */
export function createClient(getToken: () => string, { spoiledShare = 0 }: ClientOptions = {}): Client {
  const tracked = new Set<string>()
  const spoiled = new Set<string>()
  let stored: QueuedEvent[] = []
  let partition = { ...createPartition('p'), token: getToken() }
  let delivered = 0
  let dropped = 0

  const toParcel = (batchId: string, ids: readonly string[], counts: Record<string, number>): Parcel => {
    const events = stored.filter(({ id }) => ids.includes(id)).map(({ payload }) => payload)
    return { token: partition.token, batchId, sentAt: new Date().toISOString(), dropped: counts, events }
  }

  return {
    tracked,
    spoiled,
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
        const isSpoiled = Math.random() < spoiledShare
        const event = createClick(isSpoiled)
        tracked.add(event.id)
        if (isSpoiled) spoiled.add(event.id)
        stored.push(event)
      }
    },
    async send(post) {
      if (stored.length === 0) return true
      const filled = fillParcel(partition, stored)
      const { parcel } = filled
      const posted = await post(toParcel(parcel.batchId, parcel.ids, parcel.dropped))
      const settled = settleParcel({ token: partition.token, parcel, posted })
      const removed = new Set(settled.removed)
      stored = stored.filter(({ id }) => !removed.has(id))
      delivered += settled.delivered ?? 0
      dropped += (settled.dropped?.rejected ?? 0) + (settled.dropped?.poison ?? 0)
      const { token = getToken(), ...after } = settled.change(filled)
      partition = { ...after, token }
      return posted.status !== 0
    },
    async leave(post) {
      const ids = cutParcel(stored).map(({ id }) => id)
      if (ids.length > 0) await post(toParcel(createUuidV7(), ids, {}))
    },
  }
}

function createClick(isSpoiled: boolean): QueuedEvent {
  const id = createUuidV7()
  const payload = {
    eventId: id,
    eventType: 'click' as const,
    itemId: isSpoiled ? 'left the catalog' : String(1 + Math.floor(Math.random() * 60)),
    occurredAt: new Date().toISOString(),
    sessionId: 'visit',
  }
  return { id, partition: 'p', createdAt: Date.now(), bytes: JSON.stringify(payload).length, payload }
}

/** Posts over HTTP; status 0 when nothing answered. */
export function postTo(url: string): Post {
  return async (parcel) => {
    try {
      const response = await postText(`${url}/v1/events`, JSON.stringify(parcel))
      const answer = JSON.parse(response.text) as Partial<ParcelAnswer>
      return { status: response.status, notBefore: 0, results: answer.results ?? [] }
    } catch {
      return { status: 0, notBefore: 0, results: [] }
    }
  }
}
