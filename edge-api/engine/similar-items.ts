// The answer to "more like this": the function behind similar-items and more-like-x.
import { checkNumResults } from './checks.ts'
import { genresOf, type Model } from './model.ts'
import { type Eligibility, takeTop } from './order.ts'
import type { ScoredItem } from './types.ts'

export interface SimilarItemsOptions extends Eligibility {
  numResults?: number | undefined
}

/** Fewer users than this say too little about an item: https://docs.aws.amazon.com/personalize/latest/dg/native-recipe-similar-items.html */
const COLD_USERS = 5

/**
 * The items most like one item; never the item itself.
 * Shape   An item with interactions of 5 users or more: first what is seen together, by the partial correlation
 *         -P_ij / sqrt(P_ii P_jj). Then, and for a colder item, by genres in common, then popular; an unknown item has
 *         no genres, so it gets popular items.
 * Range   score above 0 up to 1: seen together; -1..0: by genre and popularity. At most numResults items (1..500).
 * Ties    score descending, then itemId ascending by code unit.
 * Errors  RangeError when numResults is not a whole number in 1..500.
 * Source  Steck, Markov Random Fields for Collaborative Filtering (NeurIPS 2019), section 2.
 */
export function similarItems(
  model: Model,
  itemId: string,
  { numResults = 25, exclude, isEligible }: SimilarItemsOptions = {},
): ScoredItem[] {
  checkNumResults(numResults)
  const item = model.indexByItemId.get(itemId)
  const scores = scoreByGenre(model, item)
  if (item !== undefined) {
    if ((model.popularity[item] as number) >= COLD_USERS) addSeenTogether(model, item, scores)
    scores[item] = -Infinity
  }
  return takeTop(model, scores, numResults, { exclude, isEligible })
}

/** Cosine of the genre sets, nine parts, and the share of the most popular item, one part, shifted to -1..0. */
function scoreByGenre(model: Model, item: number | undefined): Float64Array {
  const own = new Set(item === undefined ? [] : genresOf(model, item))
  const mostUsers = model.popularity.reduce((most, users) => Math.max(most, users), 1)
  return Float64Array.from(model.popularity, (users, other) => {
    const genres = genresOf(model, other)
    const common = genres.reduce((count, genre) => count + (own.has(genre) ? 1 : 0), 0)
    const cosine = common === 0 ? 0 : common / Math.sqrt(own.size * genres.length)
    return 0.9 * cosine + (0.1 * users) / mostUsers - 1
  })
}

/** B_ij = -P_ij / P_jj, so B_ij sqrt(P_jj / P_ii) is the partial correlation. */
function addSeenTogether(
  { rowPointers, columns, values, diagonal }: Model,
  item: number,
  scores: Float64Array,
): void {
  const end = rowPointers[item + 1] as number
  for (let k = rowPointers[item] as number; k < end; k++) {
    const other = columns[k] as number
    const correlation =
      (values[k] as number) * Math.sqrt((diagonal[other] as number) / (diagonal[item] as number))
    if (correlation > 0) scores[other] = Math.min(1, correlation)
  }
}
