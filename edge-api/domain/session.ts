// Who a page belongs to: a signed-in user, or an anonymous one whom we remember by a token of our own.

import { createHash, randomUUID } from 'node:crypto'
import type { Session } from '../contract/types.ts'
import { InvalidToken } from '../ports/identity.ts'
import type { OwnTokens, Subject, UserSubject, UserTokens } from '../ports/identity.ts'
import { PreconditionFailed } from '../ports/object-store.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import { NotAllowed } from './errors.ts'
import { mergeProfiles } from './profile/fold-events.ts'
import { readProfile, updateProfile } from './profile/profile-store.ts'
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

/**
 * Gives a user what they did before signing in. The first user to show an anonymous token owns its history for good;
 * repeating the call changes nothing. Throws NotAllowed for anybody else.
 */
export async function linkAnonymous(
  { objectStore, userIds }: { objectStore: ObjectStore; userIds: UserIds },
  user: UserSubject,
  anonymous: Subject,
  nowMs: number,
): Promise<void> {
  const key = `merges/${anonymous.id}.json`
  const claim = JSON.stringify({ sub: user.id, at: new Date(nowMs).toISOString() })
  try {
    await objectStore.put(key, Buffer.from(claim), { ifNoneMatch: '*' })
  } catch (error) {
    if (!(error instanceof PreconditionFailed)) throw error
    const stored = await objectStore.get(key)
    const owner =
      stored === undefined
        ? undefined
        : (JSON.parse(Buffer.from(stored.body).toString('utf8')) as { sub?: unknown })
    if (owner?.sub !== user.id) throw new NotAllowed('The anonymous session belongs to another user')
  }
  const [{ userId }, from] = await Promise.all([
    userIds.toStamp(user),
    readProfile(objectStore, anonymous.id),
  ])
  await updateProfile(objectStore, userId, (profile) => mergeProfiles(profile, from))
}
