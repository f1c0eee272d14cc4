// Where picture and title stand on a poster. One function a layout.

import { fill, n, rect } from './art/scene.ts'
import type { Design, PosterItem } from './design.ts'
import type { Layout } from './moods.ts'
import {
  caption,
  captionLine,
  captionText,
  fitTitle,
  heightOf,
  INNER,
  MARGIN,
  picture,
  POSTER_HEIGHT,
  POSTER_WIDTH,
  shade,
  title,
} from './poster-parts.ts'
import { TYPEFACES } from './typefaces.ts'

export const LAYOUTS: Record<Layout, (item: PosterItem, design: Design) => string> = {
  /** The picture fills the poster, the title stands at its foot. */
  foot(item, design) {
    const text = fitTitle(item, design, INNER, 168, 58)
    const top = POSTER_HEIGHT - 50 - heightOf(text, design)
    return (
      picture(design) +
      shade(design, top - 70, 'up') +
      title(text, design, { x: MARGIN, top }) +
      caption(item, design, POSTER_HEIGHT - 28)
    )
  },
  /** The picture fills the poster, the title hangs from its head. */
  head(item, design) {
    const text = fitTitle(item, design, INNER, 150, 54)
    const bottom = 40 + heightOf(text, design)
    return (
      picture(design, 0, POSTER_HEIGHT * 0.14, POSTER_WIDTH, POSTER_HEIGHT * 0.86) +
      rect(0, 0, POSTER_WIDTH, POSTER_HEIGHT * 0.145, fill(design.palette.ground)) +
      shade(design, bottom + 64, 'down') +
      shade(design, POSTER_HEIGHT - 110, 'up') +
      title(text, design, { x: MARGIN, top: 32 }) +
      caption(item, design, POSTER_HEIGHT - 28)
    )
  },
  /** The picture above, a quiet plate with the title below. */
  plate(item, design) {
    const text = fitTitle(item, design, INNER, 126, 46)
    const top = POSTER_HEIGHT - 58 - heightOf(text, design)
    const edge = Math.min(348, top - 24)
    return (
      rect(0, 0, POSTER_WIDTH, POSTER_HEIGHT, fill(design.palette.ground)) +
      picture(design, 0, 0, POSTER_WIDTH, edge, 1.3) +
      rect(0, edge, POSTER_WIDTH, 6, fill(design.palette.accent)) +
      title(text, design, { x: MARGIN, top: top + (Math.max(0, top - 24 - edge) > 8 ? -4 : 0) }) +
      caption(item, design, POSTER_HEIGHT - 28)
    )
  },
  /** A border around picture and title, everything on the middle axis. */
  frame(item, design) {
    const { palette } = design
    const text = fitTitle(item, design, INNER - 20, 120, 42)
    const top = POSTER_HEIGHT - 74 - heightOf(text, design)
    const edge = Math.min(352, top - 20)
    return (
      rect(0, 0, POSTER_WIDTH, POSTER_HEIGHT, fill(palette.ground)) +
      picture(design, 22, 22, POSTER_WIDTH - 44, edge - 22, 1.25) +
      rect(
        12,
        12,
        POSTER_WIDTH - 24,
        POSTER_HEIGHT - 24,
        `fill="none" stroke="${palette.ink}" stroke-opacity=".55" stroke-width="1.5"`,
      ) +
      title(text, design, { x: POSTER_WIDTH / 2, top: (edge + top) / 2 - 2, anchor: 'middle' }) +
      caption(item, design, POSTER_HEIGHT - 38, 'middle')
    )
  },
  /** A disc in the middle of the picture carries the title. */
  disc(item, design) {
    const text = fitTitle(item, design, 186, 128, 44)
    const middle = POSTER_HEIGHT * 0.47
    return (
      picture(design) +
      `<circle cx="${POSTER_WIDTH / 2}" cy="${n(middle)}" r="138" ${fill(design.palette.ground)}/>` +
      `<circle cx="${POSTER_WIDTH / 2}" cy="${n(middle)}" r="128" fill="none" stroke="${design.palette.ink}" stroke-width="2" stroke-opacity=".6"/>` +
      title(text, design, {
        x: POSTER_WIDTH / 2,
        top: middle - heightOf(text, design) / 2,
        anchor: 'middle',
        width: 186,
      }) +
      shade(design, POSTER_HEIGHT - 96, 'up') +
      caption(item, design, POSTER_HEIGHT - 28, 'middle')
    )
  },
  /** A colored spine on the left, with year and genre running up. */
  spine(item, design) {
    const { palette } = design
    const text = fitTitle(item, design, INNER - 34, 150, 48)
    const top = POSTER_HEIGHT - 34 - heightOf(text, design)
    const words = captionText(item)
    return (
      picture(design, 44, 0, POSTER_WIDTH - 44, POSTER_HEIGHT, 1.1) +
      shade(design, top - 74, 'up') +
      rect(0, 0, 44, POSTER_HEIGHT, fill(palette.ground)) +
      rect(44, 0, 3, POSTER_HEIGHT, fill(palette.accent)) +
      title(text, design, { x: 64, top, width: INNER - 34 }) +
      `<g transform="translate(27 ${POSTER_HEIGHT - 26}) rotate(-90)">${captionLine(words, palette.ink, 0, 0, 'start')}</g>`
    )
  },
  /** Big type: every word its own line, as wide as the poster allows. */
  stacked(item, design) {
    const { palette, typeface } = design
    const words = fitTitle(item, { ...design, typeface: TYPEFACES.condensed }, INNER, 236, 88)
    if (words.lines.length > 5 || words.sizePx < 38) return LAYOUTS.foot(item, design)
    const tall = heightOf(words, { ...design, typeface: TYPEFACES.condensed })
    const top = POSTER_HEIGHT - 54 - tall
    return (
      picture(design, 0, 0, POSTER_WIDTH, POSTER_HEIGHT, 1) +
      shade(design, top - 84, 'up') +
      rect(MARGIN, top - 20, 54, 7, fill(palette.accent)) +
      title(words, { ...design, typeface: TYPEFACES.condensed }, { x: MARGIN, top }) +
      caption(item, { ...design, typeface }, POSTER_HEIGHT - 28)
    )
  },
}
