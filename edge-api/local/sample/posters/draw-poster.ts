// Posters drawn by us: a picture by mood and a title that always fits, as one SVG without script or outside parts.
import { fill, n, rect, type Scene } from './art/scene.ts'
import { designOf, type Design, type PosterItem } from './design.ts'
import { escapeXml, fitText, printable, textLine, textWidth, TYPEFACES, type FittedText } from './text.ts'

export const POSTER_WIDTH = 342
export const POSTER_HEIGHT = 513
const MARGIN = 26
const INNER = POSTER_WIDTH - 2 * MARGIN
const SHADE_RUN = 78

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

const LAYOUTS: Record<Design['layout'], (item: PosterItem, design: Design) => string> = {
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

/** The design's picture in a window of the poster; `zoom` draws it taller, so that its horizon fits a lower window. */
function picture(
  design: Design,
  x = 0,
  y = 0,
  width = POSTER_WIDTH,
  height = POSTER_HEIGHT,
  zoom = 1,
): string {
  const scene: Scene = {
    width,
    height: height * zoom,
    palette: design.palette,
    random: design.random,
    initial: design.initial,
    id: design.id,
  }
  return `<svg x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}">${design.art(scene)}</svg>`
}

/**
 * Lets the ground color rise (or come down) over the picture, so that the title is readable on anything.
 * Units   from: px, where it begins; it is nearly solid after `SHADE_RUN` px.
 */
function shade({ palette, id }: Design, from: number, direction: 'up' | 'down'): string {
  const up = direction === 'up'
  const tall = up ? POSTER_HEIGHT - from : from
  const name = `${id}s${up ? 'u' : 'd'}`
  const stop = (offset: number, opacity: number): string =>
    `<stop offset="${offset.toFixed(2)}" stop-color="${palette.ground}" stop-opacity="${opacity}"/>`
  const gradient = `<linearGradient id="${name}" x1="0" x2="0" y1="${up ? 0 : 1}" y2="${up ? 1 : 0}">${stop(0, 0)}${stop(Math.min(0.6, SHADE_RUN / tall), 0.84)}${stop(1, 1)}</linearGradient>`
  return gradient + rect(0, up ? from : 0, POSTER_WIDTH, tall, `fill="url(#${name})"`)
}

const fitTitle = (
  item: PosterItem,
  { typeface }: Pick<Design, 'typeface'>,
  width: number,
  height: number,
  largestPx: number,
): FittedText => fitText(item.title, typeface, { width, height, largestPx })

const heightOf = ({ lines, sizePx }: FittedText, { typeface }: Pick<Design, 'typeface'>): number =>
  lines.length * sizePx * typeface.lineHeight

function title(
  { lines, sizePx }: FittedText,
  { typeface, palette }: Design,
  {
    x,
    top,
    anchor = 'start',
    width = INNER,
  }: { x: number; top: number; anchor?: 'start' | 'middle'; width?: number },
): string {
  return lines
    .map((line, index) =>
      textLine(line, typeface, sizePx, {
        x,
        y: top + sizePx * (0.82 + index * typeface.lineHeight),
        anchor,
        color: palette.ink,
        width,
      }),
    )
    .join('')
}

function caption(
  item: PosterItem,
  { palette }: Design,
  y: number,
  anchor: 'start' | 'middle' = 'start',
): string {
  return captionLine(
    captionText(item),
    palette.ink,
    anchor === 'start' ? MARGIN : POSTER_WIDTH / 2,
    y,
    anchor,
  )
}

function captionLine(text: string, color: string, x: number, y: number, anchor: 'start' | 'middle'): string {
  const size = Math.min(14, (INNER / textWidth(text, TYPEFACES.grotesque)) * 0.9)
  return `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}" font-family="${TYPEFACES.grotesque.family}" font-size="${n(size)}" font-weight="600" letter-spacing=".8" fill="${color}" fill-opacity=".82">${escapeXml(text)}</text>`
}

/** Year and first genre; without either a plain dash of the typesetter. */
function captionText({ year, genres }: PosterItem): string {
  const parts = [
    year === undefined ? '' : String(year),
    genres[0] === undefined ? '' : printable(genres[0]).slice(0, 30),
  ]
  return parts.filter((part) => part !== '').join('  ·  ') || '—'
}
