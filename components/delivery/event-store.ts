// The queue of this origin at the best level that this browser allows.

import { openIdbEventStore } from './idb-event-store.ts'
import { openKeyEventStore } from './key-event-store.ts'
import type { EventStore, QueuedEvent } from './types.ts'
import { forgetAhead } from './write-ahead.ts'

/** Where IndexedDB never opens. Until then it has what pages wrote ahead. */
const fallback = openKeyEventStore()
let opened: EventStore | undefined

/** Starts at import: see idb-event-store. */
export const eventStore: Promise<EventStore> = openIdbEventStore()
  .then(async (store) => {
    const left = await fallback.events()
    await store.put(left)
    forgetAhead(left)
    return store
  })
  .catch(() => fallback)
  .then((store) => (opened = store))

/** Resolves when the event is durable, with how many events wait; throws when no level takes it. */
export async function keepEvent(event: QueuedEvent): Promise<number> {
  const store = opened ?? (await eventStore)
  if (store === fallback) return store.put([event])
  try {
    const waiting = await store.put([event])
    forgetAhead([event])
    return waiting
  } catch {
    return fallback.put([event])
  }
}
