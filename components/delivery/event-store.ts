// The queue of this origin at the best level that this browser allows.

import { openIdbEventStore } from './idb-event-store.ts'
import { openKeyEventStore } from './key-event-store.ts'
import type { EventStore, QueuedEvent } from './types.ts'

/** Where IndexedDB does not open, or fails. */
const fallback = openKeyEventStore()

/** Starts at import: see idb-event-store. */
export let eventStore = open()

/** IndexedDB, with what pages wrote elsewhere meanwhile. */
async function open(): Promise<EventStore> {
  try {
    const store = await openIdbEventStore()
    await store.put(await fallback.events())
    return store
  } catch {
    return fallback
  }
}

/** Opens it anew: a browser may end a connection, as it does when the data of a site is deleted. */
export function reopen(): Promise<EventStore> {
  return (eventStore = open())
}

/** Resolves when the event is durable; throws when no level takes it. One that fails is not the one that is sent from. */
export function keepEvent(event: QueuedEvent): Promise<unknown> {
  return eventStore.then((store) => store.put([event])).catch(() => fallback.put([event]).then(reopen))
}
