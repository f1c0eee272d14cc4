// The queue of this origin at the best level that this browser allows.

import { openIdbEventStore } from './idb-event-store.ts'
import { openKeyEventStore } from './key-event-store.ts'
import type { EventStore, QueuedEvent } from './types.ts'

/** Takes events until IndexedDB is open, and for good where it never opens. */
const mirror = openKeyEventStore()
let opened: EventStore | undefined

/** Starts at import: see idb-event-store. */
export const eventStore: Promise<EventStore> = openIdbEventStore()
  .then(async (store) => {
    await moveToStore(await mirror.events(), store)
    return store
  })
  .catch(() => mirror)
  .then((store) => (opened = store))

/** Resolves when the event is durable, with how many events wait; throws when no level takes it. */
export async function keepEvent(event: QueuedEvent): Promise<number> {
  if (opened) return opened.put([event]).catch(() => mirror.put([event]))
  const mirrored = mirror.put([event])
  const store = await eventStore
  return store === mirror ? mirrored : moveToStore([event], store)
}

async function moveToStore(events: QueuedEvent[], store: EventStore): Promise<number> {
  const waiting = await store.put(events)
  await mirror.remove(events.map(({ id }) => id))
  return waiting
}
