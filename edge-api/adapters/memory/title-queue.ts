// The queue of a server that is its own consumer: what is lost with the process is met again, and the nightly run finds it.

import { createLru } from '../../cache/lru.ts'
import type { TitleQueue } from '../../ports/title-queue.ts'

export interface MemoryTitleQueue extends TitleQueue {
  /** All of it, at once. */
  drain(): string[]
  /** Resolves when there is something, with all of it; for one consumer. Rejects when the signal is aborted. */
  take(signal: AbortSignal): Promise<string[]>
}

/** More than that are met by a site whose enrich job never ran: it asks for all of them anyway. */
const MAX_WAITING = 2000
const MAX_MET = 20_000
const AGAIN_MS = 3_600_000

export function memoryTitleQueue(nowMs: () => number): MemoryTitleQueue {
  const met = createLru<true>({ maxSize: MAX_MET, ttlMs: AGAIN_MS, nowMs })
  let waiting: string[] = []
  let wake: () => void = () => undefined

  function drain(): string[] {
    const drained = waiting
    waiting = []
    return drained
  }

  return {
    drain,
    add(tmdbIds) {
      for (const tmdbId of tmdbIds) {
        if (waiting.length >= MAX_WAITING || met.get(tmdbId)) continue
        met.set(tmdbId, true)
        waiting.push(tmdbId)
      }
      if (waiting.length > 0) wake()
    },
    async take(signal) {
      signal.throwIfAborted()
      if (waiting.length === 0) {
        await new Promise<void>((resolve, reject) => {
          wake = resolve
          signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
        })
      }
      return drain()
    },
  }
}
