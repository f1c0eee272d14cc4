// One line of catalog/items.ndjson.gz: what a site may know of an item. Checked by hand, not by a schema, because whoever
// asks for the genres of a catalog reads up to 62,000 of them.

import * as v from 'valibot'
import { PosterSchema, RatingSchema } from '../../contract/schemas/parts.ts'
import type { Poster, Rating } from '../../contract/types.ts'

/** All but the first two may be null or absent; fields that are not listed are left alone. */
export interface ItemRow {
  itemId: string
  title: string
  year?: number | null
  genres?: string[] | null
  runtimeMinutes?: number | null
  overview?: string | null
  synopsis?: string | null
  rating?: Rating | null
  poster?: Poster | null
  backdrop?: Poster | null
  /** The dominant color of the poster, shown until it is painted. */
  color?: string | null
  href?: string | null
}

type Check = (value: unknown) => boolean

const PictureSchema = v.object(PosterSchema.entries)
const RatingOfSiteSchema = v.object(RatingSchema.entries)
const isText: Check = (value) => typeof value === 'string'
const isPicture: Check = (value) => v.is(PictureSchema, value)

const OPTIONAL: Readonly<Record<string, Check>> = {
  year: Number.isInteger,
  genres: (value) => Array.isArray(value) && value.every(isText),
  runtimeMinutes: (value) => typeof value === 'number' && value >= 0,
  overview: isText,
  synopsis: isText,
  rating: (value) => v.is(RatingOfSiteSchema, value),
  poster: isPicture,
  backdrop: isPicture,
  color: (value) => typeof value === 'string' && /^#([\da-f]{3}|[\da-f]{6})$/i.test(value),
  href: isText,
}

/** What a line says, or undefined when that is no item. */
export function toItemRow(row: unknown): ItemRow | undefined {
  return isItemRow(row) ? row : undefined
}

function isItemRow(row: unknown): row is ItemRow {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return false
  const { itemId, title } = row as Record<string, unknown>
  if (typeof itemId !== 'string' || !isItemId(itemId) || typeof title !== 'string' || title === '')
    return false
  for (const [name, value] of Object.entries(row)) {
    if (value != null && Object.hasOwn(OPTIONAL, name) && OPTIONAL[name]?.(value) !== true) return false
  }
  return true
}

/** Most ids are plain, which is quicker to see. */
export function isItemId(text: string): boolean {
  return /^[\w.-]{1,256}$/.test(text) || /^[^\s\p{C}]{1,256}$/u.test(text)
}

/** Without what the site may have added to it. */
export function toRating({ average, count }: Rating): Rating {
  return { average, count }
}

export function toPicture(picture: Poster | null | undefined): Poster | null {
  return picture == null ? null : v.parse(PictureSchema, picture)
}
