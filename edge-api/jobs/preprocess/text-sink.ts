// A large text in the making, as bytes: half the memory of a string, and no limit on its length.

import { gzipSync } from 'node:zlib'

const CHUNK_CHARACTERS = 1 << 20

export class TextSink {
  readonly #toChunk: (text: string) => Buffer
  readonly #chunks: Buffer[] = []
  #pending: string[] = []
  #pendingCharacters = 0
  #characters = 0

  /** Zipped as it grows, in members that follow one another, as gzip allows: the text is never held as a whole. */
  constructor({ isZipped = false }: { isZipped?: boolean } = {}) {
    this.#toChunk = (text) => (isZipped ? gzipSync(text) : Buffer.from(text))
  }

  /** Written so far. */
  get characters(): number {
    return this.#characters
  }

  write(text: string): void {
    this.#pending.push(text)
    this.#characters += text.length
    this.#pendingCharacters += text.length
    if (this.#pendingCharacters >= CHUNK_CHARACTERS) this.#flush()
  }

  toBytes(): Uint8Array {
    // Also when there is no text: nothing is no gzip.
    if (this.#pendingCharacters > 0 || this.#chunks.length === 0) this.#flush()
    return Buffer.concat(this.#chunks)
  }

  #flush(): void {
    this.#chunks.push(this.#toChunk(this.#pending.join('')))
    this.#pending = []
    this.#pendingCharacters = 0
  }
}
