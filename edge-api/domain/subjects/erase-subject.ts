// The part of an erasure that happens while the caller waits: from the answer on nothing of theirs is used any more.
// What is stored in many places is removed by the job `erase` (jobs/erase).

import type { MeErasure } from '../../contract/types.ts'
import type { Subject } from '../../ports/identity.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import { NotAllowed } from '../errors.ts'
import { toProfileKey } from '../profile/profile-store.ts'
import type { Ladder } from '../slates/ladder.ts'
import { toLastGoodKey } from '../slates/last-good.ts'
import type { UserIds } from '../user-ids.ts'
import { listMerged, readClaim } from './owners.ts'
import { writeTombstone } from './tombstones.ts'
import type { Erasures, Tombstone } from './tombstones.ts'

const DAY_MS = 86_400_000
/** Parcels made before it may arrive for 8 days, and a bucket keeps what it replaced for 30 (infra/stacks). */
export const ERASURE_DAYS = 40

export interface EraseDependencies {
  objectStore: ObjectStore
  clock: Clock
  userIds: UserIds
  erasures: Erasures
  ladder: Pick<Ladder, 'forget'>
}

/**
 * Safe to repeat: a later erasure includes an earlier one. Throws NotAllowed for a visitor whose history is a user's by now,
 * and what the store throws; the tombstones come first.
 */
export async function eraseSubject(
  { objectStore, clock, userIds, erasures, ladder }: EraseDependencies,
  subject: Subject,
  requestId: string,
): Promise<MeErasure> {
  if (subject.kind === 'anonymous' && (await readClaim(objectStore, subject.id)) !== undefined)
    throw new NotAllowed('This history belongs to a user who has signed in since; sign in to erase it')
  const nowMs = clock.now()
  const { userId } = await userIds.toStamp(subject)
  const merged = await listMerged(objectStore, subject.id)
  const ids = [...new Set([subject.id, userId, ...merged])]
  const tombstone: Tombstone = {
    version: 1,
    subjectId: subject.id,
    requestId,
    erasedAt: new Date(nowMs).toISOString(),
    erasedBy: new Date(nowMs + ERASURE_DAYS * DAY_MS).toISOString(),
  }
  await Promise.all(ids.map((id) => writeTombstone(objectStore, id, tombstone)))
  for (const id of ids) {
    erasures.remember(id, nowMs)
    ladder.forget(id)
  }
  const keys = ids.flatMap((id) => [toProfileKey(id), toLastGoodKey(id)])
  await Promise.all(keys.map((key) => objectStore.delete(key)))
  if (subject.kind === 'user') await userIds.forget(subject.id)
  return { erasedBy: tombstone.erasedBy, requestId }
}
