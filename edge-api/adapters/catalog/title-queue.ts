// The queue whose consumer is another process: what was met is put into the store, and the store's notification wakes the
// consumer (infra/). So the API needs no client for queues, and no right beside the store's.

import { createHash } from 'node:crypto'
import type { ObjectStore } from '../../ports/object-store.ts'
import { WANTED_PREFIX } from '../../ports/title-cards.ts'
import type { WantedTitles } from '../../ports/title-cards.ts'
import type { TitleQueue } from '../../ports/title-queue.ts'

export interface StoredTitleQueueOptions {
  objectStore: Pick<ObjectStore, 'put'>
  /** Remembers what was met until it is handed on. */
  waiting: Pick<TitleQueue, 'add'> & { drain(): string[] }
  nowMs: () => number
}

/** A process hands on at most so often: the first pages of a new catalog meet titles with every request. */
const PAUSE_MS = 60_000
const DIGEST_LENGTH = 32

export function storedTitleQueue({ objectStore, waiting, nowMs }: StoredTitleQueueOptions): TitleQueue {
  let restsUntilMs = Number.NEGATIVE_INFINITY
  return {
    add: (tmdbIds) => waiting.add(tmdbIds),
    async handOn() {
      if (nowMs() < restsUntilMs) return
      const wanted: WantedTitles = { tmdbIds: waiting.drain().sort() }
      if (wanted.tmdbIds.length === 0) return
      restsUntilMs = nowMs() + PAUSE_MS
      const body = Buffer.from(JSON.stringify(wanted))
      const digest = createHash('sha256').update(body).digest('hex').slice(0, DIGEST_LENGTH)
      try {
        // Named by its content: what a hundred processes met on the same page is asked for once.
        await objectStore.put(`${WANTED_PREFIX}${digest}.json`, body, { ifNoneMatch: '*' })
      } catch {
        // It is there already, or the store is away.
      }
    },
  }
}
