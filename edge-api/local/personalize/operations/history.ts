// What a user did, as filters and as the model want it.
import type { HistoryEntry } from '../../../engine/index.ts'
import type { UserEvent } from '../events/live-data.ts'
import type { FilterSubject } from '../filters/evaluate.ts'
import type { Deployment } from './deployments.ts'

/** Filters see so many of a user's latest events of each type: https://docs.aws.amazon.com/personalize/latest/dg/limits.html */
const FILTERED_EVENTS_PER_TYPE = 100

/** Everything a user did, the oldest first. */
export function eventsOf(
  { dataset, live }: Pick<Deployment, 'dataset' | 'live'>,
  userId: string,
): UserEvent[] {
  const recent = live.eventsOf(userId)
  const trained = dataset.eventsOf(userId)
  if (recent.length === 0) return trained
  return [...trained, ...recent].sort((a, b) => a.timestampSeconds - b.timestampSeconds)
}

export function toHistory(
  { dataset }: Pick<Deployment, 'dataset'>,
  events: readonly UserEvent[],
): HistoryEntry[] {
  return events.map(({ itemId, eventType, timestampSeconds }) => ({
    itemId,
    timestampSeconds,
    weight: dataset.weightOf(eventType),
  }))
}

/** What filters see of a user's events: by item the types, in lower case. */
export function toEventTypesByItem(events: readonly UserEvent[]): FilterSubject['eventTypesByItem'] {
  const countByType = new Map<string, number>()
  const typesByItem = new Map<string, Set<string>>()
  for (const { itemId, eventType } of events.toReversed()) {
    const type = eventType.toLowerCase()
    const count = countByType.get(type) ?? 0
    if (count >= FILTERED_EVENTS_PER_TYPE) continue
    countByType.set(type, count + 1)
    const types = typesByItem.get(itemId)
    if (types) types.add(type)
    else typesByItem.set(itemId, new Set([type]))
  }
  return typesByItem
}
