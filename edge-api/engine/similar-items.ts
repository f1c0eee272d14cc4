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
/** Beside partial correlations, which rarely exceed 0.1. Chosen on validation folds of the co-watch protocol. */
const POPULARITY_WEIGHT = 0.05
const GENRE_WEIGHT = 0.01

/**
 * The items most like one item; never the item itself.
 * Shape   What is seen together, by the partial correlation -P_ij / sqrt(P_ii P_jj), leaning a little on the share of
 *         users and on genres in common. For an item that fewer than 5 users have seen the genres decide and popularity
 *         breaks their ties; an unknown item has no genres, so it gets popular items.
 * Units   score: comparable within one answer only.
 * Range   score -1..2.05; at most numResults items (1..500), fewer when fewer qualify.
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
  const popularityWeight = POPULARITY_WEIGHT / Math.max(1, model.userCount)
  const scores = new Float64Array(model.itemIds.length)
  model.popularity.forEach((users, other) => (scores[other] = popularityWeight * users))
  if (item !== undefined) {
    const isCold = (model.popularity[item] as number) < COLD_USERS
    addCommonGenres(model, item, isCold ? 1 : GENRE_WEIGHT, scores)
    addSeenTogether(model, item, scores)
    scores[item] = -Infinity
  }
  return takeTop(model, scores, numResults, { exclude, isEligible })
}

/** Cosine of the two sets of genres. */
function addCommonGenres(model: Model, item: number, weight: number, scores: Float64Array): void {
  const { genrePointers, itemGenres } = model
  const own = genresOf(model, item)
  const isOwn = new Uint8Array(model.genres.length)
  for (const genre of own) isOwn[genre] = 1
  for (let other = 0; other < scores.length; other++) {
    const [start, end] = [genrePointers[other] as number, genrePointers[other + 1] as number]
    let common = 0
    for (let k = start; k < end; k++) common += isOwn[itemGenres[k] as number] as number
    if (common > 0)
      scores[other] = (scores[other] as number) + (weight * common) / Math.sqrt(own.length * (end - start))
  }
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
    const scale = Math.sqrt((diagonal[other] as number) / (diagonal[item] as number))
    scores[other] = (scores[other] as number) + (values[k] as number) * scale
  }
}
