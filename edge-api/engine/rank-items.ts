// A given list put in order for one user: the function behind GetPersonalizedRanking.
import type { Model } from './model.ts'
import { byScoreThenItemId } from './order.ts'
import { scoreItems, type ScoreItemsOptions } from './score-items.ts'
import type { HistoryEntry, ScoredItem } from './types.ts'

/**
 * The given items, the likeliest to be liked first.
 * Shape   itemIds: not changed; a repeated itemId comes once. Seen items are ranked like any other.
 * Range   as many items as distinct itemIds. An item the model does not know has score -Infinity (a softmax makes it 0).
 * Ties    score descending, then itemId ascending by code unit; unknown items last, in the order given.
 * Errors  RangeError when a weight is outside 0..1 or nowSeconds is not a finite number.
 * Source  the scores of recommendItems; https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetPersonalizedRanking.html
 */
export function rankItems(
  model: Model,
  history: readonly HistoryEntry[],
  itemIds: readonly string[],
  options: ScoreItemsOptions = {},
): ScoredItem[] {
  const scores = scoreItems(model, history, options)
  const known: ScoredItem[] = []
  const unknown: ScoredItem[] = []
  for (const itemId of new Set(itemIds)) {
    const item = model.indexByItemId.get(itemId)
    if (item === undefined) unknown.push({ itemId, score: -Infinity })
    else known.push({ itemId, score: scores[item] as number })
  }
  return [...known.sort(byScoreThenItemId), ...unknown]
}
