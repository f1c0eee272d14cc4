// Two tastes, so that the right recommendation is known: users of one taste watch the even titles, the others the odd ones.
import { archived, NOW, type TestSite } from './site.ts'

const DAY_MS = 86_400_000

export interface AudienceOptions {
  users?: number
  /** Each watches as many, of its own taste. */
  watches?: number
  items?: number
}

/** Which titles a user likes: 0 the even ones, 1 the odd ones. */
export function tasteOf(user: number): 0 | 1 {
  return user % 2 === 0 ? 0 : 1
}

/** A week of watching, the same each time, by users `u0`, `u1`, …, each a few titles a day. */
export async function archiveAudience(
  site: TestSite,
  { users = 60, watches = 30, items = 100 }: AudienceOptions = {},
): Promise<void> {
  const ownItems = items / 2
  for (let user = 0; user < users; user++) {
    const events = Array.from({ length: watches }, (_, index) => {
      // A different stretch of the own titles for each user, with steps that reach all of them.
      const title = ((user * 7 + index * 3) % ownItems) * 2 + tasteOf(user)
      return archived({
        userId: `u${user}`,
        itemId: `i${title}`,
        daysAgo: 8 - Math.floor((index * 7) / watches),
        number: user * watches + index + 1,
      })
    })
    await site.archive(events, NOW - 8 * DAY_MS)
  }
}
