// Lines of NDJSON in memory: their text and where the line of each item begins, parsed when an item is asked for.
// So 62,000 of them load in the time it takes to unzip them, and weigh little more than it.

import { gunzipSync } from 'node:zlib'
import type { RowCounts } from '../../contract/types.ts'

export interface IndexedLines {
  /** Of the first line of each item, in the order of the file. */
  itemIds(): Iterable<string>
  size: number
  /** Lines that are not empty; malformed are those without an id. */
  counts: RowCounts
  /** What the line says, unchecked; undefined when there is none or it cannot be parsed. */
  get(itemId: string): unknown
}

/** How a line begins that our own jobs wrote: its id is read without parsing it. */
const BEGINNING = '{"itemId":"'

export function indexLines(zipped: Uint8Array | undefined): IndexedLines {
  // A letter a byte, whatever the bytes mean: to search in it is quickest, and nothing is decoded that nobody asks for.
  const text = zipped === undefined ? '' : gunzipSync(zipped).toString('latin1')
  const starts = new Map<string, number>()
  const counts: RowCounts = { rows: 0, empty: 0, duplicate: 0, malformed: 0 }
  for (let start = 0; start < text.length; start = endOf(start) + 1) {
    if (text[start] !== '\n') index(start)
  }

  function index(start: number): void {
    counts.rows += 1
    const itemId = readItemId(start)
    if (itemId === undefined) counts.malformed += 1
    else if (starts.has(itemId)) counts.duplicate += 1
    else starts.set(itemId, start)
  }

  function endOf(start: number): number {
    const end = text.indexOf('\n', start)
    return end === -1 ? text.length : end
  }

  function readItemId(start: number): string | undefined {
    if (text.startsWith(BEGINNING, start)) {
      const from = start + BEGINNING.length
      const itemId = text.slice(from, text.indexOf('"', from))
      if (/^[\w.-]+$/.test(itemId)) return itemId
    }
    // Written by somebody else, or an id that is not plain.
    const row = parse(start)
    const itemId = typeof row === 'object' && row !== null && 'itemId' in row ? row.itemId : undefined
    return typeof itemId === 'string' ? itemId : undefined
  }

  function parse(start: number): unknown {
    try {
      return JSON.parse(Buffer.from(text.slice(start, endOf(start)), 'latin1').toString('utf8'))
    } catch {
      return undefined
    }
  }

  return {
    itemIds: () => starts.keys(),
    size: starts.size,
    counts,
    get(itemId) {
      const start = starts.get(itemId)
      return start === undefined ? undefined : parse(start)
    },
  }
}
