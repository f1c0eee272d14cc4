// CSV as Personalize reads it, and as the rest of the world writes it: quotes escaped by a backslash or doubled.
// https://docs.aws.amazon.com/personalize/latest/dg/data-prep-formatting.html
import { createReadStream } from 'node:fs'

/** A file that is no CSV. The message says where. */
export class CsvError extends Error {
  override readonly name = 'CsvError'
}

/** Longer than any record may be; an unclosed quote is found here and not at the end of the file. */
const MAX_RECORD_CHARACTERS = 4_000_000

/** The records of a file, its header first; empty lines are left out. Errors  CsvError. */
export async function* readCsv(path: string): AsyncGenerator<string[], undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let number = 0
  let width: number | undefined
  const toRecords = function* (text: string, isLast: boolean): Generator<string[]> {
    let position = 0
    while (position < text.length) {
      const record = readRecord(text, position)
      if (!record) break
      position = record.end
      if (record.fields.length === 1 && record.fields[0] === '') continue
      width ??= record.fields.length
      if (record.fields.length !== width) {
        throw new CsvError(`Record ${number} has ${record.fields.length} fields, the header ${width}`)
      }
      number++
      yield record.fields
    }
    rest = text.slice(position)
    if (rest.length > (isLast ? 0 : MAX_RECORD_CHARACTERS)) {
      throw new CsvError(`Record ${number} has a quote that is not closed`)
    }
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Buffer>) {
    yield* toRecords(rest + decode(decoder, chunk), false)
  }
  const text = rest + decode(decoder)
  yield* toRecords(text === '' || text.endsWith('\n') ? text : `${text}\n`, true)
}

/** A record as a line that readCsv() reads back the same. */
export function toCsvLine(fields: readonly string[]): string {
  return `${fields.map(toField).join(',')}\n`
}

function toField(field: string): string {
  return /[",\\\r\n]/.test(field) ? `"${field.replaceAll(/["\\]/g, '\\$&')}"` : field
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch (cause) {
    throw new CsvError('The file is not valid UTF-8', { cause })
  }
}

/** The record that starts here and where the next one does; undefined when the text ends before it does. */
function readRecord(text: string, start: number): { fields: string[]; end: number } | undefined {
  const newline = text.indexOf('\n', start)
  if (newline === -1) return undefined
  const line = text.slice(start, text[newline - 1] === '\r' ? newline - 1 : newline)
  if (!line.includes('"')) return { fields: line.split(','), end: newline + 1 }
  return readQuotedRecord(text, start)
}

function readQuotedRecord(text: string, start: number): { fields: string[]; end: number } | undefined {
  const fields: string[] = []
  let position = start
  for (;;) {
    let field = ''
    if (text[position] === '"') {
      const quoted = readQuoted(text, position + 1)
      if (!quoted) return undefined
      field = quoted.value
      position = quoted.end
    }
    // What is not quoted; after a closing quote there should be nothing.
    let end = position
    while (end < text.length && text[end] !== ',' && text[end] !== '\n') end++
    if (end >= text.length) return undefined
    field += text.slice(
      position,
      text[end] === '\n' && text[end - 1] === '\r' ? Math.max(position, end - 1) : end,
    )
    fields.push(field)
    position = end + 1
    if (text[end] === '\n') return { fields, end: position }
  }
}

/** From after the opening quote to after the closing one. */
function readQuoted(text: string, start: number): { value: string; end: number } | undefined {
  let value = ''
  let position = start
  for (;;) {
    let next = position
    while (next < text.length && text[next] !== '"' && text[next] !== '\\') next++
    value += text.slice(position, next)
    const following = text[next + 1]
    if (following === undefined) return undefined
    const isEscape = text[next] === '\\' ? following === '"' || following === '\\' : following === '"'
    if (isEscape) {
      value += following
      position = next + 2
    } else if (text[next] === '"') return { value, end: next + 1 }
    else {
      value += '\\'
      position = next + 1
    }
  }
}
