// Backdrops in the language of the posters: the same item, palette and picture, wide and without text.
import type { Scene } from './art/scene.ts'
import { designOf, type PosterItem } from './design.ts'

export const BACKDROP_WIDTH = 1280
export const BACKDROP_HEIGHT = 720
/** The picture is drawn this wide and cut at the right, so that its middle stands beside the page's text. */
const PICTURE_WIDTH = 1740

/** The landscape picture of an item as SVG text, 16:9; its left side fades to the poster's color, where pages put their text. */
export function drawBackdrop(item: PosterItem): string {
  const { palette, art, random, initial, id } = designOf(item)
  const scene: Scene = { width: PICTURE_WIDTH, height: BACKDROP_HEIGHT, palette, random, initial, id }
  const shade = `<linearGradient id="${id}s"><stop offset="0" stop-color="${palette.ground}" stop-opacity=".8"/><stop offset=".55" stop-color="${palette.ground}" stop-opacity="0"/></linearGradient><rect width="${BACKDROP_WIDTH}" height="${BACKDROP_HEIGHT}" fill="url(#${id}s)"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${BACKDROP_WIDTH}" height="${BACKDROP_HEIGHT}" viewBox="0 0 ${BACKDROP_WIDTH} ${BACKDROP_HEIGHT}" role="img" aria-label="">${art(scene)}${shade}</svg>`
}
