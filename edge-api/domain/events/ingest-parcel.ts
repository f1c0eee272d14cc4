// A parcel of events: judged, stamped, archived, folded into the profile; only then is it acknowledged.

import type { EventResult, ParcelAnswer, WatchedRule } from '../../contract/types.ts'
import type { Catalog } from '../../ports/catalog.ts'
import type { Subject } from '../../ports/identity.ts'
import { PreconditionFailed } from '../../ports/object-store.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import { within } from '../deadline.ts'
import { DependencyUnavailable } from '../errors.ts'
import { foldEvents } from '../profile/fold-events.ts'
import { updateProfile } from '../profile/profile-store.ts'
import type { Trace } from '../trace.ts'
import { indexParcel } from '../subjects/subject-index.ts'
import type { Erasures } from '../subjects/tombstones.ts'
import type { UserIds } from '../user-ids.ts'
import { toArchiveBody, toArchiveKey } from './archived-event.ts'
import type { ArchivedEvent, SubjectStamp } from './archived-event.ts'
import { createToOurMs } from './clock.ts'
import { getItemIds, judgeEvent } from './judge-event.ts'
import type { AcceptedEvent, Judged } from './judge-event.ts'

export interface IngestDependencies {
  objectStore: ObjectStore
  catalog: Catalog
  clock: Clock
  userIds: UserIds
  erasures: Erasures
  watchedRule: WatchedRule
  /** How long the profile may take before the answer is given without it; the forwarder repairs what was missed. */
  profileTimeoutMs: number
  storeTimeoutMs: number
  /** Told of every object that is stored, also when it was stored before; must not throw. */
  onParcelStored?: (key: string) => void
}

/** A parcel whose outside was checked, with events as they came. */
export interface OpenParcel {
  batchId: string
  sentAt: string
  events: readonly unknown[]
}

/** Throws DependencyUnavailable when it is not certain that the events are stored: the client sends them again. */
export async function ingestParcel(
  dependencies: IngestDependencies,
  subject: Subject,
  parcel: OpenParcel,
  trace: Trace,
): Promise<ParcelAnswer> {
  const { clock, objectStore, userIds, erasures, storeTimeoutMs } = dependencies
  const nowMs = clock.now()
  let judged = await judgeAll(dependencies, parcel, nowMs)
  let results = judged.map(({ result }) => result)
  if (judged.every(({ accepted }) => accepted === undefined)) return { batchId: parcel.batchId, results }

  try {
    const { stamp, erasedMs } = await within(storeTimeoutMs, async () => {
      const stamp = await userIds.toStamp(subject)
      return { stamp, erasedMs: await erasures.getErasedMs([stamp.id, stamp.userId]) }
    })
    judged = judged.map((one) => rejectErased(one, erasedMs))
    results = judged.map(({ result }) => result)
    const accepted = judged.flatMap(({ accepted }) => accepted ?? [])
    if (accepted.length === 0) return { batchId: parcel.batchId, results }
    const events = accepted.map(({ event }) => event)
    const key = toArchiveKey(parcel.batchId, stamp, events, nowMs)
    const archived = toArchived(accepted, stamp, parcel.sentAt, nowMs)
    const isNew = await trace.measure('archive', () =>
      within(storeTimeoutMs, () => putOnce(objectStore, key, toArchiveBody(archived))),
    )
    if (!isNew) results = results.map(toDuplicate)
    dependencies.onParcelStored?.(key)
    // What comes again happened when it came first, and the archive alone knows when that was.
    await trace.measure('profile', () => followUp(dependencies, stamp, key, isNew ? archived : []))
  } catch (error) {
    throw new DependencyUnavailable('The events could not be stored; send them again', { cause: error })
  }
  return { batchId: parcel.batchId, results }
}

async function judgeAll(
  { catalog }: IngestDependencies,
  { events, sentAt }: OpenParcel,
  nowMs: number,
): Promise<Judged[]> {
  const options = { seen: new Set<string>(), toOurMs: createToOurMs(sentAt, nowMs), nowMs }
  const judged = events.map((raw) => judgeEvent(raw, options))
  return Promise.all(judged.map((one) => rejectUnknown(one, catalog)))
}

async function rejectUnknown(one: Judged, catalog: Catalog): Promise<Judged> {
  if (one.accepted === undefined) return one
  // One title that has left the catalog takes no other that was seen beside it along.
  for (const itemId of getItemIds(one.accepted.event)) if (await catalog.mayHave(itemId)) return one
  return { result: { eventId: one.result.eventId, status: 'rejected', code: 'unknown_item' } }
}

function toArchived(
  accepted: readonly AcceptedEvent[],
  subject: SubjectStamp,
  sentAt: string,
  receivedMs: number,
): ArchivedEvent[] {
  const receivedAt = new Date(receivedMs).toISOString()
  return accepted.map(({ event, occurredMs }) => {
    return { version: 1, event, subject, occurredAt: new Date(occurredMs).toISOString(), sentAt, receivedAt }
  })
}

/** False when the same parcel was stored before: the same key means the same content. */
async function putOnce(objectStore: ObjectStore, key: string, body: Uint8Array): Promise<boolean> {
  try {
    await objectStore.put(key, body, { ifNoneMatch: '*' })
    return true
  } catch (error) {
    if (error instanceof PreconditionFailed) return false
    throw error
  }
}

async function followUp(
  { objectStore, profileTimeoutMs, watchedRule }: IngestDependencies,
  { id, userId }: SubjectStamp,
  key: string,
  archived: readonly ArchivedEvent[],
): Promise<void> {
  // The archive is the truth: the forwarder does what was missed here.
  await within(profileTimeoutMs, () =>
    Promise.all([
      archived.length > 0 &&
        updateProfile(objectStore, userId, (profile) => foldEvents(profile, archived, watchedRule)),
      indexParcel(objectStore, id, key),
    ]),
  ).catch(() => undefined)
}

/** What a device kept from before the subject had everything erased stays erased. */
function rejectErased(one: Judged, erasedMs: number): Judged {
  if (one.accepted === undefined || one.accepted.occurredMs > erasedMs) return one
  return { result: { eventId: one.result.eventId, status: 'rejected', code: 'erased' } }
}

function toDuplicate(result: EventResult): EventResult {
  return result.status === 'accepted' ? { ...result, status: 'duplicate' } : result
}
