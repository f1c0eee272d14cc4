// The person slates are made for: their id at the recommender, and their profile when it can be had in time.

import type { Subject } from '../ports/identity.ts'
import { within } from './deadline.ts'
import type { HeldProfiles } from './profile/held-profiles.ts'
import type { Profile } from './profile/profile.ts'
import type { Trace } from './trace.ts'
import type { UserIds } from './user-ids.ts'

export interface Viewer {
  userId: string
  mapping: 'mapped' | 'token'
  /** Undefined when it cannot be had in time. Never rejects. */
  profile: Promise<Profile | undefined>
}

export interface ViewerDependencies {
  profiles: HeldProfiles
  userIds: UserIds
  profileTimeoutMs: number
}

/** Never throws: without the store the viewer is who the token says, without a history. */
export async function getViewer(
  { profiles, userIds, profileTimeoutMs }: ViewerDependencies,
  subject: Subject,
  trace: Trace,
): Promise<Viewer> {
  const userId = await within(profileTimeoutMs, () => userIds.toStamp(subject)).then(
    (stamp) => stamp.userId,
    () => subject.id,
  )
  const profile = trace
    .measure('profile', () => within(profileTimeoutMs, () => profiles.read(userId)))
    .catch(() => undefined)
  return { userId, mapping: userId === subject.id ? 'token' : 'mapped', profile }
}
