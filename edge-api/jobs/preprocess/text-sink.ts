// A large text in the making, as bytes: half the memory of a string, and no limit on its length.

const CHUNK_CHARACTERS = 1 << 20

export class TextSink {
  #pending: string[] = []
  #characters = 0
  readonly #chunks: Buffer[] = []

  write(text: string): void {
    this.#pending.push(text)
    this.#characters += text.length
    if (this.#characters >= CHUNK_CHARACTERS) this.#flush()
  }

  toBytes(): Uint8Array {
    this.#flush()
    return Buffer.concat(this.#chunks)
  }

  #flush(): void {
    if (this.#characters > 0) this.#chunks.push(Buffer.from(this.#pending.join('')))
    this.#pending = []
    this.#characters = 0
  }
}
