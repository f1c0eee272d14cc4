// users/<userId>/last-good.json: the last list that the recommender made for somebody, for an outage that meets a process
// which never saw them. Looked at once by each process and person, written at most every six hours, erased with the rest.

import { createLru } from '../../cache/lru.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import type { Recommendations } from '../../ports/recommender.ts'
import { within } from '../deadline.ts'
import { toKeyPart } from '../key-part.ts'

export interface LastGood {
  version: 1
  /** When the recommender made it, ISO 8601 UTC. */
  at: string
  recommendationId: string
  /** Best first, at most 200. */
  itemIds: string[]
}

export interface LastGoodLists {
  /** Keeps the list when the one that is stored is old. Never rejects: without the store nothing is kept. */
  keep(userId: string, answer: Recommendations): Promise<void>
  /** Undefined when there is none, or the store is away. */
  get(userId: string): Promise<LastGood | undefined>
  /** The process no longer takes the list of this user for kept. */
  forget(userId: string): void
}

const RENEW_MS = 6 * 3_600_000
const MAX_ITEMS = 200
const MAX_KNOWN = 20_000

export function toLastGoodKey(userId: string): string {
  return `users/${toKeyPart(userId)}/last-good.json`
}

/** Undefined when there is none. Throws what the store throws. */
export async function readLastGood(objectStore: ObjectStore, userId: string): Promise<LastGood | undefined> {
  const stored = await objectStore.get(toLastGoodKey(userId))
  return stored === undefined ? undefined : parse(stored.body)
}

export function createLastGoodLists(
  { objectStore, clock }: { objectStore: ObjectStore; clock: Clock },
  timeoutMs: number,
): LastGoodLists {
  /** When this process last made sure that a list is kept. */
  const kept = createLru<number>({ maxSize: MAX_KNOWN })

  return {
    async keep(userId, { recommendationId, items }) {
      const nowMs = clock.now()
      if (items.length === 0 || nowMs - (kept.get(userId) ?? -Infinity) < RENEW_MS) return
      kept.set(userId, nowMs)
      const list: LastGood = {
        version: 1,
        at: new Date(nowMs).toISOString(),
        recommendationId,
        itemIds: items.slice(0, MAX_ITEMS).map(({ itemId }) => itemId),
      }
      try {
        await within(timeoutMs, async () => {
          const before = await readLastGood(objectStore, userId)
          if (before !== undefined && nowMs - Date.parse(before.at) < RENEW_MS) return
          await objectStore.put(toLastGoodKey(userId), Buffer.from(JSON.stringify(list)))
        })
      } catch {
        // The next page tries again, when the store may be back.
        kept.delete(userId)
      }
    },
    async get(userId) {
      try {
        return await within(timeoutMs, () => readLastGood(objectStore, userId))
      } catch {
        return undefined
      }
    },
    forget: (userId) => void kept.delete(userId),
  }
}

function parse(body: Uint8Array): LastGood | undefined {
  const list = JSON.parse(Buffer.from(body).toString('utf8')) as Partial<LastGood>
  const { at, recommendationId, itemIds } = list
  if (at === undefined || recommendationId === undefined || !Array.isArray(itemIds)) return undefined
  return { version: 1, at, recommendationId, itemIds }
}
