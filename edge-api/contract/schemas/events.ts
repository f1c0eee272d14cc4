// Events on the way in, checked to Personalize's limits before they are acknowledged.

import * as v from 'valibot'
import type { ClientEvent, EventType, Tracking } from '../types.ts'
import {
  InstantSchema,
  ItemIdSchema,
  list,
  type Matches,
  NameSchema,
  number,
  oneOf,
  RecommendationIdSchema,
  SessionIdSchema,
  SlateKindSchema,
  TokenSchema,
  UuidV7Schema,
  wholeNumber,
} from './parts.ts'

/** A playing longer than a week of seconds is a broken clock. */
const SecondsSchema = number(0, 604_800)

export const EventTypeSchema = oneOf(['watch', 'click', 'like', 'dislike', 'clear', 'impression'])
export const TrackingSchema = oneOf(['off', 'session', 'user'])

/** The shape of an event; which fields its type needs is checked by ClientEventSchema. */
export const EventFieldsSchema = v.strictObject({
  eventId: UuidV7Schema,
  eventType: EventTypeSchema,
  itemId: v.exactOptional(ItemIdSchema),
  occurredAt: InstantSchema,
  sessionId: SessionIdSchema,
  playId: v.exactOptional(NameSchema),
  recommendationId: v.exactOptional(RecommendationIdSchema),
  slateKind: v.exactOptional(SlateKindSchema),
  position: v.exactOptional(wholeNumber(1, 1000)),
  watchedSeconds: v.exactOptional(SecondsSchema),
  durationSeconds: v.exactOptional(SecondsSchema),
  ended: v.exactOptional(v.boolean('true or false')),
  /** https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_Event.html: at most 25 ids. */
  impression: v.exactOptional(list(ItemIdSchema, 1, 25, 'item ids')),
  positions: v.exactOptional(list(wholeNumber(1, 1000), 1, 25, 'places')),
  tracking: v.exactOptional(TrackingSchema),
})

export const ClientEventSchema = v.pipe(
  EventFieldsSchema,
  v.check(
    ({ eventType, itemId }) => eventType === 'impression' || itemId !== undefined,
    'an event with itemId, unless it is an impression',
  ),
  v.check(
    ({ eventType, impression }) => eventType !== 'impression' || impression !== undefined,
    'an impression that names the ids that were visible',
  ),
  v.check(
    ({ impression, positions }) => positions === undefined || positions.length === impression?.length,
    'as many places as ids in impression',
  ),
  v.check(
    ({ eventType, playId, watchedSeconds, durationSeconds }) =>
      eventType !== 'watch' ||
      (playId !== undefined && watchedSeconds !== undefined && durationSeconds !== undefined),
    'a watch event with playId, watchedSeconds and durationSeconds',
  ),
  v.check(
    ({ eventType, tracking }) => tracking !== 'off' || ['like', 'dislike', 'clear'].includes(eventType),
    'no events but reactions while tracking is off',
  ),
)

/** The parcel without a look at its events, so that one bad event costs one event. */
export const ParcelEnvelopeSchema = v.strictObject({
  token: TokenSchema,
  batchId: UuidV7Schema,
  sentAt: InstantSchema,
  dropped: v.record(NameSchema, wholeNumber(0, 1_000_000_000), 'counts of dropped events by reason'),
  events: list(v.unknown(), 1, 50, 'events'),
})

true satisfies Matches<typeof EventTypeSchema, EventType>
true satisfies Matches<typeof TrackingSchema, Tracking>
true satisfies Matches<typeof ClientEventSchema, ClientEvent>
