// The whole object store port in memory, and nothing else.

import { createHash } from 'node:crypto'
import { PreconditionFailed } from '../../edge-api/ports/object-store.ts'
import type { ObjectStore } from '../../edge-api/ports/object-store.ts'

export function memoryObjectStore(): ObjectStore {
  const bodies = new Map<string, Uint8Array>()
  const toEtag = (body: Uint8Array) => `"${createHash('sha256').update(body).digest('hex')}"`

  return {
    async get(key, held) {
      const body = bodies.get(key)
      if (body !== undefined && held?.etag === toEtag(body)) return held
      return body === undefined ? undefined : { body, etag: toEtag(body) }
    },
    async head(key) {
      const body = bodies.get(key)
      return body === undefined ? undefined : { key, sizeBytes: body.byteLength, etag: toEtag(body) }
    },
    async put(key, body, condition) {
      const held = bodies.get(key)
      if (condition !== undefined) {
        const holds =
          'ifNoneMatch' in condition
            ? held === undefined
            : held !== undefined && toEtag(held) === condition.ifMatch
        if (!holds) throw new PreconditionFailed(key)
      }
      bodies.set(key, Uint8Array.from(body))
      return { etag: toEtag(body) }
    },
    async *list(prefix, { startAfter = '' } = {}) {
      for (const key of [...bodies.keys()].sort()) {
        const body = bodies.get(key)
        if (body === undefined || !key.startsWith(prefix) || key <= startAfter) continue
        yield { key, sizeBytes: body.byteLength, etag: toEtag(body) }
      }
    },
    async *listKeys(prefix, { startAfter = '' } = {}) {
      for (const key of [...bodies.keys()].sort()) if (key.startsWith(prefix) && key > startAfter) yield key
    },
    async getRange(key, offset, length) {
      return bodies.get(key)?.subarray(offset, offset + length)
    },
    async delete(key) {
      bodies.delete(key)
    },
  }
}
