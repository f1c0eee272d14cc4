// The offline metrics that Personalize itself reports for a solution version, by its definition.
import { coverageAt, ndcgAt, precisionAt, reciprocalRankAt, toRankedHits } from '../metrics.ts'
import { mean } from '../statistics.ts'
import { DEFAULT_SEED, toHistory, toPositives, userFolds } from './positives.ts'
import type { ProtocolOptions, Rating } from './types.ts'

const FOLDS = 10
const INPUT_SHARE = 0.9
const MOST_RESULTS = 25

/** Metric values by Personalize's own metric names. */
export type PersonalizeMetrics = Record<string, number>

/**
 * Metrics of each algorithm, by name.
 * Shape   Trains on 90 % of the users with at least 5 positives; of each other user the oldest 90 % are the input and the
 *         newest 10 % (at least 1) the target. Ranked 25 deep. Coverage is over the items trained on.
 * Range   0..1 each. NDCG's ideal list: see metrics.ts.
 * Source  https://docs.aws.amazon.com/personalize/latest/dg/working-with-training-metrics.html
 */
export function personalizeMetrics(
  ratings: readonly Rating[],
  { trainAlgorithms, seed = DEFAULT_SEED, onProgress }: ProtocolOptions,
): Record<string, PersonalizeMetrics> {
  const [fold] = userFolds(toPositives(ratings), seed, FOLDS)
  if (!fold) return {}
  const cases = fold.testUsers
    .filter((own) => own.length >= 2)
    .map((own) => {
      const byTime = own.toSorted((a, b) => a.timestampSeconds - b.timestampSeconds)
      const cut = Math.min(byTime.length - 1, Math.floor(byTime.length * INPUT_SHARE))
      const target = new Set(byTime.slice(cut).map(({ itemId }) => itemId))
      return { history: toHistory(byTime.slice(0, cut)), target }
    })
  const algorithms = trainAlgorithms(fold.training)
  return Object.fromEntries(
    algorithms.map(({ name, recommend }, index) => {
      const lists = cases.map(({ history }) => recommend(history, MOST_RESULTS))
      const ranked = lists.map((list, place) => toRankedHits(list, cases[place]?.target ?? new Set()))
      const metrics: PersonalizeMetrics = {
        coverage: coverageAt(lists, fold.vocabulary, MOST_RESULTS),
        mean_reciprocal_rank_at_25: mean(ranked.map((hits) => reciprocalRankAt(hits, 25))),
      }
      for (const k of [5, 10, 25]) {
        metrics[`normalized_discounted_cumulative_gain_at_${k}`] = mean(ranked.map((hits) => ndcgAt(hits, k)))
        metrics[`precision_at_${k}`] = mean(ranked.map((hits) => precisionAt(hits, k)))
      }
      onProgress?.((index + 1) / algorithms.length)
      return [name, metrics]
    }),
  )
}
