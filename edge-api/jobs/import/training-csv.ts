// The three CSV files that Personalize imports: https://docs.aws.amazon.com/personalize/latest/dg/data-prep-formatting.html

import type { DatasetInteraction, DatasetItem } from '../dataset.ts'

const EVENT_TYPES = { watch: 'Watch', click: 'Click', like: 'Like' } as const

/** GENRES of VIDEO_ON_DEMAND may not be null, so that an item without a genre needs a word for it. */
const NO_GENRE = 'unknown'

/** Rows in the order given. EVENT_VALUE is the rating or the share watched, empty where there is neither. */
export function interactionsCsv(interactions: readonly DatasetInteraction[]): string {
  const rows = interactions.map(({ userId, itemId, eventType, rating, watchedRatio, timestampSeconds }) =>
    row(userId, itemId, EVENT_TYPES[eventType], rating ?? watchedRatio ?? '', timestampSeconds),
  )
  return `USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP\n${rows.join('')}`
}

/**
 * One row an item. CREATION_TIMESTAMP, which is required, is the item's oldest interaction, as Personalize infers a
 * missing one; an item without any is taken to be as old as the data, so that it does not pass for new.
 */
export function itemsCsv(items: readonly DatasetItem[], interactions: readonly DatasetInteraction[]): string {
  const oldest = new Map<string, number>()
  let oldestOfAll = Number.POSITIVE_INFINITY
  for (const { itemId, timestampSeconds } of interactions) {
    oldest.set(itemId, Math.min(oldest.get(itemId) ?? timestampSeconds, timestampSeconds))
    oldestOfAll = Math.min(oldestOfAll, timestampSeconds)
  }
  const otherwise = Number.isFinite(oldestOfAll) ? oldestOfAll : 0
  const rows = items.map((item) => itemRow(item, oldest.get(item.itemId), otherwise))
  return `${ITEMS_HEADER}${rows.join('')}`
}

export const ITEMS_HEADER = 'ITEM_ID,GENRES,CREATION_TIMESTAMP,RELEASE_YEAR\n'

export function itemRow(
  { itemId, genres, year }: Pick<DatasetItem, 'itemId' | 'genres' | 'year'>,
  oldestSeconds: number | undefined,
  otherwise: number,
): string {
  const created = oldestSeconds ?? (Number.isFinite(otherwise) ? otherwise : 0)
  return row(itemId, genres.join('|') || NO_GENRE, created, year ?? '')
}

export const USERS_HEADER = 'USER_ID,ACTIVITY\n'

/** By distinct items. */
export function activityOf(items: number): 'new' | 'regular' | 'heavy' {
  return items < 10 ? 'new' : items < 50 ? 'regular' : 'heavy'
}

/** One row a user, in order of appearance; ACTIVITY is the one metadata field that the schema needs. */
export function usersCsv(interactions: readonly DatasetInteraction[]): string {
  const itemsOf = new Map<string, Set<string>>()
  for (const { userId, itemId } of interactions) {
    const items = itemsOf.get(userId)
    if (items) items.add(itemId)
    else itemsOf.set(userId, new Set([itemId]))
  }
  const rows = [...itemsOf].map(([userId, { size }]) => row(userId, activityOf(size)))
  return `${USERS_HEADER}${rows.join('')}`
}

export function row(...fields: readonly (string | number)[]): string {
  return `${fields.map(field).join(',')}\n`
}

/** Personalize wants quotes and backslashes escaped by a backslash; ids and genres have none, but nothing promises it. */
export function field(value: string | number): string {
  if (typeof value === 'number') return String(value)
  return /[",\\\r\n]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&').replace(/[\r\n]+/g, ' ')}"` : value
}
