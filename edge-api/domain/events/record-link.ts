// The record of a sign-in: one line of the archive from which the forwarder tells the recommender that a session was this
// user's. Recommenders join what a session did only when one event carries both names:
// https://docs.aws.amazon.com/personalize/latest/dg/recording-anonymous-user-events.html

import type { ClientEvent } from '../../contract/types.ts'
import { PreconditionFailed } from '../../ports/object-store.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Profile } from '../profile/profile.ts'
import type { Claim } from '../subjects/owners.ts'
import { toArchiveBody, toArchiveKey } from './archived-event.ts'
import type { SubjectStamp } from './archived-event.ts'
import { toNamedUuid } from '../named-uuid.ts'

/** Stores it once for each anonymous visitor; without anything to join there is none. Returns the key of a new one. */
export async function recordLink(
  objectStore: ObjectStore,
  subject: SubjectStamp,
  anonymousId: string,
  { recent }: Profile,
  { at }: Claim,
): Promise<string | undefined> {
  const [last] = recent
  if (last === undefined) return undefined
  const id = toNamedUuid(Date.parse(at), anonymousId)
  // No interaction of its own: tracking off keeps it out of training and out of what is counted.
  const event: ClientEvent = {
    eventId: id,
    eventType: 'click',
    itemId: last.itemId,
    occurredAt: at,
    sessionId: anonymousId,
    tracking: 'off',
  }
  const times = { occurredAt: at, sentAt: at, receivedAt: at }
  const body = toArchiveBody([{ version: 1, event, subject, ...times, linksSession: anonymousId }])
  const key = toArchiveKey(id, subject, [{ ...event, itemId: '' }], Date.parse(at))
  try {
    await objectStore.put(key, body, { ifNoneMatch: '*' })
    return key
  } catch (error) {
    if (error instanceof PreconditionFailed) return undefined
    throw error
  }
}
