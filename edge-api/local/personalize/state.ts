// The state that operations work on, and the questions they ask of it.
import type { HistoryEntry } from '../../engine/index.ts'
import type { LiveData, UserEvent } from './events/live-data.ts'
import type { FilterSubject, Row } from './filters/evaluate.ts'
import type { Dataset } from './model/dataset.ts'
import { eventWeight } from './model/event-weights.ts'
import type { FilterStore } from './resources/filter-store.ts'
import type { Account, ResourceNames } from './resources/names.ts'

export interface PersonalizeState {
  account: Account
  names: ResourceNames
  /** When the data folder was made: the age of its resources. */
  createdAtSeconds: number
  filters: FilterStore
  live: LiveData
  /** The newest trained; changes when training ends. Take it once an answer. */
  dataset: Dataset
  nowSeconds: () => number
  /** Uniform in [0, 1): places promoted items. */
  random: () => number
}

/** Filters see so many of a user's latest events of each type: https://docs.aws.amazon.com/personalize/latest/dg/limits.html */
const FILTERED_EVENTS_PER_TYPE = 100

/** Everything a user did, the oldest first. */
export function eventsOf({ dataset, live }: PersonalizeState, userId: string): UserEvent[] {
  const recent = live.eventsOf(userId)
  const trained = dataset.eventsOf(userId)
  if (recent.length === 0) return trained
  return [...trained, ...recent].sort((a, b) => a.timestampSeconds - b.timestampSeconds)
}

export function toHistory(events: readonly UserEvent[]): HistoryEntry[] {
  return events.map(({ itemId, eventType, timestampSeconds }) => ({
    itemId,
    timestampSeconds,
    weight: eventWeight(eventType),
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

/** A record put singly replaces the imported one. */
export function itemRow({ dataset, live }: PersonalizeState, itemId: string): Row | undefined {
  return live.item(itemId) ?? dataset.item(itemId)
}
