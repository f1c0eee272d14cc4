// Everything held of one subject, also of who they were before signing in.

import type { ClientEvent, MeExport } from '../../contract/types.ts'
import type { Subject } from '../../ports/identity.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import { parseArchiveBody } from '../events/archived-event.ts'
import type { ArchivedEvent } from '../events/archived-event.ts'
import { compare } from '../profile/profile.ts'
import { readProfile } from '../profile/profile-store.ts'
import { readBatchPointer, readBatchSlate } from '../slates/batch-slates.ts'
import { readLastGood } from '../slates/last-good.ts'
import type { UserIds } from '../user-ids.ts'
import { toHistoryKey } from './history.ts'
import { listMerged } from './owners.ts'
import { readSubjectEvents } from './subject-events.ts'
import { mayHold, withoutErased } from './tombstones.ts'
import type { Erasures } from './tombstones.ts'

export interface ExportDependencies {
  objectStore: ObjectStore
  clock: Clock
  userIds: UserIds
  erasures: Erasures
}

export interface ExportPage {
  /** nextCursor of the page before; the first page without. */
  cursor?: string
  /** Of the events, as JSON. A function on Lambda can answer 6 MB; the profile comes beside them. */
  pageBytes?: number
}

const PAGE_BYTES = 2 * 1024 * 1024

/** Events in order of receipt, each once; those of the last seconds may be missing. Throws what the store throws. */
export async function exportSubject(
  { objectStore, clock, userIds, erasures }: ExportDependencies,
  subject: Subject,
  { cursor, pageBytes = PAGE_BYTES }: ExportPage = {},
): Promise<MeExport> {
  const { kind, id } = subject
  const { userId } = await userIds.toStamp(subject)
  const anonymousIds = await listMerged(objectStore, id)
  const archived = await readSubjectEvents(objectStore, id)
  const imported = await objectStore.get(toHistoryKey(userId))
  if (imported !== undefined) archived.push(...parseArchiveBody(imported.body))
  const held = toOrdered(await withoutErased(erasures, archived))
  const after = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString('utf8')
  const { events, nextCursor } = cutPage(
    held.filter((one) => toPlace(one) > after),
    pageBytes,
  )
  const isFirst = cursor === undefined
  return {
    exportedAt: new Date(clock.now()).toISOString(),
    subject: { kind, id, userId },
    anonymousIds,
    profile: isFirst ? await readProfile(objectStore, userId) : null,
    lastGood: isFirst ? await exportLastGood(objectStore, userId) : null,
    ...(isFirst ? await exportBatch(objectStore, userId, await erasures.getErasedMs([id, userId])) : {}),
    events,
    nextCursor,
  }
}

async function exportLastGood(objectStore: ObjectStore, userId: string): Promise<MeExport['lastGood']> {
  const list = await readLastGood(objectStore, userId)
  if (list === undefined) return null
  const { at, recommendationId, itemIds } = list
  return { generatedAt: at, recommendationId, itemIds }
}

/** Of a batch from before an erasure nothing is held: the job blanks what is left of it. */
async function exportBatch(
  objectStore: ObjectStore,
  userId: string,
  erasedMs: number,
): Promise<Pick<MeExport, 'batch'>> {
  const pointer = await readBatchPointer(objectStore)
  if (pointer === undefined || mayHold(Date.parse(pointer.generatedAt), erasedMs)) return {}
  const itemIds = await readBatchSlate(objectStore, pointer, userId)
  return itemIds === undefined ? {} : { batch: { generatedAt: pointer.generatedAt, itemIds } }
}

/** Each event once, at its first receipt. What is received later comes after all of them, so pages stay as they are. */
function toOrdered(archived: readonly ArchivedEvent[]): ArchivedEvent[] {
  const byId = new Map<string, ArchivedEvent>()
  const ordered = [...archived].sort((a, b) => compare(toPlace(a), toPlace(b)))
  for (const one of ordered) {
    const { event, linksSession } = one
    if (linksSession === undefined && !byId.has(event.eventId)) byId.set(event.eventId, one)
  }
  return [...byId.values()]
}

function cutPage(
  archived: readonly ArchivedEvent[],
  pageBytes: number,
): Pick<MeExport, 'events' | 'nextCursor'> {
  const events: ClientEvent[] = []
  let bytes = 0
  for (const [index, one] of archived.entries()) {
    events.push(one.event)
    bytes += Buffer.byteLength(JSON.stringify(one.event)) + 1
    if (bytes >= pageBytes && index < archived.length - 1)
      return { events, nextCursor: Buffer.from(toPlace(one)).toString('base64url') }
  }
  return { events, nextCursor: null }
}

/** Sorts by receipt; no two events have the same. */
function toPlace({ receivedAt, event }: ArchivedEvent): string {
  return `${receivedAt} ${event.eventId}`
}
