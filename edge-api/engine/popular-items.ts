// The items most users interacted with: the baseline every other algorithm has to beat.
import { checkNumResults } from './checks.ts'
import type { Model } from './model.ts'
import { type Eligibility, takeTop } from './order.ts'
import type { ScoredItem } from './types.ts'

export interface PopularItemsOptions extends Eligibility {
  numResults?: number | undefined
}

/**
 * The items most users interacted with.
 * Units   score: distinct users.
 * Range   score 1..number of users; at most numResults items (1..500), fewer when fewer qualify, [] when none.
 * Ties    score descending, then itemId ascending by code unit.
 * Errors  RangeError when numResults is not a whole number in 1..500.
 * Source  Popularity-Count, https://docs.aws.amazon.com/personalize/latest/dg/native-recipe-popularity.html
 */
export function popularItems(
  model: Model,
  { numResults = 25, exclude, isEligible }: PopularItemsOptions = {},
): ScoredItem[] {
  checkNumResults(numResults)
  const scores = new Float64Array(model.itemIds.length)
  model.popularity.forEach((users, item) => (scores[item] = users > 0 ? users : -Infinity))
  return takeTop(model, scores, numResults, { exclude, isEligible })
}
