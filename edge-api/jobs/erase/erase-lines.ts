// Takes people out of the files that training is made of, line by line: whatever names one of them goes.

import { gunzipSync, gzipSync } from 'node:zlib'
import type { ObjectStore } from '../../ports/object-store.ts'
import { splitLine } from '../validate/split-line.ts'

const PREFIXES = ['training/', 'batch/']
/** What has a user a line: CSV with the user first, or JSON with a userId. Items may be called like users. */
const FILE = /\/(?:interactions\/part-\d+|interactions|users|held-out)\.(?:csv|json|json\.out|ndjson\.gz)$/

/** Returns how many lines went. */
export async function eraseLines(objectStore: ObjectStore, userIds: ReadonlySet<string>): Promise<number> {
  let removed = 0
  for (const prefix of PREFIXES) {
    for await (const key of objectStore.listKeys(prefix)) {
      if (!FILE.test(key)) continue
      const stored = await objectStore.get(key)
      if (stored === undefined) continue
      const isZipped = key.endsWith('.gz')
      const lines = Buffer.from(isZipped ? gunzipSync(stored.body) : stored.body)
        .toString('utf8')
        .split('\n')
      const kept = lines.filter((line) => !userIds.has(toUserId(line) ?? ''))
      if (kept.length === lines.length) continue
      removed += lines.length - kept.length
      const body = Buffer.from(kept.join('\n'))
      await objectStore.put(key, isZipped ? gzipSync(body) : body)
    }
  }
  return removed
}

function toUserId(line: string): string | undefined {
  if (line.startsWith('{')) {
    const quoted = /"userId":("(?:[^"\\]|\\.)*")/.exec(line)?.[1]
    return quoted === undefined ? undefined : (JSON.parse(quoted) as string)
  }
  return line.startsWith('"') ? splitLine(line)?.[0] : line.slice(0, Math.max(0, line.indexOf(',')))
}
