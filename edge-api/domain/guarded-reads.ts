// The store as slates read it: under a short deadline, and left alone for a while when it keeps failing.

import { ObjectStoreUnavailable } from '../ports/object-store.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import type { Clock } from '../ports/ports.ts'
import { createBreaker } from './breaker.ts'
import { within } from './deadline.ts'

/** Reads throw ObjectStoreUnavailable at the deadline, and at once while the breaker is open. Everything else is the store's. */
export function guardReads(objectStore: ObjectStore, clock: Clock, timeoutMs: number): ObjectStore {
  const breaker = createBreaker(clock)

  async function read<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    if (breaker.isOpen())
      throw new ObjectStoreUnavailable(`The store rests after failures; ${key} was not read`)
    try {
      const value = await within(timeoutMs, work)
      breaker.recordSuccess()
      return value
    } catch (cause) {
      breaker.recordFailure()
      throw new ObjectStoreUnavailable(`${key} could not be read in time`, { cause })
    }
  }

  return {
    ...objectStore,
    get: (key, held) => read(key, () => objectStore.get(key, held)),
    head: (key) => read(key, () => objectStore.head(key)),
    getRange: (key, offset, length) => read(key, () => objectStore.getRange(key, offset, length)),
  }
}
