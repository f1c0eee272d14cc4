// merges/<anonymousId>.json: who an anonymous visitor turned out to be. Written once, never changed.

import { PreconditionFailed } from '../../ports/object-store.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { fromKeyPart, toKeyPart } from '../key-part.ts'
import { listNamed } from './subject-index.ts'
import type { UserIds } from '../user-ids.ts'

const PREFIX = 'merges/'

export function toMergeKey(anonymousId: string): string {
  return `${PREFIX}${toKeyPart(anonymousId)}.json`
}

export interface Claim {
  /** Cognito's sub of the user who signed in. */
  sub: string
  at: string
}

/** Claims the anonymous visitor; the first claim stands for good and is what is answered. Throws what the store throws. */
export async function claimAnonymous(
  objectStore: ObjectStore,
  anonymousId: string,
  claim: Claim,
): Promise<Claim> {
  try {
    await objectStore.put(toMergeKey(anonymousId), Buffer.from(JSON.stringify(claim)), { ifNoneMatch: '*' })
    return claim
  } catch (error) {
    if (!(error instanceof PreconditionFailed)) throw error
    return (await readClaim(objectStore, anonymousId)) ?? claimAnonymous(objectStore, anonymousId, claim)
  }
}

export async function readClaim(objectStore: ObjectStore, anonymousId: string): Promise<Claim | undefined> {
  const stored = await objectStore.get(toMergeKey(anonymousId))
  return stored && (JSON.parse(Buffer.from(stored.body).toString('utf8')) as Claim)
}

/** The anonymous visitors that the user was before signing in, ascending. */
export async function listMerged(objectStore: ObjectStore, sub: string): Promise<string[]> {
  const named = await listNamed(objectStore, sub)
  const claims = await Promise.all(named.map((anonymousId) => readClaim(objectStore, anonymousId)))
  return named.filter((_, index) => claims[index]?.sub === sub)
}

/** The userId of the owner. */
async function getOwner(
  objectStore: ObjectStore,
  userIds: UserIds,
  anonymousId: string,
): Promise<string | undefined> {
  const claim = await readClaim(objectStore, anonymousId)
  if (claim?.sub === undefined) return undefined
  return (await userIds.toStamp({ kind: 'user', id: claim.sub, groups: [] })).userId
}

/** All of them: userId by anonymous id. */
export async function readOwners(objectStore: ObjectStore, userIds: UserIds): Promise<Map<string, string>> {
  const owners = new Map<string, string>()
  for await (const key of objectStore.listKeys(PREFIX)) {
    const anonymousId = fromKeyPart(key.slice(PREFIX.length, -'.json'.length))
    const owner = await getOwner(objectStore, userIds, anonymousId)
    if (owner !== undefined) owners.set(anonymousId, owner)
  }
  return owners
}
