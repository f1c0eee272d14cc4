// One item ready to become a card: what the site brought, what the title source says, and a drawn picture where both have none.

import type { Poster } from '../../contract/types.ts'
import type { CatalogItem } from '../../ports/catalog.ts'
import type { TitleDetails, TitleImages } from '../../ports/title-source.ts'
import type { SiteItem } from './items.ts'

export interface DressOptions {
  images?: TitleImages
  /** Where pictures are drawn for items that have none: `<posterBase>/posters/<itemId>.svg`. */
  posterBase?: string
}

/** Two thirds, the aspect of a film poster, at the size a card asks for. */
const DRAWN_POSTER = { width: 342, height: 513 }
const DRAWN_BACKDROP = { width: 1280, height: 720 }

/** `details`: null when the source has no such title, undefined when it was not asked. */
export function dressItem(
  item: SiteItem,
  details: TitleDetails | null | undefined,
  { images, posterBase }: DressOptions,
): CatalogItem {
  const { color, ...own } = item
  const { posterPath, backdropPath, genres, ...said } = details ?? {}
  const withColor = (picture: Poster | null | undefined): Poster | null =>
    picture == null ? null : { ...picture, ...(color === undefined ? {} : { color }) }
  const drawn = (folder: string, size: { width: number; height: number }): Poster | null =>
    posterBase === undefined
      ? null
      : withColor({ src: `${posterBase}/${folder}/${encodeURIComponent(item.itemId)}.svg`, ...size })
  return {
    ...own,
    ...said,
    // Genres are what the catalog filters and counts by: one vocabulary, the site's own where it has one.
    genres: own.genres.length > 0 ? own.genres : (genres ?? []),
    poster:
      own.poster ??
      withColor(posterPath === undefined ? null : images?.toPoster(posterPath)) ??
      drawn('posters', DRAWN_POSTER),
    backdrop:
      own.backdrop ??
      withColor(backdropPath === undefined ? null : images?.toBackdrop(backdropPath)) ??
      drawn('backdrops', DRAWN_BACKDROP),
    ...(details === undefined ? {} : { isEnriched: true }),
  }
}
