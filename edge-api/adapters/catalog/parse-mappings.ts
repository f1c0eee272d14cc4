// mappings/Final2.csv: movieId,tmdbId with a header, as MovieLens' links.csv says it. Bad rows are counted, never fatal.

import type { RowCounts } from '../../contract/types.ts'
import { isItemId } from './item-row.ts'

export function parseMappings(body: Uint8Array | undefined): {
  tmdbIds: Map<string, string>
  rows: RowCounts
} {
  const tmdbIds = new Map<string, string>()
  const report: RowCounts = { rows: 0, empty: 0, duplicate: 0, malformed: 0 }
  const [header = '', ...lines] = Buffer.from(body ?? [])
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
  const columns = header.split(',').map((name) => name.trim())
  const movieColumn = columns.indexOf('movieId')
  const tmdbColumn = columns.indexOf('tmdbId')
  for (const text of lines) {
    const line = text.trimEnd()
    if (line === '') continue
    report.rows += 1
    const cells = line.split(',')
    const movieId = cells[movieColumn]?.trim() ?? ''
    const tmdbId = cells[tmdbColumn]?.trim() ?? ''
    if (cells.length !== columns.length || !isItemId(movieId) || !/^\d{0,12}$/.test(tmdbId))
      report.malformed += 1
    else if (tmdbId === '') report.empty += 1
    else if (tmdbIds.has(movieId)) report.duplicate += 1
    else tmdbIds.set(movieId, tmdbId)
  }
  return { tmdbIds, rows: report }
}
