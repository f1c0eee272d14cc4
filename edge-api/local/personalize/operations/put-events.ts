// PutEvents: https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_PutEvents.html
import type { EventRecord } from '../events/event-record.ts'
import type { Resources } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput } from '../wire/errors.ts'
import { list, number, optional, string, structure } from '../wire/shapes.ts'
import { properties } from './properties.ts'

const Text256 = string({ min: 1, max: 256 })

/** Property names that are members of the event itself. */
const FORBIDDEN_PROPERTIES = new Set([
  'userid',
  'sessionid',
  'eventtype',
  'timestamp',
  'recommendationid',
  'impression',
])

const Event = structure({
  eventType: Text256,
  // Seconds. Above is what milliseconds look like, which AWS is said to accept and to ignore.
  sentAt: number({ min: 0, max: 1e11 }),
  eventId: optional(Text256),
  eventValue: optional(number()),
  itemId: optional(Text256),
  properties: optional(properties({ max: 1024, forbidden: FORBIDDEN_PROPERTIES })),
  recommendationId: optional(string({ min: 1, max: 40 })),
  impression: optional(list(Text256, { min: 1, max: 25 })),
  metricAttribution: optional(
    structure({
      eventAttributionSource: string({ max: 1024, pattern: /^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/ }),
    }),
  ),
})

const Request = structure({
  trackingId: Text256,
  sessionId: Text256,
  userId: optional(Text256),
  eventList: list(Event, { min: 1, max: 10 }),
})

/** Largest event: https://docs.aws.amazon.com/personalize/latest/dg/limits.html */
const MAX_EVENT_BYTES = 10 * 1024

/** Resolves once the events are in the log. All of a request are valid, or none is kept. */
export async function putEvents(input: unknown, state: PersonalizeState): Promise<Record<string, never>> {
  const { trackingId, sessionId, userId, eventList } = Request(input, '')
  const tracker = trackerOf(state, trackingId)
  if (!tracker) {
    // PutEvents models no ResourceNotFoundException.
    throw invalidInput(`Could not find an event tracker with the trackingId ${trackingId}`)
  }
  const records = eventList.map(({ sentAt, metricAttribution, ...event }): EventRecord => ({
    kind: 'event',
    trackingId,
    userId,
    sessionId,
    ...event,
    sentAtSeconds: sentAt,
    eventAttributionSource: metricAttribution?.eventAttributionSource,
  }))
  for (const record of records) {
    const bytes = Buffer.byteLength(JSON.stringify(record))
    if (bytes > MAX_EVENT_BYTES)
      throw invalidInput(`An event has ${bytes} bytes; at most ${MAX_EVENT_BYTES} are allowed`)
  }
  await state.groups.get(tracker.datasetGroupArn).live.addEvents(records)
  return {}
}

/** One that is being created or deleted takes no events. */
function trackerOf(
  { names, store, seed }: PersonalizeState,
  trackingId: string,
): Pick<Resources['eventTracker'], 'datasetGroupArn'> | undefined {
  if (seed && trackingId === names.trackingId) return { datasetGroupArn: names.datasetGroupArn }
  return store
    .all('eventTracker')
    .find((tracker) => tracker.trackingId === trackingId && tracker.status === 'ACTIVE')
}
