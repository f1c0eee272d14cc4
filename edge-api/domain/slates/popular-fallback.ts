// fallback/popular.json: popular items by genre, written by a job, for when the recommender is away.

import type { Clock } from '../../ports/ports.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { within } from '../deadline.ts'
import { own } from '../profile/profile.ts'

export const POPULAR_KEY = 'fallback/popular.json'

export interface PopularItems {
  generatedAt: string
  /** Best first. */
  itemIds: string[]
  /** By genre, best first. */
  genres: Record<string, string[]>
}

const FRESH_MS = 60_000
/** How soon a look that failed is repeated. */
const RETRY_MS = 2000

/** Gives popular ids, of one genre when asked, [] when the object is not there. The last one read is kept and never lost. */
export function createPopularFallback(
  { objectStore, clock }: { objectStore: ObjectStore; clock: Clock },
  timeoutMs: number,
): (genre?: string) => Promise<string[]> {
  let held: PopularItems | undefined
  let checkedAt = Number.NEGATIVE_INFINITY

  return async function getPopular(genre) {
    if (clock.now() - checkedAt > FRESH_MS) {
      checkedAt = clock.now()
      try {
        const stored = await within(timeoutMs, () => objectStore.get(POPULAR_KEY))
        if (stored !== undefined) held = parse(stored.body)
      } catch {
        // The store is away or the object is broken: what is held is better than nothing.
        checkedAt = clock.now() - FRESH_MS + RETRY_MS
      }
    }
    if (held === undefined) return []
    return genre === undefined ? held.itemIds : (own(held.genres, genre) ?? [])
  }
}

function parse(body: Uint8Array): PopularItems {
  const { generatedAt, itemIds, genres } = JSON.parse(
    Buffer.from(body).toString('utf8'),
  ) as Partial<PopularItems>
  if (!Array.isArray(itemIds) || typeof genres !== 'object')
    throw new TypeError(`${POPULAR_KEY} has no itemIds and genres`)
  return { generatedAt: generatedAt ?? '', itemIds, genres }
}
