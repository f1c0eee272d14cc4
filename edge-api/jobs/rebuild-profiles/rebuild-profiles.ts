// The job that makes every profile again from the archive: after a change of what a profile holds, or when one is in doubt.

import type { WatchedRule } from '../../contract/types.ts'
import { ARCHIVE_PREFIX, parseArchiveBody } from '../../domain/events/archived-event.ts'
import type { ArchivedEvent } from '../../domain/events/archived-event.ts'
import { foldEvents, mergeProfiles } from '../../domain/profile/fold-events.ts'
import { createProfile } from '../../domain/profile/profile.ts'
import type { Profile } from '../../domain/profile/profile.ts'
import { readHistories } from '../../domain/subjects/history.ts'
import { listTombstones, toErasedMs } from '../../domain/subjects/tombstones.ts'
import { readOwners } from '../../domain/subjects/owners.ts'
import { createUserIds } from '../../domain/user-ids.ts'
import { DEFAULT_WATCHED_RULE } from '../../domain/watched.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { replaceProfile } from './rebuild-profile.ts'

export interface RebuildSummary extends Record<string, unknown> {
  objects: number
  events: number
  /** Events of subjects who had them erased; they leave with the job `erase`. */
  erased: number
  profiles: number
  /** Profiles that were not what the archive says. */
  changed: number
}

export interface RebuildOptions {
  watchedRule?: WatchedRule
  onProgress?: (objects: number) => void
}

/**
 * The archive and the imported histories folded anew, anonymous visitors also into who they turned out to be: byte for
 * byte what ingest and the forwarder wrote. Events that arrive meanwhile are kept. Holds all profiles in memory.
 * Reads events/v1/, history/, merges/, mappings/, tombstones/; writes users/<userId>/profile.json.
 */
export async function rebuildProfiles(
  { objectStore }: { objectStore: ObjectStore },
  { watchedRule = DEFAULT_WATCHED_RULE, onProgress = () => undefined }: RebuildOptions = {},
): Promise<RebuildSummary> {
  const summary: RebuildSummary = { objects: 0, events: 0, erased: 0, profiles: 0, changed: 0 }
  const owners = await readOwners(objectStore, createUserIds({ objectStore }))
  const erasedMs = new Map(
    (await listTombstones(objectStore)).map(({ id, tombstone }) => [id, toErasedMs(tombstone)]),
  )
  const rebuilt = new Map<string, Profile>()
  const fold = (userId: string, events: readonly ArchivedEvent[]) => {
    rebuilt.set(userId, foldEvents(rebuilt.get(userId) ?? createProfile(), events, watchedRule))
  }

  for await (const { userId, events } of readHistories(objectStore)) fold(userId, events)
  for await (const key of objectStore.listKeys(ARCHIVE_PREFIX)) {
    const stored = await objectStore.get(key)
    if (stored === undefined) continue
    summary.objects += 1
    for (const [userId, events] of groupByUser(parseArchiveBody(stored.body))) {
      const kept = events.filter(
        ({ subject, occurredAt }) =>
          Date.parse(occurredAt) > Math.max(erasedMs.get(subject.id) ?? 0, erasedMs.get(subject.userId) ?? 0),
      )
      summary.events += kept.length
      summary.erased += events.length - kept.length
      if (kept.length === 0) continue
      fold(userId, kept)
      const owner = owners.get(userId)
      if (owner !== undefined) fold(owner, kept)
    }
    onProgress(summary.objects)
  }
  for (const [userId, profile] of rebuilt) {
    let tried = 0
    const hasChanged = await replaceProfile(objectStore, userId, async (before) => {
      tried += 1
      // Written since the archive was read: both know true things, and together they know all.
      return tried > 1 && before !== undefined ? mergeProfiles(profile, before) : profile
    })
    summary.profiles += 1
    if (hasChanged) summary.changed += 1
  }
  return summary
}

function groupByUser(events: readonly ArchivedEvent[]): Map<string, ArchivedEvent[]> {
  const groups = new Map<string, ArchivedEvent[]>()
  for (const event of events) {
    const { userId } = event.subject
    groups.set(userId, [...(groups.get(userId) ?? []), event])
  }
  return groups
}
