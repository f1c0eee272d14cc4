// Takes people out of a file that training is made of, line by line: whatever names one of them goes.

import type { ObjectStore } from '../../ports/object-store.ts'
import { TextSink } from '../preprocess/text-sink.ts'
import { readLines } from '../read-lines.ts'
import { splitLine } from '../validate/split-line.ts'

/**
 * A file has a user a line: CSV with the user first, or JSON with a userId. Returns how many lines went. A file in which
 * nobody is found is read and never held.
 */
export async function eraseLines(
  objectStore: ObjectStore,
  key: string,
  userIds: ReadonlySet<string>,
): Promise<number> {
  let removed = 0
  for await (const line of readLines(objectStore, key)) if (names(userIds, line)) removed += 1
  if (removed === 0) return 0
  const kept = new TextSink({ isZipped: key.endsWith('.gz') })
  for await (const line of readLines(objectStore, key))
    if (line !== '' && !names(userIds, line)) kept.write(`${line}\n`)
  await objectStore.put(key, kept.toBytes())
  return removed
}

function names(userIds: ReadonlySet<string>, line: string): boolean {
  return userIds.has(toUserId(line) ?? '')
}

function toUserId(line: string): string | undefined {
  if (line.startsWith('{')) {
    const quoted = /"userId"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(line)?.[1]
    return quoted === undefined ? undefined : (JSON.parse(quoted) as string)
  }
  return line.startsWith('"') ? splitLine(line)?.[0] : line.slice(0, Math.max(0, line.indexOf(',')))
}
