// Who a page belongs to: a signed-in user, or an anonymous one whom we remember by a token of our own.

import { createHash, randomUUID } from 'node:crypto'
import type { Session } from '../contract/types.ts'
import { InvalidToken } from '../ports/identity.ts'
import type { OwnTokens, Subject, UserSubject, UserTokens } from '../ports/identity.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import { NotAllowed } from './errors.ts'
import { mergeProfiles } from './profile/fold-events.ts'
import { readProfile, updateProfile } from './profile/profile-store.ts'
import { recordLink } from './events/record-link.ts'
import { claimAnonymous, readClaim } from './subjects/owners.ts'
import { indexMerge } from './subjects/subject-index.ts'
import type { UserIds } from './user-ids.ts'

export interface TokenPorts {
  userTokens: UserTokens
  ownTokens: OwnTokens
}

/** The subject of an access token of Cognito or an anonymous token of ours. Throws InvalidToken. */
export async function verifySubject({ userTokens, ownTokens }: TokenPorts, token: string): Promise<Subject> {
  try {
    return await ownTokens.verifyAnonymous(token)
  } catch (error) {
    if (!(error instanceof InvalidToken)) throw error
    return userTokens.verify(token)
  }
}

export function createAnonymousSubject(): Subject {
  return { kind: 'anonymous', id: randomUUID() }
}

/** What the page needs to act for the subject. Anonymous tokens are issued anew, which keeps them alive. */
export async function openSession(ownTokens: OwnTokens, subject: Subject): Promise<Session> {
  const ingest = await ownTokens.issueIngest(subject)
  const anonymous = subject.kind === 'anonymous' ? await ownTokens.issueAnonymous(subject.id) : undefined
  return {
    ...(anonymous === undefined
      ? {}
      : { anonymousToken: anonymous.token, anonymousExpiresAt: anonymous.expiresAt }),
    ingestToken: ingest.token,
    ingestExpiresAt: ingest.expiresAt,
    subjectKey: createHash('sha256').update(`${subject.kind} ${subject.id}`).digest('base64url').slice(0, 16),
  }
}

export interface LinkDependencies {
  objectStore: ObjectStore
  userIds: UserIds
  onParcelStored?: (key: string) => void
}

/**
 * Gives a user what they did before signing in. The first user to show an anonymous token owns its history for good;
 * repeating the call changes nothing, and finishes what a failure left undone. Throws NotAllowed for anybody else.
 */
export async function linkAnonymous(
  { objectStore, userIds, onParcelStored }: LinkDependencies,
  user: UserSubject,
  anonymous: Subject,
  nowMs: number,
): Promise<void> {
  const known = await readClaim(objectStore, anonymous.id)
  // Named before it is claimed, so that an erasure finds it, wherever this ends.
  if (known === undefined || known.sub === user.id) await indexMerge(objectStore, user.id, anonymous.id)
  const claim = await claimAnonymous(objectStore, anonymous.id, {
    sub: user.id,
    at: new Date(nowMs).toISOString(),
  })
  if (claim.sub !== user.id) throw new NotAllowed('The anonymous session belongs to another user')
  const [stamp, from] = await Promise.all([userIds.toStamp(user), readProfile(objectStore, anonymous.id)])
  await updateProfile(objectStore, stamp.userId, (profile) => mergeProfiles(profile, from))
  const key = await recordLink(objectStore, stamp, anonymous.id, from, claim)
  if (key !== undefined) onParcelStored?.(key)
}
