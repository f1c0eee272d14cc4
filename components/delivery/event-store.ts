// The queue of this origin at the best level that this browser allows.

import { openIdbEventStore } from './idb-event-store.ts'
import { openKeyEventStore } from './key-event-store.ts'
import type { EventStore, QueuedEvent } from './types.ts'

/** Where IndexedDB never opens. Until then it has what pages wrote ahead. */
const fallback = openKeyEventStore()

/** Starts at import: see idb-event-store. */
export const eventStore: Promise<EventStore> = openIdbEventStore()
  .then(async (store) => {
    await store.put(await fallback.events())
    return store
  })
  .catch(() => fallback)

/** Resolves when the event is durable; throws when no level takes it. */
export async function keepEvent(event: QueuedEvent): Promise<void> {
  const store = await eventStore
  await store.put([event]).catch(() => fallback.put([event]))
}
