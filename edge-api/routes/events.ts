import { Hono } from 'hono'
import { ParcelEnvelopeSchema } from '../contract/schemas/events.ts'
import type { EventResult, ParcelAnswer } from '../contract/types.ts'
import { NotAllowed } from '../domain/errors.ts'
import type { Trace } from '../domain/trace.ts'
import { ingestParcel } from '../domain/events/ingest-parcel.ts'
import type { IngestDependencies } from '../domain/events/ingest-parcel.ts'
import { json, NEVER } from '../http/answer.ts'
import { readBody } from '../http/body.ts'
import type { ApiEnv } from '../http/context.ts'
import { isAllowedOrigin } from '../http/cors.ts'
import type { AllowedOrigins } from '../http/cors.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import type { OwnTokens } from '../ports/identity.ts'

export type EventsDependencies = IngestDependencies & {
  ownTokens: OwnTokens
  allowedOrigins: AllowedOrigins
  rateLimit: RateLimit
}

/** POST /v1/events -> 202 ParcelAnswer, only after the events are stored. The token can add events and nothing else. */
export function events(dependencies: EventsDependencies): Hono<ApiEnv> {
  const { ownTokens, allowedOrigins, rateLimit } = dependencies
  return new Hono<ApiEnv>().post('/v1/events', async (c) => {
    const { token, ...parcel } = await readBody(c, ParcelEnvelopeSchema)
    const subject = await ownTokens.verifyIngest(token)
    rateLimit.take(subject)
    if (!isAllowedOrigin(c.req.header('origin'), allowedOrigins)) {
      throw new NotAllowed('This site is not on the list of allowed origins')
    }
    const answered: ParcelAnswer = await ingestParcel(dependencies, subject, parcel, c.get('timing'))
    noteEvents(c.get('timing'), answered, parcel.dropped)
    return json(c, answered, { status: 202, cache: NEVER })
  })
}

/** So that what was lost on the way is known here too: tracked = accepted + rejected + given up. */
function noteEvents(
  trace: Trace,
  { results }: ParcelAnswer,
  dropped: Readonly<Record<string, number>>,
): void {
  const countOf = (status: EventResult['status']) => results.filter((one) => one.status === status).length
  const accepted = countOf('accepted')
  const rejected = countOf('rejected')
  // A parcel comes again when its answer was lost; its counts were taken then.
  if (accepted + rejected === 0 || countOf('duplicate') > 0) return
  trace.note('EventsAccepted', accepted)
  trace.note('EventsRejected', rejected)
  const reasons = Object.entries(dropped).filter(([reason]) => reason !== 'rejected')
  trace.note(
    'EventsGivenUp',
    reasons.reduce((sum, [, count]) => sum + count, 0),
  )
}
