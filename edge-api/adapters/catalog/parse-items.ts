// catalog/items.ndjson.gz: one item a line, `{ itemId, title, year?, genres, ... }`. Bad lines are counted, never fatal.

import { gunzipSync } from 'node:zlib'
import type { CatalogItem } from '../../ports/catalog.ts'
import { readItemRow, toPicture, toRating } from './item-row.ts'
import type { ItemRow } from './item-row.ts'

export interface CatalogReport {
  read: number
  malformed: number
  duplicate: number
}

/** An item as the site brought it: pictures only where they are its own. */
export interface SiteItem extends CatalogItem {
  color?: string
}

export function parseItems(
  body: Uint8Array,
  tmdbIds: ReadonlyMap<string, string>,
): { items: Map<string, SiteItem>; report: CatalogReport } {
  const items = new Map<string, SiteItem>()
  const report: CatalogReport = { read: 0, malformed: 0, duplicate: 0 }
  for (const line of gunzipSync(body).toString('utf8').split('\n')) {
    if (line === '') continue
    report.read += 1
    const row = readItemRow(line)
    if (row === undefined) report.malformed += 1
    else if (items.has(row.itemId)) report.duplicate += 1
    else items.set(row.itemId, toItem(row, tmdbIds))
  }
  return { items, report }
}

function toItem(row: ItemRow, tmdbIds: ReadonlyMap<string, string>): SiteItem {
  const { itemId, title, year, genres, runtimeMinutes, rating, href, color } = row
  const overview = row.overview ?? row.synopsis
  const tmdbId = tmdbIds.get(itemId)
  return {
    itemId,
    title,
    ...(year == null ? {} : { year }),
    genres: [...new Set(genres)],
    ...(runtimeMinutes == null ? {} : { runtimeMinutes }),
    ...(overview == null ? {} : { overview }),
    ...(rating == null ? {} : { rating: toRating(rating) }),
    poster: toPicture(row.poster),
    backdrop: toPicture(row.backdrop),
    ...(href == null ? {} : { href }),
    ...(tmdbId === undefined ? {} : { tmdbId }),
    ...(color == null ? {} : { color }),
  }
}
