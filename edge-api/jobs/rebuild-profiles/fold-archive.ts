// Profiles made from the archive and the imported histories, in memory; what is archived meanwhile is taken in by asking again.

import type { WatchedRule } from '../../contract/types.ts'
import { ARCHIVE_PREFIX, parseArchiveBody } from '../../domain/events/archived-event.ts'
import type { ArchivedEvent } from '../../domain/events/archived-event.ts'
import { foldEvents, mergeProfiles } from '../../domain/profile/fold-events.ts'
import { createProfile } from '../../domain/profile/profile.ts'
import type { Profile } from '../../domain/profile/profile.ts'
import { readHistories } from '../../domain/subjects/history.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { putDeadLetters } from '../dead-letters.ts'

export interface FoldedArchive {
  /** Takes in every object that was not met before, and counts it. */
  takeIn(): Promise<void>
  /** By userId, of all that was taken in: `owners` says by anonymous id whose it is as well. */
  toProfiles(owners: ReadonlyMap<string, string>): Map<string, Profile>
}

export interface ArchiveCounts {
  objects: number
  events: number
  /** Events of subjects who had them erased; they leave with the job `erase`. */
  erased: number
  /** Objects that are no archive, named in `dlq/`. */
  unreadable: number
}

export interface FoldOptions {
  /** By id: nothing from before counts. */
  erasedMs: ReadonlyMap<string, number>
  rule: WatchedRule
  /** Grows. */
  counts: ArchiveCounts
  onProgress: (objects: number) => void
}

export async function foldArchive(
  objectStore: ObjectStore,
  { erasedMs, rule, counts, onProgress }: FoldOptions,
): Promise<FoldedArchive> {
  const met = new Set<string>()
  const own = new Map<string, Profile>()
  const fold = (userId: string, events: readonly ArchivedEvent[]) =>
    void own.set(userId, foldEvents(own.get(userId) ?? createProfile(), events, rule))

  for await (const { userId, events } of readHistories(objectStore)) fold(userId, events)

  async function takeInObject(key: string): Promise<void> {
    const stored = await objectStore.get(key)
    if (stored === undefined) return
    counts.objects += 1
    const events = readEvents(stored.body)
    if (events === undefined) {
      counts.unreadable += 1
      await putDeadLetters(objectStore, key, [{ eventId: '', reason: 'The object is no archive of events' }])
      return
    }
    for (const [userId, ofUser] of groupByUser(events)) {
      const kept = ofUser.filter(
        ({ subject, occurredAt }) =>
          Date.parse(occurredAt) > Math.max(erasedMs.get(subject.id) ?? 0, erasedMs.get(subject.userId) ?? 0),
      )
      counts.events += kept.length
      counts.erased += ofUser.length - kept.length
      if (kept.length > 0) fold(userId, kept)
    }
  }

  return {
    async takeIn() {
      for await (const key of objectStore.listKeys(ARCHIVE_PREFIX)) {
        if (met.has(key)) continue
        met.add(key)
        await takeInObject(key)
        onProgress(counts.objects)
      }
    },
    toProfiles(owners) {
      const profiles = new Map(own)
      for (const [anonymousId, owner] of owners) {
        const before = own.get(anonymousId)
        if (before !== undefined)
          profiles.set(owner, mergeProfiles(profiles.get(owner) ?? createProfile(), before))
      }
      return profiles
    },
  }
}

function readEvents(body: Uint8Array): ArchivedEvent[] | undefined {
  try {
    return parseArchiveBody(body)
  } catch {
    return undefined
  }
}

function groupByUser(events: readonly ArchivedEvent[]): Map<string, ArchivedEvent[]> {
  const groups = new Map<string, ArchivedEvent[]>()
  for (const event of events) {
    const { userId } = event.subject
    groups.set(userId, [...(groups.get(userId) ?? []), event])
  }
  return groups
}
