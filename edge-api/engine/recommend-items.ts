// The answer to "what should this user see?": the function behind GetRecommendations.
import { calibrate } from './calibrate.ts'
import { checkBetween, checkNumResults } from './checks.ts'
import type { Model } from './model.ts'
import { type Eligibility, takeTop } from './order.ts'
import { scoreItems, type ScoreItemsOptions } from './score-items.ts'
import type { HistoryEntry, ScoredItem } from './types.ts'

export interface RecommendItemsOptions extends Eligibility, ScoreItemsOptions {
  numResults?: number | undefined
  /** How strongly the genres of the answer follow those of the history, 0..1; default 0, off. */
  calibration?: number | undefined
}

/** Items that calibration chooses from, at least (Steck 2018 takes a few times the length of the list). */
const CALIBRATION_CANDIDATES = 100

/**
 * The items a user with this history is most likely to like next; trending items without one.
 * Shape   history: in any order, not changed. Its items are never recommended; weight 0 (a dislike) only excludes.
 * Units   score: sums of standardized scores, comparable within one answer only.
 * Range   at most numResults items (1..500), fewer when fewer qualify, [] when none.
 * Ties    score descending, then itemId ascending by code unit; with calibration the list is not in the order of scores.
 * Errors  RangeError when numResults is not a whole number in 1..500 or a weight or calibration is outside 0..1.
 * Source  EASE (Steck, WWW 2019) with trending and a popularity prior; see score-items.ts.
 */
export function recommendItems(
  model: Model,
  history: readonly HistoryEntry[],
  { numResults = 25, nowSeconds, calibration = 0, exclude, isEligible }: RecommendItemsOptions = {},
): ScoredItem[] {
  checkNumResults(numResults)
  checkBetween('calibration', calibration, 0, 1)
  const scores = scoreItems(model, history, { nowSeconds })
  for (const { itemId } of history) {
    const item = model.indexByItemId.get(itemId)
    if (item !== undefined) scores[item] = -Infinity
  }
  if (calibration === 0) return takeTop(model, scores, numResults, { exclude, isEligible })
  const candidates = takeTop(model, scores, Math.max(numResults, CALIBRATION_CANDIDATES), {
    exclude,
    isEligible,
  })
  return calibrate(model, history, candidates, { numResults, strength: calibration })
}
