// The queue in IndexedDB, the only storage of the browser that survives its being killed at once. Opened when the
// module is loaded: a database that is already open takes a write even in the task that leaves the page.

import { createPartition, type EventStore, type Partition, type QueuedEvent } from './types.ts'

const DATABASE = 'intellistream-delivery'
/** Storage may be blocked without an error; after this the next level is used. */
const OPEN_TIMEOUT_MS = 3_000

export async function openIdbEventStore(): Promise<EventStore> {
  const database = await openDatabase()

  /** One transaction, started at once; resolves when it is complete, not when its requests are done. */
  function run<Result>(
    mode: IDBTransactionMode,
    act: (events: IDBObjectStore, partitions: IDBObjectStore) => IDBRequest<Result> | (() => Result),
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(['events', 'partitions'], mode, { durability: 'relaxed' })
      const outcome = act(transaction.objectStore('events'), transaction.objectStore('partitions'))
      transaction.oncomplete = () => resolve(typeof outcome === 'function' ? outcome() : outcome.result)
      transaction.onabort = transaction.onerror = () =>
        reject(transaction.error ?? new Error('IndexedDB refused'))
      if (typeof outcome !== 'function') transaction.commit()
    })
  }

  return {
    level: 'indexeddb',
    put: (events) =>
      run('readwrite', (store) => {
        for (const event of events) store.put(event)
        return store.count()
      }),
    remove: (ids) =>
      run('readwrite', (store) => {
        for (const id of ids) store.delete(id)
        return () => undefined
      }),
    events: () => run<QueuedEvent[]>('readonly', (store) => store.getAll()),
    partition: async (name) =>
      (await run<Partition | undefined>('readonly', (_, store) => store.get(name))) ?? createPartition(name),
    update: (name, change) =>
      run('readwrite', (_, store) => {
        let changed = createPartition(name)
        const request: IDBRequest<Partition | undefined> = store.get(name)
        request.onsuccess = () => store.put((changed = change(request.result ?? changed)))
        return () => changed
      }),
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    const timer = setTimeout(() => reject(new Error('IndexedDB does not open')), OPEN_TIMEOUT_MS)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('events', { keyPath: 'id' })
      request.result.createObjectStore('partitions', { keyPath: 'name' })
    }
    request.onerror = () => reject(request.error ?? new Error('IndexedDB cannot be opened'))
    request.onsuccess = () => {
      clearTimeout(timer)
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
  })
}
