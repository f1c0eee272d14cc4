// Titles that fit: how wide a text will be, how it wraps, and SVG text that cannot leave its box.

/** Only fonts of the system, each with a generic one at its end. `widthFactor`: in relation to a bold sans serif. */
export interface Typeface {
  family: string
  weight: number
  widthFactor: number
  upperCase: boolean
  lineHeight: number
}

export const TYPEFACES = {
  condensed: face(
    "Impact,Haettenschweiler,'Arial Narrow','DejaVu Sans Condensed',sans-serif",
    700,
    0.76,
    true,
    1,
  ),
  grotesque: face("'Helvetica Neue',Helvetica,Arial,'DejaVu Sans',sans-serif", 800, 1, false, 1.04),
  geometric: face(
    "Futura,'Century Gothic','Avenir Next','Trebuchet MS','DejaVu Sans',sans-serif",
    700,
    0.98,
    true,
    1.06,
  ),
  serif: face("Didot,'Bodoni MT','Playfair Display',Georgia,'DejaVu Serif',serif", 700, 1, false, 1.08),
  slab: face("Rockwell,'Roboto Slab',Georgia,'DejaVu Serif',serif", 800, 1.04, true, 1.04),
  typewriter: face("'Courier New',Courier,'DejaVu Sans Mono',monospace", 700, 1.02, false, 1.12),
} as const

export interface FittedText {
  lines: string[]
  sizePx: number
}

interface Box {
  width: number
  height: number
  largestPx: number
  /** Below this a title breaks inside a word or is cut, rather than shrinking further. Default 15. */
  smallestPx?: number
}

const BREAK_BELOW_PX = 24

/** Longer titles end in an ellipsis: nobody reads more on a poster. */
const MOST_CHARACTERS = 150

/** The largest size at which the text fits the box, and its lines. Never empty, never wider or higher than the box. */
export function fitText(
  text: string,
  typeface: Typeface,
  { width, height, largestPx, smallestPx = 15 }: Box,
): FittedText {
  const whole = splitWords(shorten(printable(text)), typeface)
  for (let sizePx = largestPx; sizePx > smallestPx; sizePx -= 1) {
    // A word of forty letters rather breaks than makes the whole title small.
    const words =
      sizePx > BREAK_BELOW_PX ? whole : whole.flatMap((word) => breakWord(word, typeface, width / sizePx))
    const lines = wrap(words, typeface, width / sizePx)
    const fits = lines.every((line) => textWidth(line, typeface) * sizePx <= width)
    if (fits && lines.length * sizePx * typeface.lineHeight <= height)
      return { lines: balance(words, typeface, lines, width / sizePx), sizePx }
  }
  const most = Math.max(1, Math.floor(height / (smallestPx * typeface.lineHeight)))
  const lines = wrap(
    whole.flatMap((word) => breakWord(word, typeface, width / smallestPx)),
    typeface,
    width / smallestPx,
  )
  return {
    lines: lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`] : lines,
    sizePx: smallestPx,
  }
}

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

/** About how wide the text is at a size of 1 px. */
export function textWidth(text: string, typeface: Typeface): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width * typeface.widthFactor
}

/** Text as XML allows it: no control characters, no half surrogates, spaces in a row as one. */
export function printable(text: string): string {
  const clean = text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffd-\uffff]/gu,
      ' ',
    )
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

function face(
  family: string,
  weight: number,
  widthFactor: number,
  upperCase: boolean,
  lineHeight: number,
): Typeface {
  return { family, weight, widthFactor, upperCase, lineHeight }
}

/** In em, after a common bold sans serif. */
function characterWidth(character: string): number {
  if (/[ilI.,:;!|'’]/.test(character)) return 0.32
  if (/[frtj()[\]\- ]/.test(character)) return 0.38
  if (/[mwMW@%—…]/.test(character)) return 0.92
  if (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/u.test(character)) return 1.02
  if (/\p{Extended_Pictographic}/u.test(character) && !/\d/.test(character)) return 1.3
  if (/\p{M}/u.test(character)) return 0
  return /\p{Lu}|&/u.test(character) ? 0.74 : 0.61
}

function splitWords(text: string, { upperCase }: Typeface): string[] {
  const cased = upperCase ? text.toLocaleUpperCase('en') : text
  // Chinese and Japanese wrap between any two signs.
  return cased
    .split(/ |(?<=[\u3040-\u30ff\u4e00-\u9fff])(?=[\u3040-\u30ff\u4e00-\u9fff])/u)
    .filter((word) => word !== '')
}

const isIdeographic = (word: string): boolean => /^[\u3040-\u30ff\u4e00-\u9fff]/u.test(word)

const join = (line: string, word: string): string =>
  line === '' ? word : isIdeographic(word) && isIdeographic(line.slice(-1)) ? line + word : `${line} ${word}`

function wrap(words: readonly string[], typeface: Typeface, widthEm: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const longer = join(line, word)
    if (line !== '' && textWidth(longer, typeface) > widthEm) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

/** The narrowest wrapping with as many lines, so that no word is left alone on the last. */
function balance(words: readonly string[], typeface: Typeface, lines: string[], widthEm: number): string[] {
  let best = lines
  for (let narrower = widthEm * 0.95; narrower > widthEm * 0.4; narrower *= 0.95) {
    const tried = wrap(words, typeface, narrower)
    if (tried.length > lines.length || tried.some((line) => textWidth(line, typeface) > widthEm)) break
    best = tried
  }
  return best
}

/** Cuts a word that is wider than a line into as few and as equal parts as possible. */
function breakWord(word: string, typeface: Typeface, widthEm: number): string[] {
  const characters = [...word]
  for (let count = Math.ceil(textWidth(word, typeface) / widthEm); count < characters.length; count++) {
    const size = Math.ceil(characters.length / count)
    const parts = Array.from({ length: Math.ceil(characters.length / size) }, (_, part) =>
      characters.slice(part * size, (part + 1) * size).join(''),
    )
    if (parts.every((part) => textWidth(part, typeface) <= widthEm)) return parts
  }
  return characters
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.length <= MOST_CHARACTERS
    ? text
    : `${characters
        .slice(0, MOST_CHARACTERS - 1)
        .join('')
        .trimEnd()}…`
}
