// A site's own catalog and history, as a data set.

import { basename, resolve } from 'node:path'
import type { Dataset, DatasetInteraction, DatasetItem } from '../dataset.ts'
import { parseAct, parseItem, RecordRefused } from './parse-record.ts'
import { readRecords, type SiteRecord } from './read-records.ts'
import { findSiteFiles, SiteDataError, type SiteFile } from './site-files.ts'

export interface RefusedLine {
  file: string
  /** 1-based. */
  line: number
  /** What is wrong and what to do. */
  reason: string
}

export interface ReadSiteOptions {
  /** Refuses the first line that cannot be used instead of leaving it out. Default false. */
  strict?: boolean
  onProgress?: (doneRatio: number) => void
  onRefused?: (line: RefusedLine) => void
}

/**
 * Reads `items.{csv,ndjson}[.gz]` and, where there is one, `history.{csv,ndjson}[.gz]`. Of two items with one id the first
 * counts. Memory holds the result.
 * Errors  SiteDataError for a folder without items, a file that cannot be read, no item at all, and in strict mode for the
 *         first line that cannot be used.
 */
export async function readSite(
  folder: string,
  { strict = false, onProgress = () => undefined, onRefused = () => undefined }: ReadSiteOptions = {},
): Promise<Dataset> {
  const files = await findSiteFiles(folder)
  const bytesTotal = files.items.bytes + (files.history?.bytes ?? 0)
  const leftOut: Record<string, number> = {}
  let bytesBefore = 0

  async function read(file: SiteFile, take: (record: SiteRecord) => void): Promise<void> {
    const refuse = (line: number, reason: string) => {
      if (strict) throw new SiteDataError(`${file.name}:${line}: ${reason}`)
      leftOut[`line of ${file.name} that cannot be used`] =
        (leftOut[`line of ${file.name} that cannot be used`] ?? 0) + 1
      onRefused({ file: file.name, line, reason })
    }
    try {
      for await (const { line, record, reason = '' } of readRecords(file, (bytes) =>
        onProgress((bytesBefore + bytes) / bytesTotal),
      )) {
        if (record === undefined) {
          refuse(line, reason)
          continue
        }
        try {
          take(record)
        } catch (error) {
          if (!(error instanceof RecordRefused)) throw error
          refuse(line, error.message)
        }
      }
    } catch (error) {
      if (error instanceof SiteDataError) throw error
      const reason = error instanceof Error ? error.message : String(error)
      throw new SiteDataError(`${file.name} cannot be read: ${reason}`, { cause: error })
    }
    bytesBefore += file.bytes
  }

  const items = new Map<string, DatasetItem>()
  const mappings: Dataset['mappings'][number][] = []
  await read(files.items, (record) => {
    const { item, tmdbId } = parseItem(record)
    if (items.has(item.itemId))
      throw new RecordRefused(`itemId ${item.itemId} was there before; keep one row an item`)
    items.set(item.itemId, item)
    if (tmdbId !== undefined) mappings.push({ itemId: item.itemId, tmdbId })
  })
  if (items.size === 0)
    throw new SiteDataError(
      `${files.items.name} has no item that can be used; it needs the columns itemId and title`,
    )
  const interactions: DatasetInteraction[] = []
  if (files.history) await read(files.history, (record) => void interactions.push(parseAct(record)))
  return {
    label: basename(resolve(folder)),
    simulated: false,
    valueMeaning: 'watched-ratio',
    items: [...items.values()],
    interactions,
    mappings,
    leftOut,
  }
}
