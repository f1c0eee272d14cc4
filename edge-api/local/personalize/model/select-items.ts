// One list for one recipe: what the engine says, with scores where Personalize has them.
import { popularItems, scoreItems, similarItems, takeTop, trendingItems } from '../../../engine/index.ts'
import type { Eligibility, HistoryEntry, Model, ScoredItem } from '../../../engine/index.ts'
import type { Strategy } from '../resources/recipes.ts'

export interface SelectedItem {
  itemId: string
  /** Share of a softmax over the catalog; absent where Personalize gives none. */
  score?: number
}

export interface SelectOptions extends Eligibility {
  strategy: Strategy
  history: readonly HistoryEntry[]
  itemId: string
  nowSeconds: number
}

/**
 * A function that gives the best items for one request; called again with other limits it does not score again.
 * An unknown user gets what is trending and popular, an unknown item popular items.
 */
export function createSelector(
  model: Model,
  { strategy, history, itemId, nowSeconds }: Omit<SelectOptions, keyof Eligibility>,
): (numResults: number, eligibility: Eligibility) => SelectedItem[] {
  if (strategy === 'personal' || strategy === 'ranking') {
    const scores = scoreItems(model, history, { nowSeconds })
    const share = softmaxOf(scores)
    return (numResults, eligibility) =>
      takeTop(model, scores, numResults, eligibility).map((item) => ({
        itemId: item.itemId,
        score: share(item.score),
      }))
  }
  const select = (numResults: number, eligibility: Eligibility): ScoredItem[] => {
    const options = { numResults, ...eligibility }
    if (strategy === 'similar') return similarItems(model, itemId, options)
    return strategy === 'popular' ? popularItems(model, options) : trendingItems(model, options)
  }
  return (numResults, eligibility) =>
    numResults === 0 ? [] : select(numResults, eligibility).map((item) => ({ itemId: item.itemId }))
}

/** The softmax over all the scores, as a function of one of them. Plain loops: they run over the catalog in each answer. */
export function softmaxOf(scores: Float64Array): (score: number) => number {
  let largest = -Infinity
  for (let item = 0; item < scores.length; item++) largest = Math.max(largest, scores[item] ?? -Infinity)
  let sum = 0
  for (let item = 0; item < scores.length; item++) sum += Math.exp((scores[item] ?? 0) - largest)
  return (score) => Math.exp(score - largest) / sum
}
