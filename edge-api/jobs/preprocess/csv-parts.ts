// A CSV of any size as several objects, so that no more than one is held: Personalize imports all files of a folder.
// https://docs.aws.amazon.com/personalize/latest/dg/API_DataSource.html

import type { ObjectStore } from '../../ports/object-store.ts'
import { TextSink } from './text-sink.ts'

/** A part is held twice while it is written, as text in the making and as one body. */
const PART_CHARACTERS = 32 * 1024 * 1024

export interface CsvPartsOptions {
  /** A folder, which ends with a slash; everything else below it goes. */
  prefix: string
  /** The first line of every part. */
  header: string
  partCharacters?: number
}

/** Writes `part-00000.csv` and so on; the same rows give the same parts. */
export class CsvParts {
  readonly #objectStore: ObjectStore
  readonly #options: Required<CsvPartsOptions>
  readonly #keys = new Set<string>()
  #part: TextSink

  constructor(objectStore: ObjectStore, { partCharacters = PART_CHARACTERS, ...options }: CsvPartsOptions) {
    this.#objectStore = objectStore
    this.#options = { ...options, partCharacters }
    this.#part = this.#begin()
  }

  write(rows: string): void {
    this.#part.write(rows)
  }

  /** Puts a part that is full: to be called wherever one may end. */
  async rest(): Promise<void> {
    if (this.#part.characters >= this.#options.partCharacters) await this.#put()
  }

  /** Puts the last part, if only its header, and removes what an earlier attempt may have left. */
  async end(): Promise<void> {
    if (this.#part.characters > this.#options.header.length || this.#keys.size === 0) await this.#put()
    for await (const key of this.#objectStore.listKeys(this.#options.prefix))
      if (!this.#keys.has(key)) await this.#objectStore.delete(key)
  }

  async #put(): Promise<void> {
    const key = `${this.#options.prefix}part-${String(this.#keys.size).padStart(5, '0')}.csv`
    await this.#objectStore.put(key, this.#part.toBytes())
    this.#keys.add(key)
    this.#part = this.#begin()
  }

  #begin(): TextSink {
    const part = new TextSink()
    part.write(this.#options.header)
    return part
  }
}
