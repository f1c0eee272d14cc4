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

/** Numbered lines without their ends, from 1; empty ones are left out. */
export async function* readLines(
  path: string,
  { encoding, onBytes, signal }: ReadLinesOptions,
): AsyncGenerator<[number, string]> {
  const stream = createReadStream(path, { encoding, highWaterMark: 1 << 18, ...(signal && { signal }) })
  let number = 0
  let rest = ''
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      number += 1
      if (line !== '' && line !== '\r') yield [number, clean(line, number)]
    }
    onBytes?.(stream.bytesRead)
  }
  if (rest !== '' && rest !== '\r') yield [number + 1, clean(rest, number + 1)]
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

function clean(line: string, number: number): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line
  return number === 1 && text.startsWith('\ufeff') ? text.slice(1) : text
}
