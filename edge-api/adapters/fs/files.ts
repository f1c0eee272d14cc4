// Files by their descriptors. A wait for another thread costs more than what most objects need done, so nothing waits that the
// system does in memory: closing, asking an open file for its size, opening the folder that was just written to.

import { closeSync, fdatasync, fstatSync, fsync, open, openSync, read, write } from 'node:fs'
import type { BigIntStats } from 'node:fs'
import { promisify } from 'node:util'

const openFile = promisify(open)
const readBytes = promisify(read)
const writeBytes = promisify(write)
const syncContent = promisify(fdatasync)
const syncNames = promisify(fsync)

/** Undefined for a folder. Files are replaced, never changed: their size is that of what is read. */
export function readWhole(path: string): Promise<Buffer | undefined> {
  return withFile(path, 'r', async (file) => {
    const found = fstatSync(file)
    // Not out of a pool: a small object that is kept would keep all of it.
    return found.isFile() ? readInto(file, Buffer.allocUnsafeSlow(found.size), 0) : undefined
  })
}

/** Fewer bytes than `length` when the file ends before. */
export function readRange(path: string, offset: number, length: number): Promise<Buffer> {
  return withFile(path, 'r', (file) => readInto(file, Buffer.allocUnsafe(length), offset))
}

/** A new file whose content is durable, its name not yet. Fails when there is one already. */
export function writeNew(path: string, body: Uint8Array): Promise<BigIntStats> {
  return withFile(path, 'wx', async (file) => {
    for (let done = 0; done < body.length;) {
      const { bytesWritten } = await writeBytes(file, body, done, body.length - done)
      done += bytesWritten
    }
    // Content and size: no time of change is worth a second write.
    await syncContent(file)
    return fstatSync(file, { bigint: true })
  })
}

/** A new file without content, its name not yet durable. Fails when there is one already. */
export function writeEmpty(path: string): Promise<void> {
  return withFile(path, 'wx', async () => undefined)
}

/** Makes the names in the folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const names = openSync(folder, 'r')
  try {
    await syncNames(names)
  } finally {
    closeSync(names)
  }
}

async function withFile<T>(path: string, flags: 'r' | 'wx', work: (file: number) => Promise<T>): Promise<T> {
  const file = await openFile(path, flags)
  try {
    return await work(file)
  } finally {
    closeSync(file)
  }
}

async function readInto(file: number, bytes: Buffer, from: number): Promise<Buffer> {
  let done = 0
  while (done < bytes.length) {
    const { bytesRead } = await readBytes(file, bytes, done, bytes.length - done, from + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}
