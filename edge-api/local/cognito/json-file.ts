// One JSON file that only its owner may read, replaced whole: a crash leaves the old one or the new one.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface JsonFile<Content> {
  /** The content, or undefined when there is no file yet. Throws when there is one that cannot be read. */
  read(): Promise<Content | undefined>
  /** Resolves once written. Writes happen in the order asked. */
  write(content: Content): Promise<void>
}

/** `parse` throws when the content is not what was written. Without a path the file lives in memory only. */
export function jsonFile<Content>(
  path: string | undefined,
  parse: (json: unknown) => Content,
): JsonFile<Content> {
  if (path === undefined) return { read: async () => undefined, write: async () => undefined }
  let last: Promise<void> = Promise.resolve()

  return {
    async read() {
      try {
        return parse(JSON.parse(await readFile(path, 'utf8')))
      } catch (cause) {
        if (isMissing(cause)) return undefined
        throw new Error(`Cannot read ${path}; repair it, or delete it to start afresh`, { cause })
      }
    },
    write(content) {
      const json = JSON.stringify(content, undefined, 2)
      last = last.catch(() => undefined).then(() => replace(path, json))
      return last
    },
  }
}

async function replace(path: string, json: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.${process.pid}.tmp`
  await writeFile(temporary, `${json}\n`, { mode: 0o600 })
  await rename(temporary, path)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
