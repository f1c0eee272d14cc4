// The last good answer of each rail, kept for when the API cannot be reached. Partitioned by API and subject: nobody is
// shown what was recommended to somebody else. Best effort throughout: without IndexedDB there is nothing to show, no error.

import type { Slate } from '@intellistream/edge-api/contract'
import { openDatabase } from '../delivery/open-database.ts'

const DATABASE = 'intellistream-slates'
const STORE = 'slates'
/** After a month a slate says nothing about the user anymore. */
const MOST_AGE_MS = 30 * 24 * 3_600_000

interface KeptSlate {
  slate: Slate
  keptAt: number
}

export async function getLastSlate(partition: string, key: string): Promise<Slate | undefined> {
  const kept = await run(
    'readonly',
    (store) => store.get([partition, key]) as IDBRequest<KeptSlate | undefined>,
  )
  return kept && Date.now() - kept.keptAt < MOST_AGE_MS ? kept.slate : undefined
}

export async function putLastSlate(partition: string, key: string, slate: Slate): Promise<void> {
  const kept: KeptSlate = { slate, keptAt: Date.now() }
  await run('readwrite', (store) => store.put(kept, [partition, key]))
}

export async function clearLastSlates(partition: string): Promise<void> {
  await run('readwrite', (store) => store.delete(IDBKeyRange.bound([partition], [partition, []])))
}

let opened: Promise<IDBDatabase> | undefined

async function run<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result | undefined> {
  try {
    opened ??= openDatabase(DATABASE, (made) => made.createObjectStore(STORE))
    const request = act((await opened).transaction(STORE, mode).objectStore(STORE))
    await new Promise((resolve, reject) => {
      request.onsuccess = resolve
      request.onerror = reject
    })
    return request.result
  } catch {
    // It may be had again, where a browser was slow or has closed it.
    opened = undefined
    return undefined
  }
}
