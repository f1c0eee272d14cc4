// Takes people out of a shard of batch slates: domain/slates/batch-slates.ts says how it is laid out.

import { OFFSET_BYTES, toBatchPlace, toLineStart } from '../../domain/slates/batch-slates.ts'

const [SPACE, LINE_FEED] = [0x20, 0x0a]

/**
 * Puts spaces where the slates of these people were, and returns how many there were. Nothing moves, so that whoever holds
 * the index of the shard reads on undisturbed.
 */
export function blankSlates(shard: Buffer, userIds: ReadonlySet<string>): number {
  const buckets = shard.readUInt32LE(0) / OFFSET_BYTES - 1
  let blanked = 0
  for (const userId of userIds) {
    const { bucket } = toBatchPlace(userId, { shards: 1, buckets })
    const [start, end] = [bucket, bucket + 1].map((index) => shard.readUInt32LE(index * OFFSET_BYTES))
    const lines = shard.subarray(start, end)
    const line = findLine(lines, toLineStart(userId))
    if (line === -1) continue
    lines.fill(SPACE, line, lines.indexOf(LINE_FEED, line))
    blanked += 1
  }
  return blanked
}

/** What begins a line may also stand within one: an item can be called like a user. */
function findLine(lines: Buffer, lineStart: string): number {
  let found = lines.indexOf(lineStart)
  while (found > 0 && lines[found - 1] !== LINE_FEED) found = lines.indexOf(lineStart, found + 1)
  return found
}
