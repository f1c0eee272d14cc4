// A file line by line, so that a broken line spoils only itself and memory holds one chunk.

import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

export type Encoding = 'utf8' | 'latin1'

export interface ReadLinesOptions {
  encoding: Encoding
  /** Called after each chunk with the bytes read so far. */
  onBytes?: (bytes: number) => void
  signal?: AbortSignal | undefined
}

export interface NumberedLine {
  /** 1-based. */
  line: number
  text: string
}

/** The lines of each chunk, without their ends; empty ones are left out. One wait a chunk, not one a line. */
export async function* readLines(
  path: string,
  { encoding, onBytes, signal }: ReadLinesOptions,
): AsyncGenerator<NumberedLine[]> {
  const stream = createReadStream(path, { encoding, highWaterMark: 1 << 18, ...(signal && { signal }) })
  let before = 0
  let rest = ''
  for await (const chunk of stream as AsyncIterable<string>) {
    const texts = (rest + chunk).split('\n')
    rest = texts.pop() ?? ''
    yield toNumbered(texts, before)
    before += texts.length
    onBytes?.(stream.bytesRead)
  }
  yield toNumbered([rest], before)
}

function toNumbered(texts: readonly string[], before: number): NumberedLine[] {
  return texts.map((text, index) => clean(text, before + index + 1)).filter(({ text }) => text !== '')
}

/** Old releases are latin1 and do not say so: what is not valid UTF-8 is taken for it. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const file = await open(path)
  try {
    for await (const line of file.readLines({ encoding: 'latin1' })) {
      if (!isUtf8(Buffer.from(line, 'latin1'))) return 'latin1'
    }
    return 'utf8'
  } finally {
    await file.close()
  }
}

function clean(raw: string, line: number): NumberedLine {
  const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw
  return { line, text: line === 1 && text.startsWith('\ufeff') ? text.slice(1) : text }
}
