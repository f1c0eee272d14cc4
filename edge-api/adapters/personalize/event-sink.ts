// Interactions to Amazon Personalize by PutEvents.

import { PutEventsCommand } from '@aws-sdk/client-personalize-events'
import type { Event, PersonalizeEventsClient } from '@aws-sdk/client-personalize-events'
import { EventSinkUnavailable } from '../../ports/event-sink.ts'
import type { EventSink, ForwardedEvent, RefusedEvent } from '../../ports/event-sink.ts'
import { toFailure } from './failure.ts'

export interface PersonalizeEventSinkOptions {
  /** Handed in with its own maxAttempts of 1 or 2. */
  client: PersonalizeEventsClient
  trackingId: string
  /** For one call, retries of the client included. */
  timeoutMs?: number
}

/** https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_PutEvents.html: at most 10 events a call. */
const MAX_EVENTS = 10
/** https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_Event.html: at most 25 ids. */
const MAX_IMPRESSION = 25
const EVENT_TYPES: Record<ForwardedEvent['kind'], string> = { click: 'Click', watch: 'Watch', like: 'Like' }

/** Throws RangeError when trackingId cannot be one. */
export function personalizeEventSink({
  client,
  trackingId,
  timeoutMs = 5000,
}: PersonalizeEventSinkOptions): EventSink {
  if (trackingId === '' || trackingId.length > 256)
    throw new RangeError('trackingId must have 1 to 256 characters')

  /** The events that were refused; the others were taken. */
  async function send(events: readonly ForwardedEvent[]): Promise<RefusedEvent[]> {
    const [first] = events
    if (first === undefined) return []
    const { sessionId, userId } = first
    const command = new PutEventsCommand({
      trackingId,
      sessionId,
      ...(userId === undefined ? {} : { userId }),
      eventList: events.map(toEvent),
    })
    try {
      await client.send(command, { abortSignal: AbortSignal.timeout(timeoutMs) })
      return []
    } catch (error) {
      const { isRefused, summary, ...failure } = toFailure(error)
      if (!isRefused) {
        const message = `Personalize ${summary} to PutEvents; send the events again`
        throw new EventSinkUnavailable(message, { cause: error, ...failure })
      }
      if (events.length === 1) return [{ eventId: first.eventId, reason: toReason(error) }]
      // One bad event refuses all of its call: alone, only it is refused.
      const refused: RefusedEvent[] = []
      for (const event of events) refused.push(...(await send([event])))
      return refused
    }
  }

  return {
    async putEvents(events) {
      const refused: RefusedEvent[] = []
      for (const call of toCalls(events)) refused.push(...(await send(call)))
      return { refused }
    },
  }
}

/** Events of one call share session and user. */
function toCalls(events: readonly ForwardedEvent[]): ForwardedEvent[][] {
  const groups = new Map<string, ForwardedEvent[]>()
  for (const event of events) {
    const key = JSON.stringify([event.sessionId, event.userId])
    groups.set(key, [...(groups.get(key) ?? []), event])
  }
  return [...groups.values()].flatMap((group) => {
    const calls: ForwardedEvent[][] = []
    for (let from = 0; from < group.length; from += MAX_EVENTS)
      calls.push(group.slice(from, from + MAX_EVENTS))
    return calls
  })
}

function toEvent(event: ForwardedEvent): Event {
  const { eventId, kind, itemId, occurredAt, recommendationId, impression, slateKind } = event
  return {
    eventId,
    eventType: EVENT_TYPES[kind],
    itemId,
    // Always a Date: the client writes it as the epoch seconds that the wire wants.
    sentAt: new Date(occurredAt),
    ...(recommendationId === undefined ? {} : { recommendationId }),
    ...(impression === undefined || impression.length === 0
      ? {}
      : { impression: impression.slice(0, MAX_IMPRESSION) }),
    ...(slateKind === undefined ? {} : { metricAttribution: { eventAttributionSource: slateKind } }),
  }
}

function toReason(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'refused'
}
