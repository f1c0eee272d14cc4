// The answer to "what should this user see?": the function behind GetRecommendations.
import { checkNumResults } from './checks.ts'
import type { Model } from './model.ts'
import { type Eligibility, takeTop } from './order.ts'
import { scoreItems, type ScoreItemsOptions } from './score-items.ts'
import type { HistoryEntry, ScoredItem } from './types.ts'

export interface RecommendItemsOptions extends Eligibility, ScoreItemsOptions {
  numResults?: number | undefined
}

/**
 * The items a user with this history is most likely to like next; trending items without one.
 * Shape   history: in any order, not changed. Its items are never recommended; weight 0 (a dislike) only excludes.
 * Units   score: sums of standardized scores, comparable within one answer only.
 * Range   at most numResults items (1..500), fewer when fewer qualify, [] when none.
 * Ties    score descending, then itemId ascending by code unit.
 * Errors  RangeError when numResults is not a whole number in 1..500 or a weight is outside 0..1.
 * Source  EASE (Steck, WWW 2019) with trending and a popularity prior; see score-items.ts.
 */
export function recommendItems(
  model: Model,
  history: readonly HistoryEntry[],
  { numResults = 25, nowSeconds, exclude, isEligible }: RecommendItemsOptions = {},
): ScoredItem[] {
  checkNumResults(numResults)
  const scores = scoreItems(model, history, { nowSeconds })
  for (const { itemId } of history) {
    const item = model.indexByItemId.get(itemId)
    if (item !== undefined) scores[item] = -Infinity
  }
  return takeTop(model, scores, numResults, { exclude, isEligible })
}
