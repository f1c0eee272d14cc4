// From the archive to Personalize and into the profiles: what SQS and a Lambda do on AWS, as one job over the store.

import type { WatchedRule } from '../contract/types.ts'
import { ARCHIVE_PREFIX, MAX_AGE_DAYS, parseArchiveBody } from '../domain/events/archived-event.ts'
import type { ArchivedEvent } from '../domain/events/archived-event.ts'
import { toForwardedEvents } from '../domain/events/to-forwarded-events.ts'
import { foldEvents } from '../domain/profile/fold-events.ts'
import { updateProfile } from '../domain/profile/profile-store.ts'
import { createProfile, getShownItemIds } from '../domain/profile/profile.ts'
import type { Profile } from '../domain/profile/profile.ts'
import { getOwner } from '../domain/subjects/owners.ts'
import { repairIndex } from '../domain/subjects/subject-index.ts'
import { createErasures } from '../domain/subjects/tombstones.ts'
import { createUserIds } from '../domain/user-ids.ts'
import { DEFAULT_WATCHED_RULE } from '../domain/watched.ts'
import { EventSinkUnavailable } from '../ports/event-sink.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { Ports } from '../ports/ports.ts'
import { putDeadLetters } from './dead-letters.ts'
import { advance, isForwarded, readMark, toHorizon, writeMark } from './forward-mark.ts'

export type ForwardPorts = Pick<Ports, 'objectStore' | 'eventSink' | 'clock'>

export interface ForwardOptions {
  watchedRule?: WatchedRule
  /** Whether likes are sent: only custom recipes know what a like is, so not by default. */
  likes?: boolean
}

export interface ForwardSummary {
  /** Archive objects handled in this run. */
  objects: number
  events: number
  forwarded: number
  /** Refused by Personalize for good; in `dlq/`. */
  refused: number
  /** Objects that could not be read as an archive; in `dlq/`. */
  unreadable: number
  /** Present when the run stopped because Personalize was away; what is left is done by the next run. */
  stopped?: { reason: string; retryAfterSeconds?: number }
}

/** The mark is written this often, so that a killed run repeats little; repeating is harmless, because of the event ids. */
const OBJECTS_A_MARK = 20

/**
 * Forwards every archive object that was not forwarded before. Safe to kill anywhere and to run twice, not to run twice
 * at the same time. Objects that appear late in an older hour are found, as long as the archive takes them (8 days).
 * Reads events/v1/, tombstones/, merges/, marks/forwarder.json; writes users/<userId>/profile.json, subjects/, dlq/, marks/forwarder.json.
 */
export async function forward(
  ports: ForwardPorts,
  { watchedRule = DEFAULT_WATCHED_RULE, likes = false }: ForwardOptions = {},
): Promise<ForwardSummary> {
  const { objectStore, clock } = ports
  let mark = await readMark(objectStore)
  let done: string[] = []
  const summary: ForwardSummary = { objects: 0, events: 0, forwarded: 0, refused: 0, unreadable: 0 }

  const remember = async (horizon = mark.horizon) => {
    if (done.length === 0 && horizon === mark.horizon) return
    mark = advance(mark, done, horizon)
    done = []
    await writeMark(objectStore, mark)
  }

  try {
    for await (const key of objectStore.listKeys(ARCHIVE_PREFIX, {
      startAfter: `${ARCHIVE_PREFIX}dt=${mark.horizon}`,
    })) {
      if (isForwarded(mark, key)) continue
      await forwardObject(ports, { watchedRule, likes }, key, summary)
      done.push(key)
      if (done.length >= OBJECTS_A_MARK) await remember()
    }
    await remember(toHorizon(clock.now(), MAX_AGE_DAYS + 1))
  } catch (error) {
    if (!(error instanceof EventSinkUnavailable)) throw error
    const { message, retryAfterSeconds } = error
    summary.stopped = { reason: message, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) }
  } finally {
    // Also after a failure: what was sent need not be sent again.
    await remember()
  }
  return summary
}

/** Forwards one archive object and counts it in the summary. Throws EventSinkUnavailable when some outcome is unknown. */
export async function forwardObject(
  { objectStore, eventSink }: ForwardPorts,
  { watchedRule, likes }: Required<ForwardOptions>,
  key: string,
  summary: ForwardSummary,
): Promise<void> {
  const object = await objectStore.get(key)
  // Erased before it was its turn.
  if (object === undefined) return
  const stored = readArchive(object.body)
  summary.objects += 1
  if (stored === undefined) {
    await putDeadLetters(objectStore, key, [{ eventId: '', reason: 'The object is no archive of events' }])
    summary.unreadable += 1
    return
  }
  for (const id of new Set(stored.map(({ subject }) => subject.id))) await repairIndex(objectStore, id, key)
  const events = await withoutErased(objectStore, stored)
  summary.events += events.length

  const profiles = await updateProfiles(objectStore, events, watchedRule)
  const forwarded = toForwardedEvents(events, {
    watched: watchedRule,
    likes,
    getShown: (userId, recommendationId) =>
      getShownItemIds(profiles.get(userId) ?? createProfile(), recommendationId),
  })
  const { refused } = await eventSink.putEvents(forwarded)
  if (refused.length > 0) await putDeadLetters(objectStore, key, refused)
  summary.forwarded += forwarded.length - refused.length
  summary.refused += refused.length
}

function readArchive(body: Uint8Array): ArchivedEvent[] | undefined {
  try {
    return parseArchiveBody(body)
  } catch {
    return undefined
  }
}

/** Folds what ingest may have missed; profiles that know the events already are not written. */
async function updateProfiles(
  objectStore: ObjectStore,
  events: readonly ArchivedEvent[],
  rule: WatchedRule,
): Promise<Map<string, Profile>> {
  const profiles = new Map<string, Profile>()
  for (const userId of new Set(events.map(({ subject }) => subject.userId))) {
    const own = events.filter(({ subject }) => subject.userId === userId)
    profiles.set(
      userId,
      await updateProfile(objectStore, userId, (profile) => foldEvents(profile, own, rule)),
    )
    const [first] = own
    if (first?.subject.kind !== 'anonymous') continue
    // What arrives after the sign-in is the user's as much as what came before.
    const owner = await getOwner(objectStore, createUserIds({ objectStore }), userId)
    if (owner !== undefined)
      await updateProfile(objectStore, owner, (profile) => foldEvents(profile, own, rule))
  }
  return profiles
}

/** What its subject had erased is neither folded nor sent; the job `erase` removes it. */
async function withoutErased(
  objectStore: ObjectStore,
  events: readonly ArchivedEvent[],
): Promise<ArchivedEvent[]> {
  const erasures = createErasures({ objectStore })
  const kept: ArchivedEvent[] = []
  for (const event of events) {
    const { id, userId } = event.subject
    if (Date.parse(event.occurredAt) > (await erasures.getErasedMs([id, userId]))) kept.push(event)
  }
  return kept
}
