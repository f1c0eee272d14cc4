// A whole parcel of events and its answer, as the OpenAPI document says them. Requests are checked by ParcelEnvelopeSchema.

import * as v from 'valibot'
import type { EventResult, Parcel, ParcelAnswer } from '../types.ts'
import { ClientEventSchema, ParcelEnvelopeSchema } from './events.ts'
import { list, type Matches, oneOf } from './parts.ts'

export const ParcelSchema = v.strictObject({
  ...ParcelEnvelopeSchema.entries,
  events: list(ClientEventSchema, 1, 50, 'events'),
})

export const EventResultSchema = v.strictObject({
  eventId: v.string(),
  status: oneOf(['accepted', 'duplicate', 'rejected']),
  code: v.exactOptional(v.string()),
})

export const ParcelAnswerSchema = v.strictObject({ batchId: v.string(), results: v.array(EventResultSchema) })

true satisfies Matches<typeof ParcelSchema, Parcel>
true satisfies Matches<typeof EventResultSchema, EventResult>
true satisfies Matches<typeof ParcelAnswerSchema, ParcelAnswer>
