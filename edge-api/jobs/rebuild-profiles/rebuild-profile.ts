// One profile made again from what its subject did.

import type { WatchedRule } from '../../contract/types.ts'
import { parseArchiveBody } from '../../domain/events/archived-event.ts'
import { toProfile } from '../../domain/profile/fold-events.ts'
import { toProfileBody, toProfileKey } from '../../domain/profile/profile-store.ts'
import { toHistoryKey } from '../../domain/subjects/history.ts'
import { readSubjectEvents } from '../../domain/subjects/subject-events.ts'
import { createErasures, withoutErased } from '../../domain/subjects/tombstones.ts'
import { PreconditionFailed } from '../../ports/object-store.ts'
import type { ObjectStore } from '../../ports/object-store.ts'

const MAX_TRIES = 8

/** Of what this subject, and who it was before, did under the recommender's id; of nothing there is no profile. Safe to run twice. */
export async function rebuildProfile(
  objectStore: ObjectStore,
  { subjectId, userId }: { subjectId: string; userId: string },
  rule: WatchedRule,
): Promise<void> {
  const key = toProfileKey(userId)
  for (let tried = 1; ; tried += 1) {
    // Before the events: whoever changes it meanwhile knows one that may not be among them.
    const stored = await objectStore.get(key)
    const events = await readSubjectEvents(objectStore, subjectId)
    const history = await objectStore.get(toHistoryKey(userId))
    if (history !== undefined) events.push(...parseArchiveBody(history.body))
    const own = events.filter(({ subject }) => subject.userId === userId || subject.kind === 'anonymous')
    const kept = await withoutErased(createErasures({ objectStore }), own)
    if (kept.length === 0) return objectStore.delete(key)
    const body = toProfileBody(toProfile(kept, rule))
    if (stored !== undefined && body.equals(stored.body)) return
    try {
      await objectStore.put(key, body, stored === undefined ? { ifNoneMatch: '*' } : { ifMatch: stored.etag })
      return
    } catch (error) {
      if (!(error instanceof PreconditionFailed) || tried === MAX_TRIES) throw error
    }
  }
}
