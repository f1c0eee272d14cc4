// catalog/items.ndjson.gz: one item a line, `{ itemId, title, year?, genres, ... }`. Bad lines are counted, never fatal.

import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import { PosterSchema, RatingSchema } from '../../contract/schemas/slate.ts'
import type { CatalogItem } from '../../ports/catalog.ts'

export interface CatalogReport {
  read: number
  malformed: number
  duplicate: number
}

/** An item as the site brought it: pictures only where they are its own. */
export interface SiteItem extends CatalogItem {
  color?: string
}

/** What a site may know of an item; fields that are not listed are left alone. */
const RowSchema = v.object({
  itemId: v.pipe(v.string(), v.regex(/^[^\s\p{C}]{1,256}$/u)),
  title: v.pipe(v.string(), v.minLength(1)),
  year: v.nullish(v.pipe(v.number(), v.integer())),
  genres: v.nullish(v.array(v.string()), []),
  runtimeMinutes: v.nullish(v.pipe(v.number(), v.minValue(0))),
  overview: v.nullish(v.string()),
  synopsis: v.nullish(v.string()),
  rating: v.nullish(v.object(RatingSchema.entries)),
  poster: v.nullish(v.object(PosterSchema.entries)),
  backdrop: v.nullish(v.object(PosterSchema.entries)),
  /** The dominant color of the poster, shown until it is painted. */
  color: v.nullish(v.pipe(v.string(), v.regex(/^#([\da-f]{3}|[\da-f]{6})$/i))),
  href: v.nullish(v.string()),
})

export function parseItems(
  body: Uint8Array,
  tmdbIds: ReadonlyMap<string, string>,
): { items: Map<string, SiteItem>; report: CatalogReport } {
  const items = new Map<string, SiteItem>()
  const report: CatalogReport = { read: 0, malformed: 0, duplicate: 0 }
  for (const line of gunzipSync(body).toString('utf8').split('\n')) {
    if (line === '') continue
    report.read += 1
    const row = v.safeParse(RowSchema, parseLine(line))
    if (!row.success) report.malformed += 1
    else if (items.has(row.output.itemId)) report.duplicate += 1
    else items.set(row.output.itemId, toItem(row.output, tmdbIds))
  }
  return { items, report }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function toItem(row: v.InferOutput<typeof RowSchema>, tmdbIds: ReadonlyMap<string, string>): SiteItem {
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
    ...(rating == null ? {} : { rating }),
    poster: row.poster ?? null,
    backdrop: row.backdrop ?? null,
    ...(href == null ? {} : { href }),
    ...(tmdbId === undefined ? {} : { tmdbId }),
    ...(color == null ? {} : { color }),
  }
}
