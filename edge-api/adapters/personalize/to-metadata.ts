// Columns of the Items dataset, sent along with an item, in our words. GENRES is Personalize's own name; the year is called as
// our schemas call it. Others are the site's, and no card has a place for them.

import type { RecommendedItem } from '../../ports/recommender.ts'

/** What our import writes for an item without a genre, because GENRES may not be empty. */
const NO_GENRE = 'unknown'

export function toMetadata(
  columns: Readonly<Record<string, string>> | undefined,
): Pick<RecommendedItem, 'metadata'> {
  if (columns === undefined) return {}
  // Names come back in the case that they were asked for.
  const byName = new Map(Object.entries(columns).map(([name, text]) => [name.toUpperCase(), text]))
  const genres = (byName.get('GENRES') ?? '').split('|').filter((one) => one !== '' && one !== NO_GENRE)
  const year = Number(byName.get('RELEASE_YEAR') ?? Number.NaN)
  return { metadata: { genres, ...(Number.isInteger(year) && year > 0 ? { year } : {}) } }
}
