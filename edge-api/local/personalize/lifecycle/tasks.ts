// Work that goes on after its request was answered. Closing the server ends it; the next start takes it up again.
import { setTimeout as delay } from 'node:timers/promises'

export class Tasks {
  readonly #running = new Set<Promise<void>>()
  readonly #end = new AbortController()
  readonly #onFault: (error: unknown) => void

  /** onFault: told of what a task itself did not handle. */
  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault
  }

  get isEnding(): boolean {
    return this.#end.signal.aborted
  }

  run(task: () => Promise<void>): void {
    const running = task()
      .catch((error: unknown) => {
        if (!this.isEnding) this.#onFault(error)
      })
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  /** Rejects when the server is closed. */
  async wait(ms: number): Promise<void> {
    this.#end.signal.throwIfAborted()
    if (ms > 0) await delay(ms, undefined, { signal: this.#end.signal })
  }

  /** Lets others have their turn. Rejects when the server is closed. */
  async pause(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve))
    this.#end.signal.throwIfAborted()
  }

  /** Resolves when nothing runs any more. */
  async close(): Promise<void> {
    this.#end.abort()
    await Promise.all(this.#running)
  }
}
