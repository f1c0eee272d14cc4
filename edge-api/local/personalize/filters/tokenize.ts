// Cuts the text of a filter, or of a filter value, into tokens that know where they stood.
import { FilterSyntaxError } from './syntax.ts'

export interface Token {
  type: 'word' | 'string' | 'number' | 'placeholder' | 'symbol' | 'end'
  /** What it says: a string without its quotes, a placeholder without its dollar sign. */
  text: string
  position: number
}

const WORD = /[A-Za-z_][A-Za-z0-9_]*/y
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const PLACEHOLDER = /\$[A-Za-z0-9_]+/y
const SYMBOL = /<=|>=|!=|[=<>(),.|]/y
const SPACE = /\s+/y
/** Published samples put placeholders into quotes, too. */
const QUOTED_PLACEHOLDER = /^\$[A-Za-z0-9_]+$/

/**
 * The tokens of a text, the last of type `end`.
 * Errors  FilterSyntaxError at a character that starts nothing and at a quote that is never closed.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position
    return pattern.exec(text)?.[0]
  }
  const push = (type: Token['type'], source: string, meaning = source): void => {
    tokens.push({ type, text: meaning, position })
    position += source.length
  }

  while (position < text.length) {
    const space = match(SPACE)
    if (space !== undefined) {
      position += space.length
      continue
    }
    const quote = text[position]
    if (quote === '"' || quote === "'") {
      const { source, value } = readString(text, position, quote)
      if (QUOTED_PLACEHOLDER.test(value)) push('placeholder', source, value.slice(1))
      else push('string', source, value)
      continue
    }
    const placeholder = match(PLACEHOLDER)
    const number = match(NUMBER)
    const word = match(WORD)
    const symbol = match(SYMBOL)
    if (placeholder !== undefined) push('placeholder', placeholder, placeholder.slice(1))
    else if (number !== undefined) push('number', number)
    else if (word !== undefined) push('word', word)
    else if (symbol !== undefined) push('symbol', symbol)
    else
      throw new FilterSyntaxError(
        `Unexpected character ${JSON.stringify(quote)} at position ${position}`,
        position,
      )
  }
  tokens.push({ type: 'end', text: '', position: text.length })
  return tokens
}

function readString(text: string, start: number, quote: string): { source: string; value: string } {
  let value = ''
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at]
    if (character === quote) return { source: text.slice(start, at + 1), value }
    const next = text[at + 1]
    if (character === '\\' && (next === quote || next === '\\')) {
      value += next
      at++
    } else value += character
  }
  throw new FilterSyntaxError(`The string that starts at position ${start} is never closed`, start)
}
