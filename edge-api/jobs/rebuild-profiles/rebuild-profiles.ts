// The job that makes every profile again from the archive: after a change of what a profile holds, or when one is in doubt.

import type { WatchedRule } from '../../contract/types.ts'
import { mergeProfiles } from '../../domain/profile/fold-events.ts'
import {
  parseProfile,
  toProfileBody,
  toProfileKey,
  UnreadableProfile,
} from '../../domain/profile/profile-store.ts'
import type { Profile } from '../../domain/profile/profile.ts'
import { readOwners } from '../../domain/subjects/owners.ts'
import { listTombstones, toErasedMs } from '../../domain/subjects/tombstones.ts'
import { createUserIds } from '../../domain/user-ids.ts'
import { DEFAULT_WATCHED_RULE } from '../../domain/watched.ts'
import { PreconditionFailed } from '../../ports/object-store.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { foldArchive } from './fold-archive.ts'
import type { ArchiveCounts } from './fold-archive.ts'

export interface RebuildSummary extends ArchiveCounts, Record<string, unknown> {
  profiles: number
  /** Profiles that were not what the archive says. */
  changed: number
}

export interface RebuildOptions {
  watchedRule?: WatchedRule
  onProgress?: (objects: number) => void
}

/** How often a profile is made that changes meanwhile. */
const MAX_ROUNDS = 8

/**
 * The archive and the imported histories folded anew, anonymous visitors also into who they turned out to be: byte for
 * byte what ingest and the forwarder wrote, also beside them. While some of the archive cannot be read, no profile loses
 * what it knew. Holds all profiles and the names of all objects in memory.
 * Reads events/v1/, history/, merges/, mappings/, tombstones/; writes users/<userId>/profile.json, dlq/.
 */
export async function rebuildProfiles(
  { objectStore }: { objectStore: ObjectStore },
  { watchedRule = DEFAULT_WATCHED_RULE, onProgress = () => undefined }: RebuildOptions = {},
): Promise<RebuildSummary> {
  const summary: RebuildSummary = {
    objects: 0,
    events: 0,
    erased: 0,
    unreadable: 0,
    profiles: 0,
    changed: 0,
  }
  const erasedMs = await readErased(objectStore)
  const archive = await foldArchive(objectStore, { erasedMs, rule: watchedRule, counts: summary, onProgress })
  let open: string[] | undefined
  for (let round = 1; open === undefined || open.length > 0; round += 1) {
    // First what the profiles are, then what they are made of: all that a profile knows by now is archived by then. One that
    // changes after this may know more, and has another round.
    const etags = await readEtags(objectStore)
    const owners = await readOwners(objectStore, createUserIds({ objectStore }))
    const erasedSince = round === 1 ? erasedMs : await readErased(objectStore)
    await archive.takeIn()
    const profiles = archive.toProfiles(owners)
    const late: string[] = []
    for (const userId of open ?? profiles.keys()) {
      const profile = profiles.get(userId)
      // Erased meanwhile: that is for the job `erase` to do.
      if (profile === undefined || erasedSince.get(userId) !== erasedMs.get(userId)) continue
      const etag = etags.get(toProfileKey(userId))
      const outcome = await replace(objectStore, userId, { profile, etag, keepsAll: summary.unreadable > 0 })
      if (outcome === 'late') late.push(userId)
      else summary.profiles += 1
      if (outcome === 'changed') summary.changed += 1
    }
    const [first] = late
    if (first !== undefined && round === MAX_ROUNDS) throw new PreconditionFailed(toProfileKey(first))
    open = late
  }
  return summary
}

interface Replacement {
  profile: Profile
  /** Of what may be replaced; undefined when there was none. */
  etag: string | undefined
  /** Whether what is stored may know what can be read nowhere else. */
  keepsAll: boolean
}

async function replace(
  objectStore: ObjectStore,
  userId: string,
  { profile, etag, keepsAll }: Replacement,
): Promise<'same' | 'changed' | 'late'> {
  const key = toProfileKey(userId)
  const stored = await objectStore.get(key)
  const known = keepsAll && stored !== undefined ? readKnown(stored.body) : undefined
  const body = toProfileBody(known === undefined ? profile : mergeProfiles(profile, known))
  if (stored !== undefined && body.equals(stored.body)) return 'same'
  if (stored?.etag !== etag) return 'late'
  try {
    await objectStore.put(key, body, etag === undefined ? { ifNoneMatch: '*' } : { ifMatch: etag })
    return 'changed'
  } catch (error) {
    if (error instanceof PreconditionFailed) return 'late'
    throw error
  }
}

function readKnown(body: Uint8Array): Profile | undefined {
  try {
    return parseProfile(body)
  } catch (error) {
    if (error instanceof UnreadableProfile) return undefined
    throw error
  }
}

async function readEtags(objectStore: ObjectStore): Promise<Map<string, string>> {
  const etags = new Map<string, string>()
  for await (const { key, etag } of objectStore.list('users/')) etags.set(key, etag)
  return etags
}

/** By id. */
async function readErased(objectStore: ObjectStore): Promise<Map<string, number>> {
  const tombstones = await listTombstones(objectStore)
  return new Map(tombstones.map(({ id, tombstone }) => [id, toErasedMs(tombstone)]))
}
