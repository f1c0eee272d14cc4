// dlq/personalize/…: what the recommender refused for good, one object an archive object.

import { ARCHIVE_PREFIX } from '../domain/events/archived-event.ts'
import type { RefusedEvent } from '../ports/event-sink.ts'
import type { ObjectStore } from '../ports/object-store.ts'

export function toDeadLetterKey(archiveKey: string): string {
  return `dlq/personalize/${archiveKey.slice(ARCHIVE_PREFIX.length).replace(/\.gz$/, '')}`
}

/** A repeated run writes the same. */
export async function putDeadLetters(
  objectStore: ObjectStore,
  archiveKey: string,
  refused: readonly RefusedEvent[],
): Promise<void> {
  const lines = refused.map((one) => `${JSON.stringify({ ...one, key: archiveKey })}\n`)
  await objectStore.put(toDeadLetterKey(archiveKey), Buffer.from(lines.join('')))
}
