// The last good answer of each rail, kept for when the API cannot be reached. Partitioned by subject: nobody is shown
// what was recommended to somebody else. Best effort throughout: without IndexedDB there is nothing to show, no error.

import type { Slate } from '@intellistream/edge-api/contract'

const DATABASE = 'intellistream-slates'
const STORE = 'slates'
/** After a month a slate says nothing about the user anymore. */
const MOST_AGE_MS = 30 * 24 * 3_600_000

interface KeptSlate {
  slate: Slate
  keptAt: number
}

export interface LastSlates {
  get(key: string): Promise<Slate | undefined>
  put(key: string, slate: Slate): Promise<void>
  /** Deletes those of the present subject. */
  clear(): Promise<void>
}

/** `toPartition` names API and subject at the time of the call; undefined while the subject is not known. */
export function createLastSlates(toPartition: () => string | undefined): LastSlates {
  let opened: Promise<IDBDatabase | undefined> | undefined
  const open = (): Promise<IDBDatabase | undefined> => (opened ??= openDatabase().catch(() => undefined))

  async function run<Result>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore, partition: string) => IDBRequest<Result>,
  ): Promise<Result | undefined> {
    const partition = toPartition()
    const database = await open()
    if (!database || partition === undefined) return undefined
    return new Promise((resolve) => {
      const request = act(database.transaction(STORE, mode).objectStore(STORE), partition)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => resolve(undefined)
    })
  }

  return {
    async get(key) {
      const kept = await run<KeptSlate | undefined>(
        'readonly',
        (store, partition) => store.get([partition, key]) as IDBRequest<KeptSlate | undefined>,
      )
      return kept && Date.now() - kept.keptAt < MOST_AGE_MS ? kept.slate : undefined
    },
    async put(key, slate) {
      const kept: KeptSlate = { slate, keptAt: Date.now() }
      await run('readwrite', (store, partition) => store.put(kept, [partition, key]))
    },
    async clear() {
      await run('readwrite', (store, partition) =>
        store.delete(IDBKeyRange.bound([partition], [partition, []])),
      )
    },
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB cannot be opened'))
    request.onsuccess = () => {
      // Another tab with a newer kit must be able to upgrade.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
  })
}
