// Recommendations made for everybody beforehand, in shards that give one user's in two small reads: where, then what.

import { createHash } from 'node:crypto'
import { createLru } from '../../cache/lru.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import { within } from '../deadline.ts'

export const BATCH_POINTER_KEY = 'batch/current.json'

/** How the users of one batch are spread. */
export interface BatchLayout {
  /** Objects, `batch/<runId>/slates/<shard>.bin`. */
  shards: number
  /** Of each shard: groups of users that are read together. */
  buckets: number
}

/** batch/current.json: the batch that is served. Flipped last, so that half a batch is never served. */
export interface BatchPointer extends BatchLayout {
  version: 1
  runId: string
  modelId: string
  generatedAt: string
  users: number
}

/** A shard begins with where each bucket begins, and where the last one ends: unsigned 32-bit, little-endian. */
export const OFFSET_BYTES = 4

/** Where a user is. The same ids are spread alike everywhere: SHA-256 of the id, its first and second 32 bits. */
export function toBatchPlace(
  userId: string,
  { shards, buckets }: BatchLayout,
): { shard: number; bucket: number } {
  const hash = createHash('sha256').update(userId).digest()
  return { shard: hash.readUInt32LE(0) % shards, bucket: hash.readUInt32LE(4) % buckets }
}

export function toShardKey(runId: string, shard: number): string {
  return `batch/${runId}/slates/${String(shard).padStart(5, '0')}.bin`
}

/** One line of a bucket. */
export function toSlateLine(userId: string, itemIds: readonly string[]): string {
  return `${JSON.stringify([userId, itemIds])}\n`
}

/** What the line of this user begins with, and no other. */
export function toLineStart(userId: string): string {
  return `[${JSON.stringify(userId)},`
}

/** Where the buckets of a shard begin, by its key, as read before. In a shard that is served nothing ever moves. */
export interface ShardIndexes {
  get(key: string): Uint8Array | undefined
  set(key: string, index: Uint8Array): unknown
}

/** Undefined before the first batch. Throws what the store throws. */
export async function readBatchPointer(objectStore: ObjectStore): Promise<BatchPointer | undefined> {
  const stored = await objectStore.get(BATCH_POINTER_KEY)
  return stored && (JSON.parse(Buffer.from(stored.body).toString('utf8')) as BatchPointer)
}

/** The items of one user of a batch, best first; undefined when it has none. Two ranged reads, one when the index is known. */
export async function readBatchSlate(
  objectStore: ObjectStore,
  pointer: BatchPointer,
  userId: string,
  indexes: ShardIndexes = new Map<string, Uint8Array>(),
): Promise<string[] | undefined> {
  const { shard, bucket } = toBatchPlace(userId, pointer)
  const key = toShardKey(pointer.runId, shard)
  const indexBytes = (pointer.buckets + 1) * OFFSET_BYTES
  const index = indexes.get(key) ?? (await objectStore.getRange(key, 0, indexBytes))
  if (index?.byteLength !== indexBytes) return undefined
  indexes.set(key, index)
  const view = new DataView(index.buffer, index.byteOffset + bucket * OFFSET_BYTES, 2 * OFFSET_BYTES)
  const start = view.getUint32(0, true)
  const end = view.getUint32(OFFSET_BYTES, true)
  if (end <= start) return undefined
  const lines = Buffer.from((await objectStore.getRange(key, start, end - start)) ?? []).toString('utf8')
  const beginning = toLineStart(userId)
  const line = lines.split('\n').find((one) => one.startsWith(beginning))
  return line === undefined ? undefined : (JSON.parse(line) as [string, string[]])[1]
}

/** Of 20 KB each. */
const MOST_INDEXES = 500

const FRESH_MS = 5000

export interface BatchSlate {
  /** Best first. */
  itemIds: string[]
  /** Nothing that happened since is in it. */
  generatedMs: number
  modelId: string
}

/** Gives a user's items of the batch that is served now; undefined when there is none, or the store is away. */
export function createBatchSlates(
  { objectStore, clock }: { objectStore: ObjectStore; clock: Clock },
  timeoutMs: number,
): (userId: string) => Promise<BatchSlate | undefined> {
  const indexes = createLru<Uint8Array>({ maxSize: MOST_INDEXES })
  let pointer: BatchPointer | undefined
  let checkedAt = Number.NEGATIVE_INFINITY

  return async function getBatchSlate(userId) {
    try {
      if (clock.now() - checkedAt > FRESH_MS) {
        checkedAt = clock.now()
        pointer = await within(timeoutMs, () => readBatchPointer(objectStore))
      }
      const served = pointer
      if (served === undefined) return undefined
      const itemIds = await within(timeoutMs, () => readBatchSlate(objectStore, served, userId, indexes))
      return itemIds && { itemIds, generatedMs: Date.parse(served.generatedAt), modelId: served.modelId }
    } catch {
      return undefined
    }
  }
}
