// A log of JSON lines. What append() has resolved for is with the operating system: killing the process loses none of
// it. (A power cut may: there is no fsync, as for a development server.)
import { mkdir, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { readLines } from '../data/read-lines.ts'
import { writeLines } from '../data/write-lines.ts'

interface Pending {
  text: string
  resolve: () => void
  reject: (error: unknown) => void
}

export class AppendLog {
  readonly #path: string
  #file: FileHandle
  #waiting: Pending[] = []
  #writing: Promise<void> | undefined
  /** Whether the last line may lack its end, so that the next one must not be glued to it. */
  #mayBeTorn: boolean

  private constructor(path: string, file: FileHandle, mayBeTorn: boolean) {
    this.#path = path
    this.#file = file
    this.#mayBeTorn = mayBeTorn
  }

  /**
   * Opens the log and hands each complete record to `replay`, in order. A torn last line, which no caller was ever
   * told of as written, is skipped, and so is any line that is not JSON; their number goes to `onSkipped`.
   */
  static async open(
    path: string,
    replay: (record: unknown) => void,
    onSkipped: (lines: number) => void,
  ): Promise<AppendLog> {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(path, 'a+')
    let skipped = 0
    for await (const line of readLines(path)) {
      const record = parseLine(line)
      if (record === undefined) skipped++
      else replay(record)
    }
    if (skipped > 0) onSkipped(skipped)
    return new AppendLog(path, file, await endsWithoutNewline(file))
  }

  /** Resolves once all records are written. Concurrent calls share one write; order is that of the calls. */
  append(records: readonly unknown[]): Promise<void> {
    const text = records.map((record) => `${JSON.stringify(record)}\n`).join('')
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, resolve, reject })
      this.#writing ??= this.#drain()
    })
  }

  /** Keeps only the records that `keeps` says; what is appended meanwhile waits and is kept. */
  async rewrite(keeps: (record: unknown) => boolean): Promise<void> {
    while (this.#writing) await this.#writing.catch(() => undefined)
    const rewriting = this.#replace(keeps).finally(() => {
      this.#writing = this.#waiting.length > 0 ? this.#drain() : undefined
    })
    this.#writing = rewriting
    await rewriting
  }

  async close(): Promise<void> {
    while (this.#writing) await this.#writing
    await this.#file.close()
  }

  async #replace(keeps: (record: unknown) => boolean): Promise<void> {
    const path = this.#path
    const kept = async function* (): AsyncGenerator<string> {
      for await (const line of readLines(path)) if (keeps(parseLine(line))) yield `${line}\n`
    }
    await writeLines(path, kept())
    const before = this.#file
    this.#file = await open(path, 'a+')
    this.#mayBeTorn = false
    await before.close()
  }

  async #drain(): Promise<void> {
    await Promise.resolve() // let the calls of this turn gather
    while (this.#waiting.length > 0) {
      const group = this.#waiting
      this.#waiting = []
      try {
        await this.#file.appendFile((this.#mayBeTorn ? '\n' : '') + group.map(({ text }) => text).join(''))
        this.#mayBeTorn = false
        for (const { resolve } of group) resolve()
      } catch (error) {
        this.#mayBeTorn = true
        for (const { reject } of group) reject(error)
      }
    }
    this.#writing = undefined
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}

async function endsWithoutNewline(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat()
  if (size === 0) return false
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer.toString() !== '\n'
}
