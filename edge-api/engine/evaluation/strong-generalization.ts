// How well a history predicts what else a user likes, for users the model has never seen.
import { ndcgAt, recallAt, toRankedHits } from '../metrics.ts'
import { shuffled } from '../random.ts'
import { addMeasurement } from './measure.ts'
import { DEFAULT_SEED, toHistory, toPositives, userFolds } from './positives.ts'
import type { Measurements, ProtocolOptions, Rating } from './types.ts'

const LEAST_ITEMS = 5
const HELD_OUT_SHARE = 0.2

/**
 * Strong generalization over five folds of users.
 * Shape   one measurement a test user and metric: recall@20, ndcg@10, ndcg@100. 20 % of the user's positives (at least 1)
 *         are held out at random, the others are the history; users with fewer than 5 known items are left out.
 * Source  recommender.md section 3, after Liang et al. (WWW 2018).
 */
export function strongGeneralization(
  ratings: readonly Rating[],
  { trainAlgorithms, seed = DEFAULT_SEED, onProgress }: ProtocolOptions,
): Measurements {
  const measurements: Measurements = {}
  let done = 0
  for (const { training, testUsers, random } of userFolds(toPositives(ratings), seed)) {
    const algorithms = trainAlgorithms(training)
    for (const own of testUsers) {
      if (own.length < LEAST_ITEMS) continue
      const order = shuffled(own, random)
      const heldOutCount = Math.max(1, Math.floor(own.length * HELD_OUT_SHARE))
      const heldOut = new Set(order.slice(0, heldOutCount).map(({ itemId }) => itemId))
      const history = toHistory(order.slice(heldOutCount))
      for (const { name, recommend } of algorithms) {
        const ranked = toRankedHits(recommend(history, 100), heldOut)
        addMeasurement(measurements, name, 'recall@20', recallAt(ranked, 20))
        addMeasurement(measurements, name, 'ndcg@10', ndcgAt(ranked, 10))
        addMeasurement(measurements, name, 'ndcg@100', ndcgAt(ranked, 100))
      }
    }
    onProgress?.(++done / 5)
  }
  return measurements
}
