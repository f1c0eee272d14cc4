// The score of every item for one history: what recommending, ranking and the metrics all use.
import { checkBetween, checkFinite } from './checks.ts'
import type { Model } from './model.ts'
import { standardize } from './standardize.ts'
import type { HistoryEntry } from './types.ts'

export interface ScoreItemsOptions {
  /** Seconds since the Unix epoch; default: when the model was trained. Trending fades as a model gets old. */
  nowSeconds?: number | undefined
}

const SECONDS_PER_DAY = 86_400

/** Weight of trending beside the weights of EASE, both standardized. */
const TREND_WEIGHT = 0.1
/** Weight of the popularity prior for an empty history; it fades out linearly up to FADE_INTERACTIONS. */
const PRIOR_WEIGHT = 1
const FADE_INTERACTIONS = 10
/** What an old interaction still counts towards trending, so that few recent ones lean on popularity. */
const TREND_FLOOR = 0.02

/**
 * Scores of all items of the model for a user with this history.
 * Shape   history: in any order, not changed; of a repeated item the greatest weight counts; unknown items and weight 0
 *         (a dislike) add nothing. Returns one number an item of model.itemIds, seen items included.
 * Units   sums of standardized scores: comparable within one answer only.
 * Range   finite. Without history the order is that of trending.
 * Errors  RangeError when a weight is outside 0..1 or nowSeconds is not a finite number.
 * Source  h B of EASE (Steck, WWW 2019).
 */
export function scoreItems(
  model: Model,
  history: readonly HistoryEntry[],
  options: ScoreItemsOptions = {},
): Float64Array {
  const { nowSeconds = model.trainedAtSeconds } = options
  checkFinite('nowSeconds', nowSeconds)
  const { scores, seenCount } = scoreByWeights(model, history)
  const trend = standardize(model, scoreByTrend(model, nowSeconds))
  if (seenCount === 0) return trend
  const personal = standardize(model, scores)
  const popular = standardize(
    model,
    Float64Array.from(model.popularity, (users) => Math.log(users + 0.5)),
  )
  const prior = PRIOR_WEIGHT * Math.max(0, 1 - seenCount / FADE_INTERACTIONS)
  return personal.map(
    (score, item) => score + TREND_WEIGHT * (trend[item] as number) + prior * (popular[item] as number),
  )
}

/** h B: the sum of the kept weights of every known item of the history. seenCount: known items of weight > 0. */
export function scoreByWeights(
  { itemIds, indexByItemId, rowPointers, columns, values }: Model,
  history: readonly HistoryEntry[],
): { scores: Float64Array; seenCount: number } {
  const weightByItem = new Map<number, number>()
  for (const { itemId, weight } of history) {
    checkBetween('weight', weight, 0, 1)
    const item = indexByItemId.get(itemId)
    if (item !== undefined && weight > (weightByItem.get(item) ?? 0)) weightByItem.set(item, weight)
  }
  const scores = new Float64Array(itemIds.length)
  // Ascending, because the order of a sum changes its last bits.
  for (const [item, weight] of [...weightByItem].sort(([a], [b]) => a - b)) {
    const end = rowPointers[item + 1] as number
    for (let k = rowPointers[item] as number; k < end; k++) {
      const column = columns[k] as number
      scores[column] = (scores[column] as number) + weight * (values[k] as number)
    }
  }
  return { scores, seenCount: weightByItem.size }
}

function scoreByTrend(
  { trend, popularity, halfLifeDays, trainedAtSeconds }: Model,
  nowSeconds: number,
): Float64Array {
  const faded = 0.5 ** (Math.max(0, nowSeconds - trainedAtSeconds) / (halfLifeDays * SECONDS_PER_DAY))
  return trend.map((recent, item) =>
    Math.log(faded * recent + TREND_FLOOR * ((popularity[item] as number) + 0.5)),
  )
}
