// The lines of an object of any size, a few megabytes at a time.

import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { ObjectStore } from '../ports/object-store.ts'

const CHUNK_BYTES = 4 * 1024 * 1024

/** As `split` gives them: after the last line feed comes an empty line. Unpacks what is called `.gz`. */
export async function* readLines(objectStore: ObjectStore, key: string): AsyncGenerator<string> {
  const chunks = readChunks(objectStore, key)
  let rest = Buffer.alloc(0)
  for await (const chunk of key.endsWith('.gz') ? unzip(chunks) : chunks) {
    const bytes = Buffer.concat([rest, chunk])
    const end = bytes.lastIndexOf(0x0a)
    if (end >= 0) yield* bytes.toString('utf8', 0, end).split('\n')
    rest = bytes.subarray(end + 1)
  }
  yield rest.toString('utf8')
}

async function* readChunks(objectStore: ObjectStore, key: string): AsyncGenerator<Uint8Array> {
  for (let offset = 0; ; offset += CHUNK_BYTES) {
    const chunk = await objectStore.getRange(key, offset, CHUNK_BYTES)
    if (chunk !== undefined && chunk.byteLength > 0) yield chunk
    if (chunk === undefined || chunk.byteLength < CHUNK_BYTES) return
  }
}

function unzip(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // Whoever reads the lines is told of a failure by the stream itself.
  return pipeline(Readable.from(chunks), createGunzip(), () => undefined)
}
