// One parcel over the wire.

import type { Parcel, ParcelAnswer } from '@intellistream/edge-api/contract'
import type { QueuedEvent } from './types.ts'
import { MOST_WAIT_MS } from './within.ts'

export interface ParcelToPost extends Pick<Parcel, 'token' | 'batchId' | 'dropped'> {
  events: readonly QueuedEvent[]
}

export interface PostOptions {
  /** Lets the request outlive the page; all such requests of a page share 64 KiB. */
  keepalive: boolean
  /** Ends the request; so does that it takes too long. */
  controller: AbortController
}

export interface PostedParcel {
  /** 0 when nothing answered: the outcome is then unknown. */
  status: number
  /** What the answer's Retry-After asks for. */
  retryAfterMs: number
  /** Verdicts, when the answer has them. */
  results: ParcelAnswer['results']
}

/** `text/plain` with the token in the body, so that no preflight stands between a closing page and its events. */
export async function postParcel(
  api: string,
  { events, ...rest }: ParcelToPost,
  { keepalive, controller }: PostOptions,
): Promise<PostedParcel> {
  const sentAt = new Date().toISOString()
  const parcel: Parcel = { ...rest, sentAt, events: events.map(({ payload }) => payload) }
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
    const results = status === 202 ? (((await response.json()) as Partial<ParcelAnswer>).results ?? []) : []
    return { status, retryAfterMs: toMs(headers.get('retry-after')), results }
  } catch {
    return { status: 0, retryAfterMs: 0, results: [] }
  }
}

/** Seconds or a date: RFC 9110 section 10.2.3. */
function toMs(retryAfter: string | null): number {
  const seconds = Number(retryAfter)
  return seconds * 1000 || Date.parse(retryAfter ?? '') - Date.now() || 0
}
