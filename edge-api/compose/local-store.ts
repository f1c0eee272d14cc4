// The object store of a laptop. Apart from the rest of its wiring, which loads the clients of AWS.

import { emptyFolder, lockFolder } from '../adapters/fs/folder-lock.ts'
import { openFsObjectStore } from '../adapters/fs/object-store.ts'
import type { ObjectStore } from '../ports/object-store.ts'

/**
 * Opens a data folder for this process alone; with `reset` it is emptied first.
 * Errors: FolderInUse when another process holds it, and nothing is touched then.
 */
export async function openLocalStore(
  folder: string,
  { reset = false }: { reset?: boolean } = {},
): Promise<{ objectStore: ObjectStore; release: () => Promise<void> }> {
  const { release } = await lockFolder(folder)
  if (reset) await emptyFolder(folder)
  return { objectStore: await openFsObjectStore({ root: folder }), release }
}
