// fallback/popular.json: what to show when no recommender answers.

import type { PopularItems } from '../../domain/slates/popular-fallback.ts'
import type { Dataset, DatasetInteraction, DatasetItem } from '../dataset.ts'

/** As many as one answer of the API may hold, and room for what the caller excludes. */
const MOST_ITEMS = 100

/**
 * Popular item ids, overall and by genre.
 * Order   distinct users who watched or liked it descending, then itemId ascending by code unit. generatedAt is the
 *         time of the newest interaction, so that the same data gives the same bytes.
 */
export function popularItems(
  { items }: Pick<Dataset, 'items'>,
  interactions: readonly DatasetInteraction[],
): PopularItems {
  const usersOf = new Map<string, Set<string>>()
  let newest = 0
  for (const { itemId, userId, eventType, timestampSeconds } of interactions) {
    newest = Math.max(newest, timestampSeconds)
    if (eventType === 'click') continue
    const users = usersOf.get(itemId)
    if (users) users.add(userId)
    else usersOf.set(itemId, new Set([userId]))
  }
  const counts = new Map([...usersOf].map(([itemId, { size }]) => [itemId, size]))
  return rankPopularItems(items, counts, newest)
}

/** The same from counts: distinct users by item, and the time of the newest interaction in seconds. */
export function rankPopularItems(
  items: readonly Pick<DatasetItem, 'itemId' | 'genres'>[],
  usersOf: ReadonlyMap<string, number>,
  newestSeconds: number,
): PopularItems {
  const ranked = items
    .filter(({ itemId }) => usersOf.has(itemId))
    .sort(
      (a, b) => (usersOf.get(b.itemId) ?? 0) - (usersOf.get(a.itemId) ?? 0) || (a.itemId < b.itemId ? -1 : 1),
    )
  const genres = [...new Set(items.flatMap((item) => item.genres))].sort()
  const first = (genre?: string): string[] =>
    ranked
      .filter((item) => genre === undefined || item.genres.includes(genre))
      .slice(0, MOST_ITEMS)
      .map(({ itemId }) => itemId)
  return {
    generatedAt: new Date(newestSeconds * 1000).toISOString(),
    itemIds: first(),
    genres: Object.fromEntries(genres.map((genre) => [genre, first(genre)])),
  }
}
