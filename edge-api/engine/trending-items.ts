// What is watched now: recent interactions count more than old ones.
import { checkNumResults } from './checks.ts'
import type { Model } from './model.ts'
import { type Eligibility, takeTop } from './order.ts'
import type { ScoredItem } from './types.ts'

export interface TrendingItemsOptions extends Eligibility {
  numResults?: number | undefined
}

/**
 * The items with the most recent interest.
 * Units   score: users, each worth 0.5^(age of the latest interaction / half-life) when the model was trained.
 *         Later only the scale would change, not the order.
 * Range   score 0..number of users, 0 only when all interactions are thousands of half-lives old; at most numResults
 *         items (1..500), fewer when fewer have an interaction, [] when none.
 * Ties    score descending, then itemId ascending by code unit.
 * Errors  RangeError when numResults is not a whole number in 1..500.
 * Source  exponential decay in place of the growth of Trending-Now,
 *         https://docs.aws.amazon.com/personalize/latest/dg/native-recipe-trending-now.html
 */
export function trendingItems(
  model: Model,
  { numResults = 25, exclude, isEligible }: TrendingItemsOptions = {},
): ScoredItem[] {
  checkNumResults(numResults)
  const scores = model.trend.map((recent, item) =>
    (model.popularity[item] as number) > 0 ? recent : -Infinity,
  )
  return takeTop(model, scores, numResults, { exclude, isEligible })
}
