// catalog/items.ndjson.gz: one item a line, `{ itemId, title, year?, genres, ... }`. Bad lines are counted, never fatal.

import type { CatalogItem } from '../../ports/catalog.ts'
import { indexLines } from './indexed-lines.ts'
import { toItemRow, toPicture, toRating } from './item-row.ts'
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

/** What only the whole catalog can tell. */
export interface Survey {
  /** Ascending by code unit. */
  genres: string[]
  /** Most rated first, ties by id. */
  byRatings: Pick<SiteItem, 'itemId' | 'genres'>[]
  report: CatalogReport
}

export interface Items {
  get(itemId: string): SiteItem | undefined
  /** Reads every item, the first time it is asked for. */
  getSurvey(): Survey
}

export function readItems(zipped: Uint8Array, tmdbIds: ReadonlyMap<string, string>): Items {
  const lines = indexLines(zipped)
  let survey: Survey | undefined

  function get(itemId: string): SiteItem | undefined {
    const row = toItemRow(lines.get(itemId))
    return row && toItem(row, tmdbIds)
  }

  function takeSurvey(): Survey {
    const known = [...lines.itemIds()].map(get).filter((item) => item !== undefined)
    const rated = known.map(({ itemId, genres, rating }) => ({ itemId, genres, count: rating?.count ?? 0 }))
    return {
      genres: [...new Set(known.flatMap(({ genres }) => genres))].sort(byCodeUnit),
      byRatings: rated.sort((a, b) => b.count - a.count || byCodeUnit(a.itemId, b.itemId)),
      report: { ...lines.counts, malformed: lines.counts.malformed + lines.size - known.length },
    }
  }

  return { get, getSurvey: () => (survey ??= takeSurvey()) }
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
