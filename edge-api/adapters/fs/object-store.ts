// The object store as a folder, with the promises of S3: whole objects, conditional puts, durable when resolved.
// Compare-and-swap holds inside one process only: hold the folder by lockFolder.

import { createHash, randomUUID } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { link, mkdir, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { createLru } from '../../cache/lru.ts'
import { ObjectStoreUnavailable, PreconditionFailed } from '../../ports/object-store.ts'
import type { ObjectStore, PutCondition, StoredObjectInfo } from '../../ports/object-store.ts'
import { readRange, readWhole, writeEmpty, writeNew } from './files.ts'
import { createFolderSync } from './folder-sync.ts'
import { createFolders } from './folders.ts'
import { toFilePath } from './keys.ts'
import { createMutex } from './mutex.ts'
import { sweepTemporaryFiles, TEMPORARY_PREFIX, walk } from './walk.ts'

export interface FsObjectStoreOptions {
  /** The folder that keys are paths below; created when missing. */
  root: string
  /** Leaves alone what is half written: another process is at work in the folder. */
  shared?: boolean
}

/** Of joined strings: the engine keeps others as trees of their parts, which take half as much again. */
interface KnownEtag {
  /** What the file was when it was read or written. */
  version: string
  etag: string
}

const MAX_KNOWN_ETAGS = 50_000

/** Opens the folder and, unless it is shared, removes what an earlier process left half written. */
export async function openFsObjectStore(options: FsObjectStoreOptions): Promise<ObjectStore> {
  const root = resolve(options.root)
  await mkdir(root, { recursive: true })
  if (!options.shared) await sweepTemporaryFiles(root)
  const locked = createMutex()
  /** By path, so that listing does not read what it has read before. */
  const knownEtags = createLru<KnownEtag>({ maxSize: MAX_KNOWN_ETAGS })

  async function getInfo(key: string): Promise<StoredObjectInfo | undefined> {
    const path = toFilePath(root, key)
    const found = await orUndefined(stat(path, { bigint: true }))
    if (found === undefined || !found.isFile()) return undefined
    const version = toVersion(found)
    let known = knownEtags.get(path)
    if (known?.version !== version) {
      const body = await orUndefined(readWhole(path))
      if (body === undefined) return undefined
      known = { version, etag: toEtag(body) }
      knownEtags.set(path, known)
    }
    return { key, sizeBytes: Number(found.size), etag: known.etag }
  }

  /** A name is durable when its folder is. */
  const syncFolder = createFolderSync()
  const folders = createFolders(root, syncFolder)

  /** A hidden file beside the path, durable; returns what its version will be under its name. */
  async function writeHidden(
    path: string,
    body: Uint8Array,
  ): Promise<{ temporary: string; version: string }> {
    const folder = dirname(path)
    const temporary = join(folder, `${TEMPORARY_PREFIX}${randomUUID()}`)
    await folders.make(folder)
    const written = await writeNew(temporary, body).catch(async (error: unknown) => {
      if (!hasCode(error, 'ENOENT')) throw error
      folders.forget(folder)
      await folders.make(folder)
      return writeNew(temporary, body)
    })
    return { temporary, version: toVersion(written) }
  }

  /** A name alone cannot be torn: no hidden file. False when there is something already that is not empty. */
  async function createEmpty(path: string): Promise<boolean> {
    await folders.make(dirname(path))
    try {
      await writeEmpty(path)
    } catch (error) {
      if (hasCode(error, 'ENOENT')) folders.forget(dirname(path))
      const found = await orUndefined(stat(path))
      if (found === undefined || found.size > 0) return false
    }
    await syncFolder(dirname(path))
    return true
  }

  async function create(path: string, temporary: string, key: string): Promise<void> {
    try {
      // link() is atomic and fails when the name exists; a write through `wx` can be found torn after a kill.
      await link(temporary, path)
    } catch (error) {
      throw hasCode(error, 'EEXIST') ? new PreconditionFailed(key, { cause: error }) : error
    } finally {
      // Also for who came second: what the first one wrote is acknowledged now, so it has to be durable now.
      await Promise.all([unlink(temporary), syncFolder(dirname(path))])
    }
  }

  async function replace(path: string, temporary: string, key: string, ifMatch?: string): Promise<void> {
    await locked(path, async () => {
      try {
        if (ifMatch !== undefined && (await getInfo(key))?.etag !== ifMatch) throw new PreconditionFailed(key)
        await rename(temporary, path)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    })
    await syncFolder(dirname(path))
  }

  async function put(key: string, body: Uint8Array, condition?: PutCondition): Promise<{ etag: string }> {
    const path = toFilePath(root, key)
    const etag = toEtag(body)
    if (body.length === 0 && condition === undefined && (await createEmpty(path))) return { etag }
    const { temporary, version } = await writeHidden(path, body)
    if (condition !== undefined && 'ifNoneMatch' in condition) await create(path, temporary, key)
    else await replace(path, temporary, key, condition?.ifMatch)
    knownEtags.set(path, { version, etag })
    return { etag }
  }

  return {
    get: (key, held) =>
      translated(key, async () => {
        // A look at the file costs a quarter of reading it.
        if (held !== undefined && (await getInfo(key))?.etag === held.etag) return held
        const body = await orUndefined(readWhole(toFilePath(root, key)))
        return body === undefined ? undefined : { body, etag: toEtag(body) }
      }),
    head: (key) => translated(key, () => getInfo(key)),
    put: (key, body, condition) => translated(key, () => put(key, body, condition)),
    async *list(prefix, { startAfter } = {}) {
      for await (const key of walk(root, prefix, startAfter ?? '')) {
        const info = await translated(key, () => getInfo(key))
        if (info !== undefined) yield info
      }
    },
    listKeys: (prefix, { startAfter } = {}) => walk(root, prefix, startAfter ?? ''),
    getRange: (key, offset, length) =>
      translated(key, () => orUndefined(readRange(toFilePath(root, key), offset, length))),
    delete: (key) =>
      translated(key, async () => {
        const path = toFilePath(root, key)
        await locked(path, () => rm(path, { force: true }))
      }),
  }
}

/** Changes whenever the file does. */
function toVersion({ ino, size, mtimeNs }: BigIntStats): string {
  return [ino, size, mtimeNs].join(' ')
}

function toEtag(body: Uint8Array): string {
  return ['"', createHash('sha256').update(body).digest().toString('hex', 0, 16), '"'].join('')
}

async function translated<T>(key: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PreconditionFailed || error instanceof RangeError) throw error
    throw new ObjectStoreUnavailable(`The object ${key} could not be read or written`, { cause: error })
  }
}

async function orUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR') || hasCode(error, 'EISDIR')) return undefined
    throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
