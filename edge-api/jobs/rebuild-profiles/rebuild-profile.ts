// One profile made again from what its subject did.

import type { WatchedRule } from '../../contract/types.ts'
import { parseArchiveBody } from '../../domain/events/archived-event.ts'
import type { ArchivedEvent } from '../../domain/events/archived-event.ts'
import { toProfile } from '../../domain/profile/fold-events.ts'
import { parseProfile, toProfileBody, toProfileKey } from '../../domain/profile/profile-store.ts'
import type { Profile } from '../../domain/profile/profile.ts'
import { toHistoryKey } from '../../domain/subjects/history.ts'
import { listMerged, listParcels } from '../../domain/subjects/subject-index.ts'
import { PreconditionFailed } from '../../ports/object-store.ts'
import type { ObjectStore } from '../../ports/object-store.ts'

const MAX_TRIES = 8

/** Of a subject that has the same id at the recommender; who did nothing has no profile. Safe to run twice. */
export async function rebuildProfile(objectStore: ObjectStore, id: string, rule: WatchedRule): Promise<void> {
  await replaceProfile(objectStore, id, async () => {
    const events: ArchivedEvent[] = []
    for (const owner of [id, ...(await listMerged(objectStore, id))]) {
      for await (const key of listParcels(objectStore, owner)) events.push(...(await read(objectStore, key)))
    }
    events.push(...(await read(objectStore, toHistoryKey(id))))
    const own = events.filter(({ subject }) => subject.userId === id || subject.kind === 'anonymous')
    return own.length === 0 ? undefined : toProfile(own, rule)
  })
}

/** Replaces the profile, or removes it; when somebody else writes meanwhile, `make` is asked again. True when it changed. */
export async function replaceProfile(
  objectStore: ObjectStore,
  userId: string,
  make: (before: Profile | undefined) => Promise<Profile | undefined>,
): Promise<boolean> {
  const key = toProfileKey(userId)
  for (let tried = 1; ; tried += 1) {
    const stored = await objectStore.get(key)
    const profile = await make(stored === undefined ? undefined : parseProfile(stored.body))
    if (profile === undefined) {
      if (stored !== undefined) await objectStore.delete(key)
      return stored !== undefined
    }
    const body = toProfileBody(profile)
    if (stored !== undefined && body.equals(stored.body)) return false
    try {
      await objectStore.put(key, body, stored === undefined ? { ifNoneMatch: '*' } : { ifMatch: stored.etag })
      return true
    } catch (error) {
      if (!(error instanceof PreconditionFailed) || tried === MAX_TRIES) throw error
    }
  }
}

async function read(objectStore: ObjectStore, key: string): Promise<ArchivedEvent[]> {
  const stored = await objectStore.get(key)
  return stored === undefined ? [] : parseArchiveBody(stored.body)
}
