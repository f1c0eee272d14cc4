// catalog/items.ndjson.gz: one item a line, `{ itemId, title, year?, genres, ... }`. Bad lines are counted, never fatal.

import type { RowCounts } from '../../contract/types.ts'
import type { CatalogItem } from '../../ports/catalog.ts'
import { indexLines } from './indexed-lines.ts'
import { toItemRow, toPicture, toRating } from './item-row.ts'
import type { ItemRow } from './item-row.ts'

/** An item as the site brought it: pictures only where they are its own. */
export interface SiteItem extends CatalogItem {
  color?: string
}

/** What only the whole catalog can tell. */
export interface Survey {
  /** Ascending by code unit. */
  genres: string[]
  /** Most rated first, ties by id. */
  byRatings: Pick<SiteItem, 'itemId' | 'genres'>[]
  rows: RowCounts
}

export interface Items {
  get(itemId: string): SiteItem | undefined
  /** Lines that have an id may turn out malformed when every item is read. */
  rows: RowCounts
  /** Reads every item, the first time it is asked for. */
  getSurvey(): Survey
}

/** `onMalformed` is told when reading every item finds lines that have an id and are no item all the same. */
export function readItems(
  zipped: Uint8Array,
  tmdbIds: ReadonlyMap<string, string>,
  onMalformed?: (rows: RowCounts) => void,
): Items {
  const lines = indexLines(zipped)
  let survey: Survey | undefined

  function get(itemId: string): SiteItem | undefined {
    const row = toItemRow(lines.get(itemId))
    return row && toItem(row, tmdbIds)
  }

  function takeSurvey(): Survey {
    const known = [...lines.itemIds()].map(get).filter((item) => item !== undefined)
    const noItems = lines.size - known.length
    const rows = { ...lines.counts, malformed: lines.counts.malformed + noItems }
    if (noItems > 0) onMalformed?.(rows)
    const rated = known.map(({ itemId, genres, rating }) => ({ itemId, genres, count: rating?.count ?? 0 }))
    return {
      genres: [...new Set(known.flatMap(({ genres }) => genres))].sort(byCodeUnit),
      byRatings: rated.sort((a, b) => b.count - a.count || byCodeUnit(a.itemId, b.itemId)),
      rows,
    }
  }

  return { get, rows: lines.counts, getSurvey: () => (survey ??= takeSurvey()) }
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

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
