// The files below a folder as keys, in the order S3 lists them.

import type { Dirent } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Names of files that are being written; hidden, so that they are no keys. */
export const TEMPORARY_PREFIX = '.tmp-'

/** Keys that start with the prefix and come after `startAfter`, ascending by code unit. */
export async function* walk(root: string, prefix: string, startAfter: string): AsyncGenerator<string> {
  yield* walkFolder(root, prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix, startAfter)
}

async function* walkFolder(
  root: string,
  folder: string,
  prefix: string,
  startAfter: string,
): AsyncGenerator<string> {
  for (const name of await readNames(join(root, folder))) {
    const key = folder + name
    if (name.endsWith('/')) {
      const mayMatch = key.startsWith(prefix) || prefix.startsWith(key)
      const isBefore = key < startAfter && !startAfter.startsWith(key)
      if (mayMatch && !isBefore) yield* walkFolder(root, key, prefix, startAfter)
    } else if (key.startsWith(prefix) && key > startAfter) yield key
  }
}

/** Folders end with "/", because that is where they sort among keys: `a-b` stands before `a/b`. */
async function readNames(folder: string): Promise<string[]> {
  const entries = await readEntries(folder)
  return entries
    .filter(({ name }) => !name.startsWith('.'))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort((a, b) => (a < b ? -1 : 1))
}

/** Removes files that a killed process was writing. */
export async function sweepTemporaryFiles(folder: string): Promise<void> {
  for (const entry of await readEntries(folder)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await sweepTemporaryFiles(path)
    else if (entry.name.startsWith(TEMPORARY_PREFIX)) await rm(path, { force: true })
  }
}

async function readEntries(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return []
    throw error
  }
}
