// One sender an origin: tabs share the queue, and each event should be sent once.

import { createPartition, type EventStore } from './types.ts'
import { createUuidV7 } from './uuid-v7.ts'

const NAME = 'intellistream-sender'
/** Longer than a turn may take, so that a living holder never loses it. */
const LEASE_MS = 40_000
const owner = createUuidV7()

/**
 * Runs `act` when no other tab does, after waiting for its turn. Without Web Locks (a page that is not secure, or may not
 * store anything) it does not wait: it leaves it at that when another tab has the lease.
 */
export async function withSenderLock(store: EventStore, act: () => Promise<void>): Promise<void> {
  if (navigator.locks && store.level !== 'memory') await navigator.locks.request(NAME, act)
  else {
    // A lease in the queue's own storage: `notBefore` is its end, `token` its holder.
    const notBefore = Date.now() + LEASE_MS
    // One that ends later is of a clock that was set back.
    const lease = await store.update(NAME, (held) =>
      held.notBefore < Date.now() || held.notBefore > notBefore ? { ...held, token: owner, notBefore } : held,
    )
    if (lease.token === owner) await act().finally(() => store.update(NAME, () => createPartition(NAME)))
  }
}
