// Gives the users somebody can sign in as the profile that their imported history makes.

import { toNamedUuid } from '../../domain/named-uuid.ts'
import { toProfileKey, updateProfile } from '../../domain/profile/profile-store.ts'
import { writeHistory } from '../../domain/subjects/history.ts'
import { toTombstoneKey } from '../../domain/subjects/tombstones.ts'
import { foldEvents } from '../../domain/profile/fold-events.ts'
import type { ArchivedEvent } from '../../domain/events/archived-event.ts'
import type { WatchedRule } from '../../contract/types.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Dataset, DatasetInteraction } from '../dataset.ts'

/** How long an item plays that does not say: the length of a feature film. */
const USUAL_MINUTES = 90

/**
 * Keeps the history that profiles can be rebuilt from, and fills those that do not exist yet; one that somebody has used
 * is left alone, and who had everything erased gets neither. Returns how many were filled.
 */
export async function fillProfiles(
  objectStore: ObjectStore,
  dataset: Dataset,
  rule: WatchedRule,
): Promise<number> {
  const minutes = new Map(dataset.items.map(({ itemId, runtimeMinutes }) => [itemId, runtimeMinutes]))
  let filled = 0
  for (const userId of dataset.profileUserIds ?? []) {
    if (await objectStore.head(toTombstoneKey(userId))) continue
    const own = dataset.interactions.filter((interaction) => interaction.userId === userId)
    const events = own.map((interaction) =>
      toEvent(interaction, minutes.get(interaction.itemId) ?? USUAL_MINUTES),
    )
    await writeHistory(objectStore, userId, events)
    if (await objectStore.head(toProfileKey(userId))) continue
    await updateProfile(objectStore, userId, (profile) => foldEvents(profile, events, rule))
    filled += 1
  }
  return filled
}

/** An interaction as the event that would have made it; its ids follow from it, so that folding it twice changes nothing. */
function toEvent(
  { userId, itemId, eventType, timestampSeconds, watchedRatio = 1 }: DatasetInteraction,
  minutes: number,
): ArchivedEvent {
  const occurredAt = new Date(timestampSeconds * 1000).toISOString()
  const name = `${userId}-${itemId}-${timestampSeconds}`
  const atMs = timestampSeconds * 1000
  const durationSeconds = minutes * 60
  const playing = {
    playId: toNamedUuid(atMs, name),
    watchedSeconds: Math.round(durationSeconds * watchedRatio),
    durationSeconds,
  }
  return {
    version: 1,
    event: {
      eventId: toNamedUuid(atMs, `${name}-${eventType}`),
      eventType,
      itemId,
      occurredAt,
      sessionId: `${userId}-import`,
      ...(eventType === 'watch' && playing),
    },
    subject: { kind: 'user', id: userId, userId },
    occurredAt,
    sentAt: occurredAt,
    receivedAt: occurredAt,
  }
}
