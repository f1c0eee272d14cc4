// One profile made again from what its subject did.

import type { WatchedRule } from '../../contract/types.ts'
import { parseArchiveBody } from '../../domain/events/archived-event.ts'
import { toProfile } from '../../domain/profile/fold-events.ts'
import { parseProfile, toProfileBody, toProfileKey } from '../../domain/profile/profile-store.ts'
import type { Profile } from '../../domain/profile/profile.ts'
import { toHistoryKey } from '../../domain/subjects/history.ts'
import { readSubjectEvents } from '../../domain/subjects/subject-events.ts'
import { PreconditionFailed } from '../../ports/object-store.ts'
import type { ObjectStore } from '../../ports/object-store.ts'

const MAX_TRIES = 8

/** Of what this subject, and who it was before, did under the recommender's id; of nothing there is no profile. Safe to run twice. */
export async function rebuildProfile(
  objectStore: ObjectStore,
  { subjectId, userId }: { subjectId: string; userId: string },
  rule: WatchedRule,
): Promise<void> {
  await replaceProfile(objectStore, userId, async () => {
    const events = await readSubjectEvents(objectStore, subjectId)
    const history = await objectStore.get(toHistoryKey(userId))
    if (history !== undefined) events.push(...parseArchiveBody(history.body))
    const own = events.filter(({ subject }) => subject.userId === userId || subject.kind === 'anonymous')
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
