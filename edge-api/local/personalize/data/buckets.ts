// Where AWS reads and writes S3: folders that stand for buckets.
import { mkdir, readdir } from 'node:fs/promises'
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

export class Buckets {
  readonly #folders: ReadonlyMap<string, string>

  /** Bucket name to folder. */
  constructor(folders: Readonly<Record<string, string>>) {
    this.#folders = new Map(Object.entries(folders))
  }

  /** All objects whose key starts with the path, as S3 lists them: `s3://b/users` also finds `users_old/`. */
  async list(s3Path: string): Promise<StoredObject[]> {
    const { folder, key: prefix } = this.#locate(s3Path)
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
    if (found.length === 0) throw new S3PathError('Invalid S3 input path')
    return found.sort((a, b) => (a.key < b.key ? -1 : 1))
  }

  /** The folder for what a job writes; it is made. */
  async outputFolder(s3Path: string): Promise<string> {
    const { folder, key } = this.#locate(s3Path)
    const path = join(folder, key)
    await mkdir(path, { recursive: true })
    return path
  }

  /** Errors  S3PathError for another scheme, an unknown bucket, or a key that would leave it. */
  #locate(s3Path: string): { folder: string; key: string } {
    const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(s3Path) ?? []
    const folder = this.#folders.get(bucket)
    const isSafe = !/[\\\0]/.test(key) && !key.split('/').some((part) => part === '.' || part === '..')
    if (folder === undefined || !isSafe) throw new S3PathError('Invalid S3 input path')
    return { folder, key }
  }
}
