// Where AWS reads and writes S3: folders that stand for buckets, and, if wanted, real buckets behind them.
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A path that leads to no bucket, or to nothing in it. */
export class S3PathError extends Error {
  override readonly name = 'S3PathError'
}

export interface StoredObject {
  /** After the bucket, with slashes. */
  key: string
  path: string
}

/** A bucket that is no folder. Its objects pass through files, so that jobs know only those. */
export interface RemoteBucket {
  listKeys: (prefix: string) => AsyncIterable<string>
  download: (key: string, path: string) => Promise<void>
  upload: (path: string, key: string) => Promise<void>
}

export interface BucketsOptions {
  /** Bucket name to folder. */
  folders: Readonly<Record<string, string>>
  /** Gives every bucket that is not a folder. Default: there are no others. */
  remote?: ((name: string) => RemoteBucket) | undefined
  /** Where files are on their way; emptied after each job. */
  passing: string
}

export class Buckets {
  readonly #folders: ReadonlyMap<string, string>
  readonly #remote: BucketsOptions['remote']
  readonly #passing: string

  constructor({ folders, remote, passing }: BucketsOptions) {
    this.#folders = new Map(Object.entries(folders))
    this.#remote = remote
    this.#passing = passing
  }

  /**
   * Lets `use` read all objects whose key starts with the path, as S3 lists them: `s3://b/users` also finds `users_old/`.
   * Errors  S3PathError when there is none.
   */
  async read<T>(s3Path: string, use: (objects: StoredObject[]) => Promise<T>): Promise<T> {
    const { folder, bucket, key } = this.#locate(s3Path)
    if (folder !== undefined) return use(inOrder(await listFolder(folder, key)))
    return this.#pass(async (below) => {
      const found: StoredObject[] = []
      for await (const one of bucket.listKeys(key)) {
        if (one.endsWith('/')) continue // what consoles make to show a folder
        const path = join(below, String(found.length))
        await bucket.download(one, path)
        found.push({ key: one, path })
      }
      return use(inOrder(found))
    })
  }

  /** Lets `use` write files into a folder; below the path they are when it resolves. */
  async write(s3Path: string, use: (folder: string) => Promise<void>): Promise<void> {
    const { folder, bucket, key } = this.#locate(s3Path)
    if (folder !== undefined) {
      const path = join(folder, key)
      await mkdir(path, { recursive: true })
      return use(path)
    }
    await this.#pass(async (below) => {
      await use(below)
      const base = key === '' || key.endsWith('/') ? key : `${key}/`
      for (const written of await listFolder(below, '')) await bucket.upload(written.path, base + written.key)
    })
  }

  /** Errors  S3PathError for another scheme, an unknown bucket, or a key that would leave it. */
  #locate(
    s3Path: string,
  ):
    | { folder: string; bucket?: undefined; key: string }
    | { folder?: undefined; bucket: RemoteBucket; key: string } {
    const [, name = '', key = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(s3Path) ?? []
    const folder = this.#folders.get(name)
    const isSafe = !/[\\\0]/.test(key) && !key.split('/').some((part) => part === '.' || part === '..')
    if (name === '' || !isSafe) throw new S3PathError('Invalid S3 input path')
    if (folder !== undefined) return { folder, key }
    if (!this.#remote) throw new S3PathError('Invalid S3 input path')
    return { bucket: this.#remote(name), key }
  }

  async #pass<T>(use: (folder: string) => Promise<T>): Promise<T> {
    const folder = join(this.#passing, randomUUID())
    await mkdir(folder, { recursive: true })
    try {
      return await use(folder)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }
}

async function listFolder(folder: string, prefix: string): Promise<StoredObject[]> {
  const found: StoredObject[] = []
  const walk = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const key = below + entry.name
      if (entry.name.startsWith('.')) continue // being written, or not an object
      const isOnTheWay = key.startsWith(prefix) || prefix.startsWith(`${key}/`)
      if (entry.isDirectory() && isOnTheWay) await walk(`${key}/`)
      else if (entry.isFile() && key.startsWith(prefix)) found.push({ key, path: join(folder, key) })
    }
  }
  await walk('')
  return found
}

function inOrder(objects: StoredObject[]): StoredObject[] {
  if (objects.length === 0) throw new S3PathError('Invalid S3 input path')
  return objects.sort((a, b) => (a.key < b.key ? -1 : 1))
}
