// What a folder holds, read twice: as the objects have it, every copy; and as the product reads it, every event once.

import { openFsObjectStore } from '../../../edge-api/adapters/fs/object-store.ts'
import { ARCHIVE_PREFIX, parseArchiveBody } from '../../../edge-api/domain/events/archived-event.ts'
import { exportSubject } from '../../../edge-api/domain/subjects/export-subject.ts'
import { createErasures } from '../../../edge-api/domain/subjects/tombstones.ts'
import { createUserIds } from '../../../edge-api/domain/user-ids.ts'
import { forward, type ForwardSummary } from '../../../edge-api/jobs/forward.ts'
import type { ObjectStore } from '../../../edge-api/ports/object-store.ts'

export interface RawArchive {
  /** eventId to the subjects it is stored under. */
  subjects: Map<string, Set<string>>
  /** Lines of all objects: more than there are events when something was stored again under another name. */
  copies: number
}

export async function readArchive(folder: string): Promise<RawArchive> {
  const store = await openFsObjectStore({ root: folder, shared: true })
  const raw: RawArchive = { subjects: new Map(), copies: 0 }
  for await (const key of store.listKeys(ARCHIVE_PREFIX)) {
    const stored = await store.get(key)
    for (const { event, subject } of parseArchiveBody(stored?.body ?? new Uint8Array())) {
      const owners = raw.subjects.get(event.eventId) ?? new Set()
      raw.subjects.set(event.eventId, owners.add(subject.id))
      raw.copies += 1
    }
  }
  return raw
}

/** What GET /v1/me tells each anonymous subject: event ids in its order. */
export async function readView(
  objectStore: ObjectStore,
  subjectIds: Iterable<string>,
): Promise<Map<string, string[]>> {
  const clock = { now: () => Date.now() }
  const userIds = createUserIds({ objectStore })
  const dependencies = { objectStore, clock, userIds, erasures: createErasures({ objectStore }) }
  const view = new Map<string, string[]>()
  for (const id of subjectIds) {
    const ids: string[] = []
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page = await exportSubject(dependencies, { kind: 'anonymous', id }, cursor ? { cursor } : {})
      ids.push(...page.events.map(({ eventId }) => eventId))
      cursor = page.nextCursor
    }
    view.set(id, ids)
  }
  return view
}

/** Lets the forwarder go over the archive, as it would beside a server: it names in the index what a kill left out. */
export async function forwardAll(
  objectStore: ObjectStore,
): Promise<{ summary: ForwardSummary; ids: Set<string> }> {
  const ids = new Set<string>()
  const eventSink = {
    async putEvents(events: readonly { eventId: string }[]) {
      for (const { eventId } of events) ids.add(eventId)
      return { refused: [] }
    },
  }
  return { summary: await forward({ objectStore, eventSink, clock: { now: () => Date.now() } }), ids }
}
