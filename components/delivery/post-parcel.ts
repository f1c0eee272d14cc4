// One parcel over the wire.

import type { EventResult, Parcel, ParcelAnswer } from '@intellistream/edge-api/contract'
import type { KeptParcel, QueuedEvent } from './types.ts'
import { MOST_WAIT_MS } from './within.ts'

export interface ParcelToPost {
  api: string
  token: string
  parcel: KeptParcel
  /** Among them are its events. */
  waiting: readonly QueuedEvent[]
  /** Lets the request outlive the page; all such requests of a page share 64 KiB. */
  keepalive: boolean
}

export interface PostedParcel {
  /** 0 when nothing answered: the outcome is then unknown. */
  status: number
  /** Until when the answer's Retry-After forbids to come again, in milliseconds since the Unix epoch. */
  notBefore: number
  /** At most one verdict an event of the parcel, when the answer is 202 and has them. */
  results: EventResult[]
}

/**
 * `text/plain` with the token in the body, so that no preflight stands between a closing page and its events. Ended with
 * `controller`, which is aborted when it takes too long.
 */
export async function postParcel(
  { api, token, parcel: { batchId, ids, dropped }, waiting, keepalive }: ParcelToPost,
  controller = new AbortController(),
): Promise<PostedParcel> {
  const sentAt = new Date().toISOString()
  const events = waiting.filter(({ id }) => ids.includes(id)).map(({ payload }) => payload)
  const parcel: Parcel = { token, batchId, sentAt, dropped, events }
  setTimeout(() => controller.abort(), MOST_WAIT_MS)
  try {
    const response = await fetch(`${api}/v1/events`, {
      method: 'POST',
      // A string is sent as text/plain.
      body: JSON.stringify(parcel),
      credentials: 'omit',
      keepalive,
      signal: controller.signal,
    })
    const { status, headers } = response
    const answer = status === 202 ? ((await response.json()) as ParcelAnswer).results : []
    // Throws when the answer is none of our API.
    const results = ids.flatMap(
      (id) =>
        answer.find(
          (verdict) => verdict.eventId === id && 'accepted duplicate rejected'.includes(verdict.status),
        ) ?? [],
    )
    return { status, notBefore: toTime(headers.get('retry-after')), results }
  } catch {
    return { status: 0, notBefore: 0, results: [] }
  }
}

/** Seconds or a date: RFC 9110 section 10.2.3. */
function toTime(retryAfter: string | null): number {
  const seconds = Number(retryAfter)
  return seconds > 0 ? Date.now() + seconds * 1000 : Date.parse(retryAfter ?? '') || 0
}
