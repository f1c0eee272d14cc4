// From who is signed in to the id that Personalize knows: mappings/users/<sub>.json, by default the sub itself.

import { createLru } from '../cache/lru.ts'
import type { Subject } from '../ports/identity.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { SubjectStamp } from './events/archived-event.ts'

export interface UserIds {
  /** Stamps a verified subject with its userId. Throws what the store throws. */
  toStamp(subject: Subject): Promise<SubjectStamp>
  /** Removes the id of a signed-in user: from now on it is the sub. Throws what the store throws. */
  forget(sub: string): Promise<void>
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const CACHE_MS = 30_000
const MAX_KNOWN = 10_000

export function createUserIds({ objectStore }: { objectStore: ObjectStore }): UserIds {
  const known = createLru<string>({ maxSize: MAX_KNOWN, ttlMs: CACHE_MS })

  async function toUserId(sub: string): Promise<string> {
    const cached = known.get(sub)
    if (cached !== undefined) return cached
    // The sub becomes part of a key: only a UUID may.
    const stored = UUID.test(sub) ? await objectStore.get(`mappings/users/${sub}.json`) : undefined
    const userId = (stored === undefined ? undefined : parseUserId(stored.body)) ?? sub
    known.set(sub, userId)
    return userId
  }

  return {
    async toStamp({ kind, id }) {
      return { kind, id, userId: kind === 'user' ? await toUserId(id) : id }
    },
    async forget(sub) {
      if (UUID.test(sub)) await objectStore.delete(`mappings/users/${sub}.json`)
      known.delete(sub)
    },
  }
}

function parseUserId(body: Uint8Array): string | undefined {
  try {
    const { userId } = JSON.parse(Buffer.from(body).toString('utf8')) as { userId?: unknown }
    return typeof userId === 'string' && userId !== '' && userId.length <= 256 ? userId : undefined
  } catch {
    return undefined
  }
}
