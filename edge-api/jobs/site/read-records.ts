// The records of a CSV or NDJSON file, one by one, each with its line; what is no record is said and passed over.

import { createReadStream } from 'node:fs'
import { pipeline, type Duplex, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import type { SiteFile } from './site-files.ts'

/** A row as the site wrote it: texts in a CSV, anything in NDJSON. */
export type SiteRecord = Readonly<Record<string, unknown>>

export interface NumberedRecord {
  /** 1-based, of its first line. */
  line: number
  /** Undefined when the line cannot be read as a record; the reason says why. */
  record?: SiteRecord
  reason?: string
}

export async function* readRecords(
  file: SiteFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<NumberedRecord> {
  const stream = createReadStream(file.path, { highWaterMark: 1 << 18 })
  stream.on('data', () => onBytes(stream.bytesRead))
  const text = file.isGzip ? through(stream, createGunzip()) : stream
  yield* file.format === 'csv' ? readCsv(text) : readNdjson(text)
}

/** A failure of either ends the second, whose reader hears of it. */
function through<Target extends Duplex>(source: Readable, target: Target): Target {
  pipeline(source, target, () => undefined)
  return target
}

async function* readCsv(text: Readable): AsyncGenerator<NumberedRecord> {
  const skipped: NumberedRecord[] = []
  const parser = through(
    text,
    parse({
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim()),
      info: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        const reason = 'does not have the fields of the first line; put texts with commas in quotes'
        skipped.push({ line: Number(error?.['lines'] ?? 0), reason })
        return undefined
      },
    }),
  )
  for await (const { record, info } of parser as AsyncIterable<{
    record: SiteRecord
    info: { lines: number }
  }>) {
    yield* skipped.splice(0)
    yield { line: info.lines, record }
  }
  yield* skipped
}

async function* readNdjson(text: Readable): AsyncGenerator<NumberedRecord> {
  let line = 0
  let rest = ''
  const toRecords = function* (texts: readonly string[]): Generator<NumberedRecord> {
    for (const one of texts) {
      line += 1
      const trimmed = line === 1 ? one.replace(/^\uFEFF/, '') : one
      if (trimmed.trim() === '') continue
      const record = toRecord(trimmed)
      yield record === undefined
        ? { line, reason: 'is no JSON object; write one object a line' }
        : { line, record }
    }
  }
  for await (const chunk of text.setEncoding('utf8') as AsyncIterable<string>) {
    const texts = (rest + chunk).split('\n')
    rest = texts.pop() ?? ''
    yield* toRecords(texts)
  }
  yield* toRecords([rest])
}

function toRecord(text: string): SiteRecord | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as SiteRecord)
      : undefined
  } catch {
    return undefined
  }
}
