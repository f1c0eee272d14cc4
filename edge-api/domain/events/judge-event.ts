// One verdict an event, so that one bad event costs one event.

import * as v from 'valibot'
import { ClientEventSchema } from '../../contract/schemas/events.ts'
import type { ClientEvent, EventResult } from '../../contract/types.ts'
import { MAX_AGE_DAYS } from './archived-event.ts'
import type { ToOurMs } from './clock.ts'

/** What was accepted: as it came, and when it happened by our clock. */
export interface AcceptedEvent {
  event: ClientEvent
  occurredMs: number
}

export type Judged = { result: EventResult; accepted?: AcceptedEvent }

/** Largest event Personalize takes, in bytes: https://docs.aws.amazon.com/personalize/latest/dg/limits.html */
const MAX_EVENT_BYTES = 10 * 1024
const MAX_EVENT_ID_LENGTH = 64
const DAY_MS = 86_400_000

export interface JudgeOptions {
  /** Ids already met in this parcel; grows. */
  seen: Set<string>
  toOurMs: ToOurMs
  nowMs: number
}

/** Checks what can be known without the catalog. */
export function judgeEvent(raw: unknown, { seen, toOurMs, nowMs }: JudgeOptions): Judged {
  const eventId = toEventId(raw)
  const reject = (code: string): Judged => ({ result: { eventId, status: 'rejected', code } })

  if (Buffer.byteLength(JSON.stringify(raw)) > MAX_EVENT_BYTES) return reject('too_large')
  const parsed = v.safeParse(ClientEventSchema, raw)
  if (!parsed.success) return reject('invalid')
  const event = parsed.output
  const occurredMs = toOurMs(event.occurredAt)
  if (nowMs - occurredMs > MAX_AGE_DAYS * DAY_MS) return reject('too_old')
  if (seen.has(event.eventId)) return { result: { eventId, status: 'duplicate' } }
  seen.add(event.eventId)
  return { result: { eventId, status: 'accepted' }, accepted: { event, occurredMs } }
}

/** The ids of the items an event is about. */
export function getItemIds({ itemId, impression }: ClientEvent): string[] {
  return itemId === undefined ? (impression ?? []) : [itemId]
}

/** The id to answer with, also for an event that is broken in every other way. */
function toEventId(raw: unknown): string {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, 'eventId')) return ''
  const { eventId } = raw as { eventId?: unknown }
  return typeof eventId === 'string'
    ? eventId.slice(0, MAX_EVENT_ID_LENGTH).replace(/\p{Cs}/gu, '\ufffd')
    : ''
}
