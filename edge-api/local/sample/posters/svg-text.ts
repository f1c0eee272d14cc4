// Text as SVG that no title can break out of.

import { textWidth, type Typeface } from './typefaces.ts'

/** One line of text as SVG, squeezed to its estimated width where the reader's font is wider than expected. */
export function textLine(
  line: string,
  typeface: Typeface,
  sizePx: number,
  {
    x,
    y,
    anchor,
    color,
    width,
  }: { x: number; y: number; anchor: 'start' | 'middle'; color: string; width: number },
): string {
  const length = Math.min(width, textWidth(line, typeface) * sizePx)
  return `<text x="${Math.round(x * 10) / 10}" y="${Math.round(y * 10) / 10}" text-anchor="${anchor}" font-family="${typeface.family}" font-weight="${typeface.weight}" font-size="${sizePx}" fill="${color}" textLength="${Math.round(length * 10) / 10}" lengthAdjust="spacingAndGlyphs">${escapeXml(line)}</text>`
}

/** Text as XML allows it: no control characters, no half surrogates, spaces in a row as one. */
export function printable(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  return clean === '' ? 'Untitled' : clean
}

export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}
