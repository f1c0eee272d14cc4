// Folders whose names are durable: made once, one level after the other, however many writers wait for them.

import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createLru } from '../../cache/lru.ts'
import type { FolderSync } from './folder-sync.ts'

export interface Folders {
  /** Makes the folder and what it lies in, durably; nothing to do when this process has made it before. */
  make(folder: string): Promise<void>
  /** Somebody else removed it: it is made anew when asked for. */
  forget(folder: string): void
}

const MAX_KNOWN = 10_000

/** Of the folders below `root`, which is there. */
export function createFolders(root: string, sync: FolderSync): Folders {
  const known = createLru<Promise<void>>({ maxSize: MAX_KNOWN })

  function make(folder: string): Promise<void> {
    if (folder === root) return Promise.resolve()
    const before = known.get(folder)
    if (before !== undefined) return before
    const making = makeOne(folder)
    known.set(folder, making)
    making.catch(() => known.delete(folder))
    return making
  }

  async function makeOne(folder: string): Promise<void> {
    const parent = dirname(folder)
    await make(parent)
    try {
      await mkdir(folder)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    // Also when it was there: whoever made it may have been killed before its name was durable.
    await sync(parent)
  }

  function forget(folder: string): void {
    for (let one = folder; one !== root && one !== dirname(one); one = dirname(one)) known.delete(one)
  }

  return { make, forget }
}
