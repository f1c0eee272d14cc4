// Public answers as bytes, so that the same question costs one lookup. One maker at a time for each key.

import { createLru } from '../cache/lru.ts'
import { PUBLIC_DEGRADED } from './answer.ts'
import type { Tagged } from './answer.ts'

/** At once when it is held: waiting for what is there already costs a tenth of the requests per second. */
export type TaggedCache = (key: string, make: () => Promise<Tagged>) => Tagged | Promise<Tagged>

const MAX_BYTES = 24_000_000
const MAX_KEY_LENGTH = 512
const DEGRADED_MS = 1000

export function createTaggedCache({ ttlMs }: { ttlMs: number }): TaggedCache {
  const made = createLru<Tagged>({ maxSize: MAX_BYTES, sizeOf: ({ body }) => body.length })
  const underWay = new Map<string, Promise<Tagged>>()

  return function getTagged(key, make) {
    if (key.length > MAX_KEY_LENGTH || ttlMs <= 0) return make()
    const known = made.get(key) ?? underWay.get(key)
    if (known !== undefined) return known
    const making = make()
      .then((tagged) => {
        made.set(key, tagged, tagged.cache === PUBLIC_DEGRADED ? DEGRADED_MS : ttlMs)
        return tagged
      })
      .finally(() => underWay.delete(key))
    underWay.set(key, making)
    return making
  }
}
