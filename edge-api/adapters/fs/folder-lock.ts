// One process a data folder: the file adapter's compare-and-swap holds inside one process only.

import { link, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a process may hold of a folder: all of it, as a server does, or the right to run jobs in it, beside a server. */
export type LockName = '.lock' | '.lock-jobs'

const LOCK_FILES: readonly string[] = ['.lock', '.lock-jobs'] satisfies LockName[]

/** Somebody else runs on the folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  constructor(folder: string, pid: number) {
    super(`${folder} is in use by process ${pid}; stop it, or choose another folder with --data`)
  }
}

/**
 * Takes the folder for this process, creating it when missing; a lock left by a process that is gone is taken over.
 * Errors: FolderInUse when a living process holds it; one line when the name is that of a file.
 */
export async function lockFolder(
  folder: string,
  name: LockName = '.lock',
): Promise<{ release(): Promise<void> }> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    const isFile = cause instanceof Error && 'code' in cause && /^(EEXIST|ENOTDIR)$/.test(String(cause.code))
    throw isFile ? new Error(`${folder} is no folder; choose another with --data`, { cause }) : cause
  })
  const lock = join(folder, name)
  const mine = `${lock}.${process.pid}`
  await writeFile(mine, String(process.pid))
  try {
    if (!(await tryLink(mine, lock))) {
      const holder = Number(await readFile(lock, 'utf8').catch(() => ''))
      if (isRunning(holder) && !(await isZombie(holder))) throw new FolderInUse(folder, holder)
      await rename(mine, lock)
    }
  } finally {
    await rm(mine, { force: true })
  }
  return { release: () => rm(lock, { force: true }) }
}

/** Removes everything that a locked folder holds but its locks. */
export async function emptyFolder(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!LOCK_FILES.includes(name)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

/** link() is atomic and fails when the name exists, unlike a write through `wx`, which can be seen half done. */
async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Killed, and not yet collected by its parent: Linux still answers for it, but it holds nothing. */
async function isZombie(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')')).startsWith(') Z')
}
