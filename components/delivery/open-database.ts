// IndexedDB, where a browser may block it without an error.

import { within } from './within.ts'

/** After this it is taken for blocked. */
const OPEN_TIMEOUT_MS = 3_000

/** Rejects when it cannot be had, for whatever reason: nobody can do anything about it. */
export async function openDatabase(
  name: string,
  create: (database: IDBDatabase) => void,
): Promise<IDBDatabase> {
  // Where there is none, as on a server, nothing is waited for.
  const request = indexedDB.open(name, 1)
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    request.onupgradeneeded = () => create(request.result)
    request.onerror = reject
    request.onsuccess = () => {
      // Another tab with a newer kit must be able to upgrade.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
  })
  return within(opened, OPEN_TIMEOUT_MS)
}
