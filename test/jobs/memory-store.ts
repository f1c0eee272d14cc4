import { PreconditionFailed, type ObjectStore } from '../../edge-api/ports/object-store.ts'

/** The port over a map; `failAt` makes the put of one key fail, as a lost connection would. */
export function memoryStore(): ObjectStore & {
  objects: Map<string, Uint8Array>
  failAt: string | undefined
  puts: string[]
} {
  const objects = new Map<string, Uint8Array>()
  const etagOf = (body: Uint8Array) =>
    Buffer.from(body).toString('base64url').slice(-40) + String(body.byteLength)
  return {
    objects,
    failAt: undefined,
    puts: [],
    async get(key) {
      const body = objects.get(key)
      return body && { body, etag: etagOf(body) }
    },
    async head(key) {
      const body = objects.get(key)
      return body && { key, sizeBytes: body.byteLength, etag: etagOf(body) }
    },
    async put(key, body, condition) {
      if (this.failAt !== undefined && key.endsWith(this.failAt)) throw new Error(`put of ${key} failed`)
      const known = objects.get(key)
      if (condition && 'ifNoneMatch' in condition && known) throw new PreconditionFailed(key)
      if (condition && 'ifMatch' in condition && (!known || etagOf(known) !== condition.ifMatch))
        throw new PreconditionFailed(key)
      objects.set(key, Uint8Array.from(body))
      this.puts.push(key)
      return { etag: etagOf(body) }
    },
    async *list(prefix) {
      for (const [key, body] of [...objects].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (key.startsWith(prefix)) yield { key, sizeBytes: body.byteLength, etag: etagOf(body) }
      }
    },
    async *listKeys(prefix, { startAfter = '' } = {}) {
      for (const key of [...objects.keys()].sort()) if (key.startsWith(prefix) && key > startAfter) yield key
    },
    async getRange(key, offset, length) {
      return objects.get(key)?.subarray(offset, offset + length)
    },
    async delete(key) {
      objects.delete(key)
    },
  }
}
