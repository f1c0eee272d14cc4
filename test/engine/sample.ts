// Small data with known answers, shared by the tests of the engine.
import type { HistoryEntry, Interaction, ItemMetadata } from '../../edge-api/engine/types.ts'

export const NOW_SECONDS = 1_700_000_000
export const DAY_SECONDS = 86_400

export function watch(userId: string, itemId: string, options: Partial<Interaction> = {}): Interaction {
  return { userId, itemId, timestampSeconds: NOW_SECONDS, weight: 1, ...options }
}

export function liked(...itemIds: string[]): HistoryEntry[] {
  return itemIds.map((itemId) => ({ itemId, weight: 1, timestampSeconds: NOW_SECONDS }))
}

/** Even users like even items, odd users odd ones; nobody is given the item of the own number, so it is the right answer. */
export function checkerboard({ users, items }: { users: number; items: number }): Interaction[] {
  return Array.from({ length: users }, (_, user) =>
    Array.from({ length: items }, (_, item) => item)
      .filter((item) => item % 2 === user % 2 && item !== user)
      .map((item) => watch(`u${user}`, String(item))),
  ).flat()
}

export const films: ItemMetadata[] = [
  { itemId: 'alien', genres: ['Horror', 'Sci-Fi'] },
  { itemId: 'heat', genres: ['Crime'] },
  { itemId: 'moon', genres: ['Sci-Fi'] },
  { itemId: 'unseen', genres: ['Sci-Fi'] },
]
