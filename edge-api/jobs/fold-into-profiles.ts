// Into the profiles what ingest may have missed of an archive object; profiles that know it already are not written.

import type { WatchedRule } from '../contract/types.ts'
import type { ArchivedEvent, SubjectStamp } from '../domain/events/archived-event.ts'
import { foldEvents } from '../domain/profile/fold-events.ts'
import { UnreadableProfile, updateProfile } from '../domain/profile/profile-store.ts'
import type { Profile } from '../domain/profile/profile.ts'
import { readClaim } from '../domain/subjects/owners.ts'
import { createUserIds } from '../domain/user-ids.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import { rebuildProfile } from './rebuild-profiles/rebuild-profile.ts'

/** The profiles by userId, with the events in them. */
export async function foldIntoProfiles(
  objectStore: ObjectStore,
  events: readonly ArchivedEvent[],
  rule: WatchedRule,
): Promise<Map<string, Profile>> {
  const profiles = new Map<string, Profile>()
  for (const [userId, subject] of new Map(events.map(({ subject }) => [subject.userId, subject]))) {
    const own = events.filter((event) => event.subject.userId === userId)
    profiles.set(userId, await foldInto(objectStore, subject, own, rule))
    if (subject.kind !== 'anonymous') continue
    // What arrives after the sign-in is the user's as much as what came before.
    const claim = await readClaim(objectStore, userId)
    if (claim === undefined) continue
    const owner = await createUserIds({ objectStore }).toStamp({ kind: 'user', id: claim.sub, groups: [] })
    await foldInto(objectStore, owner, own, rule)
  }
  return profiles
}

async function foldInto(
  objectStore: ObjectStore,
  { id, userId }: SubjectStamp,
  events: readonly ArchivedEvent[],
  rule: WatchedRule,
): Promise<Profile> {
  const update = () => updateProfile(objectStore, userId, (profile) => foldEvents(profile, events, rule))
  try {
    return await update()
  } catch (error) {
    if (!(error instanceof UnreadableProfile)) throw error
    // The archive has all that was in it.
    await rebuildProfile(objectStore, { subjectId: id, userId }, rule)
    return update()
  }
}
