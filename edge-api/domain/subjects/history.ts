// history/<userId>.ndjson.gz: what an import knows of somebody who can sign in, in the archive's form. It is no part of the
// archive: it was never received, and the recommender has it already (stories/decisions, "Imported history").

import type { ObjectStore } from '../../ports/object-store.ts'
import { parseArchiveBody, toArchiveBody } from '../events/archived-event.ts'
import type { ArchivedEvent } from '../events/archived-event.ts'
import { fromKeyPart, toKeyPart } from '../key-part.ts'

const PREFIX = 'history/'
const ENDING = '.ndjson.gz'

export function toHistoryKey(userId: string): string {
  return `${PREFIX}${toKeyPart(userId)}${ENDING}`
}

export async function writeHistory(
  objectStore: ObjectStore,
  userId: string,
  events: readonly ArchivedEvent[],
): Promise<void> {
  await objectStore.put(toHistoryKey(userId), toArchiveBody(events))
}

export async function* readHistories(
  objectStore: ObjectStore,
): AsyncIterable<{ userId: string; events: ArchivedEvent[] }> {
  for await (const key of objectStore.listKeys(PREFIX)) {
    const stored = await objectStore.get(key)
    if (stored === undefined) continue
    const userId = fromKeyPart(key.slice(PREFIX.length, -ENDING.length))
    yield { userId, events: parseArchiveBody(stored.body) }
  }
}
