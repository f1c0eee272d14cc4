// A small site in a folder of its own: a catalog, an archive that grows, and the engine that reads it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { duckDbQueryEngine } from '../../../edge-api/adapters/duckdb/query-engine.ts'
import { openFsObjectStore } from '../../../edge-api/adapters/fs/object-store.ts'
import type { ObjectStore } from '../../../edge-api/ports/object-store.ts'
import type { Clock } from '../../../edge-api/ports/ports.ts'
import type { QueryEngine } from '../../../edge-api/ports/query-engine.ts'
import type { ClientEvent } from '../../../edge-api/contract/types.ts'
import {
  toArchiveBody,
  toArchiveKey,
  type ArchivedEvent,
} from '../../../edge-api/domain/events/archived-event.ts'

export const NOW = Date.parse('2026-11-20T12:00:00.000Z')
const DAY_MS = 86_400_000

export type EventOptions = Partial<ClientEvent> & { userId: string; daysAgo?: number; number?: number }

/** Behind what a test numbers itself. */
let count = 1_000_000

/** Its ids and time follow from `number`, by default from how many were made before. */
export function archived({ userId, daysAgo = 1, number, ...event }: EventOptions): ArchivedEvent {
  const made = number ?? (count += 1)
  const occurredAt =
    event.occurredAt ?? new Date(NOW - daysAgo * DAY_MS + (made % 1_000_000) * 1000).toISOString()
  return {
    version: 1,
    event: {
      eventId: `event-${made}`,
      eventType: 'watch',
      sessionId: `session-${userId}`,
      ...(event.eventType === undefined || event.eventType === 'watch'
        ? { playId: `play-${made}`, watchedSeconds: 6000, durationSeconds: 6000 }
        : {}),
      ...event,
      occurredAt,
    },
    subject: { kind: 'user', id: userId, userId },
    occurredAt,
    sentAt: occurredAt,
    receivedAt: new Date(Date.parse(occurredAt) + 1000).toISOString(),
  }
}

export interface TestSite {
  root: string
  objectStore: ObjectStore
  queryEngine: QueryEngine
  clock: Clock
  /** One parcel, as ingest stores it at that time. Returns its key. */
  archive(events: ArchivedEvent[], madeMs?: number, nowMs?: number): Promise<string>
  read(key: string): Promise<string>
}

export async function createSite({ items = 100 }: { items?: number } = {}): Promise<TestSite> {
  const root = await mkdtemp(join(tmpdir(), 'intellistream-jobs-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const objectStore = await openFsObjectStore({ root })
  const catalog = Array.from({ length: items }, (_, index) => ({
    itemId: `i${index}`,
    title: `Title ${index}`,
    year: 2000 + (index % 20),
    genres: [index % 2 === 0 ? 'Drama' : 'Comedy'],
  }))
  const lines = catalog.map((item) => `${JSON.stringify(item)}\n`).join('')
  await objectStore.put('catalog/items.ndjson.gz', gzipSync(lines))

  let parcels = 0
  return {
    root,
    objectStore,
    queryEngine: duckDbQueryEngine({ root, memoryMegabytes: 256, threads: 2 }),
    clock: { now: () => NOW },
    async archive(events, madeMs = NOW - DAY_MS, nowMs = NOW) {
      parcels += 1
      const time = madeMs.toString(16).padStart(12, '0')
      const batchId = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(parcels).padStart(12, '0')}`
      const [first] = events
      if (!first) throw new Error('A parcel has events')
      const key = toArchiveKey(
        batchId,
        first.subject,
        events.map(({ event }) => event),
        nowMs,
      )
      await objectStore.put(key, toArchiveBody(events))
      return key
    },
    async read(key) {
      return Buffer.from((await objectStore.get(key))?.body ?? []).toString('utf8')
    },
  }
}
