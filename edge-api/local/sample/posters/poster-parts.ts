// The parts that the layouts put together: picture, shade, title and caption.

import { n, rect, type Scene } from './art/scene.ts'
import type { Design, PosterItem } from './design.ts'
import { fitText, type FittedText } from './fit-text.ts'
import { escapeXml, printable, textLine } from './svg-text.ts'
import { textWidth, TYPEFACES } from './typefaces.ts'

export const POSTER_WIDTH = 342
export const POSTER_HEIGHT = 513
export const MARGIN = 26
export const INNER = POSTER_WIDTH - 2 * MARGIN
const SHADE_RUN = 78

/** The design's picture in a window of the poster; `zoom` draws it taller, so that its horizon fits a lower window. */
export function picture(
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
export function shade({ palette, id }: Design, from: number, direction: 'up' | 'down'): string {
  const up = direction === 'up'
  const tall = up ? POSTER_HEIGHT - from : from
  const name = `${id}s${up ? 'u' : 'd'}`
  const stop = (offset: number, opacity: number): string =>
    `<stop offset="${offset.toFixed(2)}" stop-color="${palette.ground}" stop-opacity="${opacity}"/>`
  const gradient = `<linearGradient id="${name}" x1="0" x2="0" y1="${up ? 0 : 1}" y2="${up ? 1 : 0}">${stop(0, 0)}${stop(Math.min(0.6, SHADE_RUN / tall), 0.84)}${stop(1, 1)}</linearGradient>`
  return gradient + rect(0, up ? from : 0, POSTER_WIDTH, tall, `fill="url(#${name})"`)
}

export const fitTitle = (
  item: PosterItem,
  { typeface }: Pick<Design, 'typeface'>,
  width: number,
  height: number,
  largestPx: number,
): FittedText => fitText(item.title, typeface, { width, height, largestPx })

export const heightOf = ({ lines, sizePx }: FittedText, { typeface }: Pick<Design, 'typeface'>): number =>
  lines.length * sizePx * typeface.lineHeight

export function title(
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

export function caption(
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

export function captionLine(
  text: string,
  color: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle',
): string {
  const size = Math.min(14, (INNER / textWidth(text, TYPEFACES.grotesque)) * 0.9)
  return `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}" font-family="${TYPEFACES.grotesque.family}" font-size="${n(size)}" font-weight="600" letter-spacing=".8" fill="${color}" fill-opacity=".82">${escapeXml(text)}</text>`
}

/** Year and first genre; without either a plain dash of the typesetter. */
export function captionText({ year, genres }: PosterItem): string {
  const parts = [
    year === undefined ? '' : String(year),
    genres[0] === undefined ? '' : printable(genres[0]).slice(0, 30),
  ]
  return parts.filter((part) => part !== '').join('  ·  ') || '—'
}
