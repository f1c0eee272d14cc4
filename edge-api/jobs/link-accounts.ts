// Ties accounts that somebody can sign in with to users of the imported data.

import { toTombstoneKey } from '../domain/subjects/tombstones.ts'
import type { Ports } from '../ports/ports.ts'
import type { Dataset } from './dataset.ts'

/** Fewer watches do not show a taste. */
const FEWEST_WATCHES = 20

/**
 * For each genre the user whose watches are most of that genre, nobody twice; a genre without such a user is left out.
 * Units   a user's share is shrunk by 20 watches, so that a short history does not win by chance.
 * Ties    share descending, then userId ascending by code unit. Genres choose in the order given.
 */
export function pickUsersByGenre(
  { items, interactions }: Pick<Dataset, 'items' | 'interactions'>,
  genres: readonly string[],
): Map<string, string> {
  const genresOf = new Map(items.map((item) => [item.itemId, item.genres]))
  const users = new Map<string, { watches: number; byGenre: Map<string, number> }>()
  for (const { userId, itemId, eventType } of interactions) {
    if (eventType !== 'watch') continue
    const user = users.get(userId) ?? { watches: 0, byGenre: new Map<string, number>() }
    user.watches += 1
    for (const genre of genresOf.get(itemId) ?? [])
      user.byGenre.set(genre, (user.byGenre.get(genre) ?? 0) + 1)
    users.set(userId, user)
  }
  const candidates = [...users].filter(([, { watches }]) => watches >= FEWEST_WATCHES)
  const picked = new Map<string, string>()
  for (const genre of genres) {
    const [best] = candidates
      .filter(([userId, { byGenre }]) => byGenre.has(genre) && ![...picked.values()].includes(userId))
      .map(([userId, { watches, byGenre }]) => ({
        userId,
        share: (byGenre.get(genre) ?? 0) / (watches + FEWEST_WATCHES),
      }))
      .sort((a, b) => b.share - a.share || (a.userId < b.userId ? -1 : 1))
    if (best) picked.set(genre, best.userId)
  }
  return picked
}

/** Writes mappings/users/<sub>.json for each account, unless its user had everything erased. Safe to run twice. */
export async function linkAccounts(
  { objectStore }: Pick<Ports, 'objectStore'>,
  accounts: readonly { sub: string; userId: string }[],
): Promise<void> {
  for (const { sub, userId } of accounts) {
    if (await objectStore.head(toTombstoneKey(userId))) continue
    await objectStore.put(`mappings/users/${sub}.json`, Buffer.from(JSON.stringify({ userId })))
  }
}
