// Pictures of TMDB: one fixed host, sizes that are known, paths of one shape. Whatever else a record says is no picture.

import type { Poster } from '../../contract/types.ts'
import type { TitleImages } from '../../ports/title-source.ts'

/** `secure_base_url` of https://developer.themoviedb.org/reference/configuration-details; fixed, so that no record can lead elsewhere. */
export const IMAGE_BASE = 'https://image.tmdb.org/t/p/'

/** Widths that exist, and the one that `src` has. Heights follow: posters are 2:3, backdrops 16:9. */
export const POSTER_WIDTHS = [92, 154, 185, 342, 500, 780] as const
export const BACKDROP_WIDTHS = [300, 780, 1280] as const
const POSTER = { widths: POSTER_WIDTHS, width: 342, height: 513 }
const BACKDROP = { widths: BACKDROP_WIDTHS, width: 1280, height: 720 }

/** One file, no folders; no drawings, which can hold scripts. */
const PATH = /^\/[\w-]{1,128}\.(jpg|png|webp)$/

export function tmdbImages(): TitleImages {
  return { toPoster: (path) => toPicture(path, POSTER), toBackdrop: (path) => toPicture(path, BACKDROP) }
}

function toPicture(path: string, { widths, width, height }: typeof POSTER | typeof BACKDROP): Poster | null {
  if (!PATH.test(path)) return null
  const at = (size: number) => `${IMAGE_BASE}w${size}${path}`
  return { src: at(width), srcset: widths.map((size) => `${at(size)} ${size}w`).join(', '), width, height }
}
