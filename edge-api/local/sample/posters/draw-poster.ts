// Posters drawn by us: a picture by mood and a title that always fits, as one SVG without script or outside parts.
import { designOf, type PosterItem } from './design.ts'
import { LAYOUTS } from './layouts.ts'
import { POSTER_HEIGHT, POSTER_WIDTH } from './poster-parts.ts'
import { escapeXml, printable } from './svg-text.ts'

/** The poster of an item as SVG text, 342 x 513. Works for any title; the same item gets the same bytes. */
export function drawPoster(item: PosterItem): string {
  const design = designOf(item)
  const label = escapeXml(printable(item.title))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${POSTER_WIDTH}" height="${POSTER_HEIGHT}" viewBox="0 0 ${POSTER_WIDTH} ${POSTER_HEIGHT}" role="img" aria-label="${label}">${LAYOUTS[design.layout](item, design)}</svg>`
}

/** The dominant color of the poster, shown until the picture is painted. */
export function posterColor(item: PosterItem): string {
  return designOf(item).palette.ground
}
