// From the archive to Personalize and into the profiles: what SQS and a Lambda do on AWS, as one job over the store.

import type { WatchedRule } from '../contract/types.ts'
import { ARCHIVE_PREFIX, MAX_AGE_DAYS, parseArchiveBody } from '../domain/events/archived-event.ts'
import type { ArchivedEvent } from '../domain/events/archived-event.ts'
import { toForwardedEvents } from '../domain/events/to-forwarded-events.ts'
import { createProfile, getShownItemIds } from '../domain/profile/profile.ts'
import { repairIndex } from '../domain/subjects/subject-index.ts'
import { createErasures, withoutErased } from '../domain/subjects/tombstones.ts'
import { DEFAULT_WATCHED_RULE } from '../domain/watched.ts'
import { EventSinkUnavailable } from '../ports/event-sink.ts'
import type { Ports } from '../ports/ports.ts'
import { askedOnce } from './asked-once.ts'
import { putDeadLetters } from './dead-letters.ts'
import { foldIntoProfiles } from './fold-into-profiles.ts'
import { addForwarded, isForwarded, moveHorizon, readMark, toHorizon, writeMark } from './forward-mark.ts'

export type ForwardPorts = Pick<Ports, 'objectStore' | 'eventSink' | 'clock'>

export interface ForwardOptions {
  watchedRule?: WatchedRule
  /** Whether likes are sent: only custom recipes know what a like is, so not by default. */
  likes?: boolean
  /** The archive objects to forward, as far as that was not done; by default whatever the archive holds. */
  keys?: Iterable<string>
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
  /** Present when Personalize did not answer; what is left is done by the next run. */
  stopped?: { reason: string; retryAfterSeconds?: number }
}

/** The mark is written this often, so that a killed run repeats little; repeating is harmless, because of the event ids. */
const MARK_MS = 2000
/** So many objects that fail are passed over in a run: one that is broken holds up no other, and an outage ends the run. */
const MAX_FAILURES = 10
/** So many people it was not answered about, each after seconds, and Personalize is away from all of them. */
const MAX_UNANSWERED = 3

/**
 * Forwards every archive object that was not forwarded before. Safe to kill anywhere and to run twice, not to run twice
 * at the same time. Objects that appear late in an older hour are found, as long as the archive takes them (8 days).
 * Reads events/v1/, tombstones/, merges/, marks/forwarder.json; writes users/<userId>/profile.json, subjects/, dlq/, marks/forwarder.json.
 * Throws what made an object fail, when all others are done; the next run tries that one again.
 */
export async function forward(
  ports: ForwardPorts,
  { watchedRule = DEFAULT_WATCHED_RULE, likes = false, keys }: ForwardOptions = {},
): Promise<ForwardSummary> {
  const { objectStore, clock } = ports
  const asking = { ...ports, eventSink: askedOnce(ports.eventSink) }
  const horizon = toHorizon(clock.now(), MAX_AGE_DAYS + 1)
  const mark = await readMark(objectStore)
  // A clock that was ahead has said of days to come that all was forwarded.
  if (mark.horizon > horizon) mark.horizon = horizon
  const summary: ForwardSummary = { objects: 0, events: 0, forwarded: 0, refused: 0, unreadable: 0 }
  const failures: unknown[] = []
  const unanswered = new Set<EventSinkUnavailable>()
  let isMarked = true
  let markedMs = clock.now()

  const writeChanges = async () => {
    if (isMarked) return
    await writeMark(objectStore, mark)
    isMarked = true
    markedMs = clock.now()
  }

  const startAfter = `${ARCHIVE_PREFIX}dt=${mark.horizon}`
  try {
    for await (const key of keys ?? objectStore.listKeys(ARCHIVE_PREFIX, { startAfter })) {
      if (isForwarded(mark, key)) continue
      try {
        await forwardObject(asking, { watchedRule, likes }, key, summary)
      } catch (error) {
        if (error instanceof EventSinkUnavailable) {
          unanswered.add(error)
          // When to come again is said for everybody.
          if (error.retryAfterSeconds !== undefined || unanswered.size === MAX_UNANSWERED) break
        } else {
          failures.push(error)
          if (failures.length === MAX_FAILURES) break
        }
        continue
      }
      addForwarded(mark, key)
      isMarked = false
      if (clock.now() - markedMs >= MARK_MS) await writeChanges()
    }
    if (keys === undefined && failures.length + unanswered.size === 0 && mark.horizon !== horizon) {
      moveHorizon(mark, horizon)
      isMarked = false
    }
  } finally {
    // Also after a failure: what was sent need not be sent again.
    await writeChanges()
  }
  const last = [...unanswered].at(-1)
  if (last !== undefined) {
    const { message, retryAfterSeconds } = last
    summary.stopped = { reason: message, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) }
  } else if (failures.length > 0) throw failures[0]
  return summary
}

/** Forwards one archive object and counts it in the summary. Throws EventSinkUnavailable when some outcome is unknown. */
export async function forwardObject(
  { objectStore, eventSink }: ForwardPorts,
  { watchedRule, likes }: Required<Pick<ForwardOptions, 'watchedRule' | 'likes'>>,
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
  // What its subject had erased is neither folded nor sent; the job `erase` removes it.
  const events = await withoutErased(createErasures({ objectStore }), stored)
  summary.events += events.length

  const profiles = await foldIntoProfiles(objectStore, events, watchedRule)
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
