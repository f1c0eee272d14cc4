// An object store as the local Personalize wants a bucket: objects that come and go as files.

import { open, readFile } from 'node:fs/promises'
import type { RemoteBucket } from '../local/personalize/data/buckets.ts'
import type { ObjectStore } from '../ports/object-store.ts'

const PART_BYTES = 8 * 1024 * 1024

/** Reads in parts: an import may be larger than the memory that one buffer may have. */
export function toRemoteBucket(store: ObjectStore): RemoteBucket {
  return {
    listKeys: (prefix) => store.listKeys(prefix),
    async download(key, path) {
      const file = await open(path, 'w')
      try {
        for (let offset = 0; ; offset += PART_BYTES) {
          const part = await store.getRange(key, offset, PART_BYTES)
          if (part === undefined) throw new Error(`${key} has gone while it was read`)
          await file.write(part)
          if (part.length < PART_BYTES) break
        }
      } finally {
        await file.close()
      }
    },
    async upload(path, key) {
      await store.put(key, await readFile(path))
    },
  }
}
