// Makes names durable: many writers of one folder share one sync, as long as it begins after they wrote.

import { syncFolder } from './files.ts'

export type FolderSync = (folder: string) => Promise<void>

export function createFolderSync(sync: FolderSync = syncFolder): FolderSync {
  const running = new Map<string, Promise<void>>()
  const waiting = new Map<string, Promise<void>>()

  function begin(folder: string): Promise<void> {
    const syncing = sync(folder).finally(() => running.delete(folder))
    running.set(folder, syncing)
    return syncing
  }

  return function syncShared(folder) {
    const now = running.get(folder)
    if (now === undefined) return begin(folder)
    // The one under way may have begun before this name was there: the next one is right for all who come meanwhile.
    const known = waiting.get(folder)
    if (known !== undefined) return known
    const next = now
      .catch(() => undefined)
      .then(() => {
        waiting.delete(folder)
        return begin(folder)
      })
    waiting.set(folder, next)
    return next
  }
}
