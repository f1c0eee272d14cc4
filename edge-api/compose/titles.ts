// TMDB's part of the wiring, the same on a laptop and on AWS.

import type { StoreCatalogOptions } from '../adapters/catalog/store-catalog.ts'
import { tmdbImages } from '../adapters/tmdb/images.ts'
import { tmdbTitleSource } from '../adapters/tmdb/title-source.ts'
import type { Config } from '../config.ts'
import type { TitleSource } from '../ports/title-source.ts'

/** Undefined without a token: titles are shown as the catalog and the published cards hold them. */
export function composeTitleSource({ token, url }: Config['tmdb']): TitleSource | undefined {
  if (token === undefined) return undefined
  return tmdbTitleSource({ token, ...(url === undefined ? {} : { baseUrl: url }) })
}

/** How a catalog shows what TMDB says. */
export function composeTitles({
  locales,
  notice,
}: Config['tmdb']): Pick<StoreCatalogOptions, 'images' | 'locales' | 'titleNotice'> {
  return { images: tmdbImages(), locales, titleNotice: notice }
}
