// Everything held of one subject, also of who they were before signing in.

import type { ClientEvent, MeExport } from '../../contract/types.ts'
import type { Subject } from '../../ports/identity.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import { parseArchiveBody } from '../events/archived-event.ts'
import type { ArchivedEvent } from '../events/archived-event.ts'
import { compare } from '../profile/profile.ts'
import { readProfile } from '../profile/profile-store.ts'
import type { UserIds } from '../user-ids.ts'
import { toHistoryKey } from './history.ts'
import { readSubjectEvents } from './subject-events.ts'
import { listMerged } from './subject-index.ts'
import type { Erasures } from './tombstones.ts'

export interface ExportDependencies {
  objectStore: ObjectStore
  clock: Clock
  userIds: UserIds
  erasures: Erasures
}

/** Events in order of receipt, each once; those of the last seconds may be missing. Throws what the store throws. */
export async function exportSubject(
  { objectStore, clock, userIds, erasures }: ExportDependencies,
  subject: Subject,
): Promise<MeExport> {
  const { kind, id } = subject
  const { userId } = await userIds.toStamp(subject)
  const anonymousIds = await listMerged(objectStore, id)
  const erasedMs = await erasures.getErasedMs([id, userId])
  const archived = await readSubjectEvents(objectStore, id)
  const imported = await objectStore.get(toHistoryKey(userId))
  if (imported !== undefined) archived.push(...parseArchiveBody(imported.body))
  return {
    exportedAt: new Date(clock.now()).toISOString(),
    subject: { kind, id, userId },
    anonymousIds,
    profile: await readProfile(objectStore, userId),
    events: toEvents(archived.filter(({ occurredAt }) => Date.parse(occurredAt) > erasedMs)),
  }
}

function toEvents(archived: readonly ArchivedEvent[]): ClientEvent[] {
  const byId = new Map<string, ClientEvent>()
  const ordered = [...archived].sort(
    (a, b) => compare(a.receivedAt, b.receivedAt) || compare(a.event.eventId, b.event.eventId),
  )
  for (const { event, linksSession } of ordered) {
    if (linksSession === undefined && !byId.has(event.eventId)) byId.set(event.eventId, event)
  }
  return [...byId.values()]
}
