// An event as it waits, made and written down in the task that tracks it, which may be the last one of the page.

import type { ClientEvent, Tracking } from '@intellistream/edge-api/contract'
import { effectiveTracking, isReaction } from './effective-tracking.ts'
import type { Identity } from './identity.ts'
import { MOST_EVENT_BYTES } from './parcel-limits.ts'
import type { QueuedEvent, TrackedEvent } from './types.ts'
import { createUuidV7 } from './uuid-v7.ts'
import { writeAhead } from './write-ahead.ts'

export interface EventSource {
  api: string
  identity: Pick<Identity, 'subjectKey' | 'visitId' | 'waitingKey'>
  getTracking(): Tracking
}

/** Of whoever is here now. What may not or cannot wait is made all the same, for the queue to count. */
export function makeEvent(event: TrackedEvent, { api, identity, getTracking }: EventSource): QueuedEvent {
  const id = createUuidV7()
  const createdAt = Date.now()
  let bytes = Infinity
  let payload: ClientEvent = {
    occurredAt: new Date(createdAt).toISOString(),
    ...event,
    tracking: effectiveTracking(getTracking(), event.tracking),
    eventId: id,
    sessionId: identity.visitId,
  }
  try {
    const text = JSON.stringify(payload)
    // A Blob would know its size too, and costs ten times all the rest: the browser registers each one.
    bytes = new TextEncoder().encode(text).length
    // What is sent is what is kept, whatever the page does with its event from now on.
    payload = JSON.parse(text) as ClientEvent
  } catch {
    // It cannot be sent, however long it waits.
  }
  const partition = `${api} ${identity.subjectKey ?? identity.waitingKey}`
  const made = { id, partition, createdAt, bytes, payload }
  if (!findRefusal(made)) writeAhead(made)
  return made
}

/** Why an event may not wait, if it may not. */
export function findRefusal({ bytes, payload }: QueuedEvent): 'consent' | 'poison' | undefined {
  if (payload.tracking === 'off' && !isReaction(payload.eventType)) return 'consent'
  return bytes > MOST_EVENT_BYTES ? 'poison' : undefined
}
