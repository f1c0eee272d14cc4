// One sender an origin: tabs share the queue, and each event should be sent once.

import type { EventStore } from './types.ts'

const NAME = 'intellistream-sender'
/** Longer than a request may take, so that a living holder never loses it between two. */
const LEASE_MS = 40_000
const owner = Math.random().toString(36).slice(2)

/** Runs `act` when no other tab does. Waits for its turn; without Web Locks (an insecure page) returns after a refusal. */
export async function withSenderLock(store: EventStore, act: () => Promise<void>): Promise<void> {
  if (navigator.locks) return navigator.locks.request(NAME, act)
  // A lease in the queue's own storage: `notBefore` is its end, `token` its holder.
  const lease = await store.update(NAME, (held) =>
    held.notBefore < Date.now() || held.token === owner
      ? { ...held, token: owner, notBefore: Date.now() + LEASE_MS }
      : held,
  )
  if (lease.token !== owner) return
  await act().finally(() =>
    store.update(NAME, (held) => (held.token === owner ? { ...held, notBefore: 0 } : held)),
  )
}
