// Titles that fit: the largest size at which a text fits a box, and where its lines break.

import { printable } from './svg-text.ts'
import { textWidth, type Typeface } from './typefaces.ts'

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
