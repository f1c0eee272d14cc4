// tombstones/<id>.json: who had everything erased, and when. What happened before is never stored, shown or trained on again;
// what the same person does afterwards is a new beginning.

import { createLru } from '../../cache/lru.ts'
import { PreconditionFailed } from '../../ports/object-store.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { ArchivedEvent } from '../events/archived-event.ts'
import { fromKeyPart, toKeyPart } from '../key-part.ts'

export interface Tombstone {
  version: 1
  /** The subject that asked; ids it had besides, at the recommender and before signing in, have a tombstone each. */
  subjectId: string
  requestId: string
  erasedAt: string
  /** When the last trace will be gone. */
  erasedBy: string
  /** When the job had removed what was stored. */
  doneAt?: string
}

/** By id. Throws what the store throws. */
export interface Erasures {
  /** When what any of these ids did was last erased, in milliseconds since the epoch; 0 for never. */
  getErasedMs(ids: readonly string[]): Promise<number>
  /** Knows it at once, in this process. */
  remember(id: string, erasedMs: number): void
}

const PREFIX = 'tombstones/'
/** Other processes learn of an erasure within this time; what slips through is removed by the job. */
const CACHE_MS = 30_000

export function createErasures({ objectStore }: { objectStore: ObjectStore }): Erasures {
  const known = createLru<number>({ maxSize: 10_000, ttlMs: CACHE_MS })

  async function getOne(id: string): Promise<number> {
    const cached = known.get(id)
    if (cached !== undefined) return cached
    const erasedMs = toErasedMs(await readTombstone(objectStore, id))
    known.set(id, erasedMs)
    return erasedMs
  }

  return {
    async getErasedMs(ids) {
      return Math.max(0, ...(await Promise.all([...new Set(ids)].map(getOne))))
    },
    remember: (id, erasedMs) => void known.set(id, erasedMs),
  }
}

/** What whoever did it has not had erased since. */
export async function withoutErased(
  erasures: Erasures,
  events: readonly ArchivedEvent[],
): Promise<ArchivedEvent[]> {
  const kept: ArchivedEvent[] = []
  for (const event of events) {
    const { id, userId } = event.subject
    if (Date.parse(event.occurredAt) > (await erasures.getErasedMs([id, userId]))) kept.push(event)
  }
  return kept
}

export function toErasedMs(tombstone: Tombstone | undefined): number {
  return tombstone === undefined ? 0 : Date.parse(tombstone.erasedAt)
}

/** Whoever began to read so soon after an erasure may not have known of it. */
const SLACK_MS = 5 * 60_000

/** Whether what was made from what was stored at a moment may hold what was erased. */
export function mayHold(madeFromMs: number, erasedMs: number): boolean {
  return madeFromMs <= erasedMs + SLACK_MS
}

export async function readTombstone(objectStore: ObjectStore, id: string): Promise<Tombstone | undefined> {
  const stored = await objectStore.get(toTombstoneKey(id))
  return stored && parse(stored.body)
}

export async function writeTombstone(
  objectStore: ObjectStore,
  id: string,
  tombstone: Tombstone,
): Promise<void> {
  await objectStore.put(toTombstoneKey(id), Buffer.from(JSON.stringify(tombstone)))
}

/** Notes that the job is through with it, unless the same person has asked again meanwhile. */
export async function closeTombstone(
  objectStore: ObjectStore,
  id: string,
  tombstone: Tombstone,
  doneAt: string,
): Promise<void> {
  const key = toTombstoneKey(id)
  const stored = await objectStore.get(key)
  if (stored === undefined || parse(stored.body).erasedAt !== tombstone.erasedAt) return
  try {
    const body = Buffer.from(JSON.stringify({ ...tombstone, doneAt }))
    await objectStore.put(key, body, { ifMatch: stored.etag })
  } catch (error) {
    if (!(error instanceof PreconditionFailed)) throw error
  }
}

export async function listTombstones(
  objectStore: ObjectStore,
): Promise<{ id: string; tombstone: Tombstone }[]> {
  const found: { id: string; tombstone: Tombstone }[] = []
  for await (const key of objectStore.listKeys(PREFIX)) {
    const id = fromKeyPart(key.slice(PREFIX.length, -'.json'.length))
    const tombstone = await readTombstone(objectStore, id)
    if (tombstone !== undefined) found.push({ id, tombstone })
  }
  return found
}

function parse(body: Uint8Array): Tombstone {
  return JSON.parse(Buffer.from(body).toString('utf8')) as Tombstone
}

export function toTombstoneKey(id: string): string {
  return `${PREFIX}${toKeyPart(id)}.json`
}
