// The queue in IndexedDB, the only storage of the browser that survives its being killed at once. Opened when the
// module is loaded: a database that is already open takes a write even in the task that leaves the page.

import { openDatabase } from './open-database.ts'
import { createPartition, type EventStore, type Partition, type QueuedEvent } from './types.ts'
import { forgetAhead } from './write-ahead.ts'

export async function openIdbEventStore(): Promise<EventStore> {
  const database = await openDatabase('intellistream-delivery', (made) => {
    made.createObjectStore('events', { keyPath: 'id' })
    made.createObjectStore('partitions', { keyPath: 'name' })
  })

  /** One transaction; resolves when it is complete, not when its request is done. */
  function run<Result>(
    act: (events: IDBObjectStore, partitions: IDBObjectStore) => { result: Result },
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(['events', 'partitions'], 'readwrite')
      const done = act(transaction.objectStore('events'), transaction.objectStore('partitions'))
      transaction.oncomplete = () => resolve(done.result)
      // Why does not matter to anybody who waits: what was to be done was not.
      transaction.onabort = reject
    })
  }

  return {
    level: 'indexeddb',
    async put(events) {
      await run((store) => {
        for (const event of events) store.put(event)
        // Not when the page finds the time: it may be about to leave.
        store.transaction.commit()
        return { result: undefined }
      })
      forgetAhead(events.map(({ id }) => id))
    },
    events: () => run((store) => store.getAll() as IDBRequest<QueuedEvent[]>),
    partitions: () => run((_, store) => store.getAll() as IDBRequest<Partition[]>),
    update(name, change, removed = []) {
      forgetAhead(removed)
      return run((events, store) => {
        for (const id of removed) events.delete(id)
        const changed = {} as { result: ReturnType<typeof change> }
        const request = store.get(name) as IDBRequest<Partition | undefined>
        request.onsuccess = () =>
          store.put((changed.result = change(request.result ?? createPartition(name))))
        return changed
      })
    },
  }
}
