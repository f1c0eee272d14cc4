// The cards of one locale, as the enrich job published them.

import type { RowCounts } from '../../contract/types.ts'
import type { TitleCard } from '../../ports/title-cards.ts'
import { indexLines } from './indexed-lines.ts'

export interface Cards {
  size: number
  rows: RowCounts
  /** The card, or undefined when there is none or it cannot be read. */
  get(itemId: string): TitleCard | undefined
}

export function readCards(zipped: Uint8Array | undefined): Cards {
  const lines = indexLines(zipped)
  return { size: lines.size, rows: lines.counts, get: (itemId) => lines.get(itemId) as TitleCard | undefined }
}
