// One server a data folder: two would each keep half of the events in memory.
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Folders that servers of this process hold: its own process id says nothing about those. */
const HELD = new Set<string>()

/** Another server holds the data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
  constructor(folder: string, pid: number) {
    super(`${folder} is in use by process ${pid}; stop that server or choose another data folder`)
  }
}

/** Takes the folder, making it when missing; a lock left by a process that is gone is taken over. Errors  DataFolderInUse. */
export async function lockFolder(folder: string): Promise<{ release: () => Promise<void> }> {
  if (HELD.has(folder)) throw new DataFolderInUse(folder, process.pid)
  HELD.add(folder)
  const lock = join(folder, '.personalize.lock')
  const mine = `${lock}.${process.pid}`
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(mine, String(process.pid))
    await take(folder, mine, lock)
  } catch (error) {
    HELD.delete(folder)
    throw error
  } finally {
    await rm(mine, { force: true })
  }
  let isHeld = true
  return {
    release: async () => {
      if (!isHeld) return // by now it may be the lock of another
      isHeld = false
      await rm(lock, { force: true })
      HELD.delete(folder)
    },
  }
}

/** link() fails when the name exists, and is never seen half done. */
async function take(folder: string, mine: string, lock: string): Promise<void> {
  const isFree = await link(mine, lock).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
  if (isFree) return
  const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
  if (isRunning(holder)) throw new DataFolderInUse(folder, holder)
  await rename(mine, lock)
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
