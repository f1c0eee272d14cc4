// What a batch inference job wrote: one JSON object a line, in any number of objects, some lines without an answer.
// https://docs.aws.amazon.com/personalize/latest/dg/batch-data-upload.html

import type { ObjectStore } from '../../ports/object-store.ts'
import { readLines } from '../read-lines.ts'

export type BatchLine = { userId: string; itemIds: string[] } | { reason: string }

/** Lines of every `.out` object below the prefix. One that cannot be used says why and stops nothing. */
export async function* readOutput(objectStore: ObjectStore, prefix: string): AsyncGenerator<BatchLine> {
  for await (const key of objectStore.listKeys(prefix)) {
    if (!key.endsWith('.out')) continue
    for await (const line of readLines(objectStore, key)) if (line !== '') yield parseLine(line)
  }
}

function parseLine(line: string): BatchLine {
  try {
    const { input, output, error } = JSON.parse(line) as {
      input?: { userId?: unknown }
      output?: { recommendedItems?: unknown } | null
      error?: unknown
    }
    const items = output?.recommendedItems
    if (typeof error === 'string' && error !== '') return { reason: error }
    if (typeof input?.userId !== 'string') return { reason: 'The line names no user' }
    if (!Array.isArray(items)) return { reason: 'The line has no recommended items' }
    return { userId: input.userId, itemIds: items.filter((id): id is string => typeof id === 'string') }
  } catch {
    return { reason: 'The line is no JSON' }
  }
}
