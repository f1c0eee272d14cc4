// From a batch's answers to the shards that the API reads: domain/slates/batch-slates.ts says how they are laid out.

import {
  OFFSET_BYTES,
  toBatchPlace,
  toShardKey,
  toSlateLine,
  type BatchLayout,
} from '../../domain/slates/batch-slates.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { BatchLine } from './read-output.ts'

export interface SlatesSummary extends BatchLayout {
  users: number
  /** Lines without an answer, by reason. */
  failed: Record<string, number>
}

/** Large enough that S3 has few objects, small enough that one is written from memory. */
const USERS_A_SHARD = 20_000
/** Few, so that a read brings little that is not asked for. */
const USERS_A_BUCKET = 4
/** What is held at a time; a larger batch is read more than once. */
const USERS_A_PASS = 1_000_000

/** Spreads so many users. */
export function toLayout(users: number): BatchLayout {
  const shards = Math.max(1, Math.ceil(users / USERS_A_SHARD))
  return { shards, buckets: Math.max(1, Math.ceil(users / shards / USERS_A_BUCKET)) }
}

/**
 * Writes all shards of a batch. `read` is called once a pass and gives the same lines each time; of a user that occurs
 * twice the last counts. Lines are in the order of user ids, so that the same answers give the same bytes.
 */
export async function writeSlates(
  objectStore: ObjectStore,
  runId: string,
  expectedUsers: number,
  read: () => AsyncIterable<BatchLine>,
): Promise<SlatesSummary> {
  const layout = toLayout(expectedUsers)
  const passes = Math.ceil(expectedUsers / USERS_A_PASS) || 1
  const shardsAPass = Math.ceil(layout.shards / passes)
  const summary: SlatesSummary = { ...layout, users: 0, failed: {} }
  for (let first = 0; first < layout.shards; first += shardsAPass) {
    const shards = Array.from({ length: Math.min(shardsAPass, layout.shards - first) }, () =>
      Array.from({ length: layout.buckets }, () => new Map<string, Buffer>()),
    )
    for await (const line of read()) {
      if ('reason' in line) {
        if (first === 0) summary.failed[line.reason] = (summary.failed[line.reason] ?? 0) + 1
        continue
      }
      const { shard, bucket } = toBatchPlace(line.userId, layout)
      shards[shard - first]?.[bucket]?.set(line.userId, Buffer.from(toSlateLine(line.userId, line.itemIds)))
    }
    for (const [index, buckets] of shards.entries()) {
      await objectStore.put(toShardKey(runId, first + index), toShard(buckets))
      summary.users += buckets.reduce((sum, { size }) => sum + size, 0)
    }
  }
  return summary
}

function toShard(buckets: readonly ReadonlyMap<string, Buffer>[]): Uint8Array {
  const index = Buffer.alloc((buckets.length + 1) * OFFSET_BYTES)
  const parts: Buffer[] = [index]
  let offset = index.length
  for (const [place, users] of buckets.entries()) {
    index.writeUInt32LE(offset, place * OFFSET_BYTES)
    const inOrder = [...users].sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [, line] of inOrder) {
      parts.push(line)
      offset += line.length
    }
  }
  index.writeUInt32LE(offset, buckets.length * OFFSET_BYTES)
  return Buffer.concat(parts)
}
