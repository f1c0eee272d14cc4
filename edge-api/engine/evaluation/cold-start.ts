// How good the answers are for somebody of whom little or nothing is known.
import { ndcgAt, recallAt, toRankedHits } from '../metrics.ts'
import { shuffled } from '../random.ts'
import { addMeasurement } from './measure.ts'
import { DEFAULT_SEED, ENOUGH_TEST_USERS, toHistory, toPositives, userFolds } from './positives.ts'
import type { Measurements, ProtocolOptions, Rating } from './types.ts'

const LEAST_POSITIVES = 25
const HELD_OUT = 20
export const SHOWN = [0, 1, 2, 3, 5, 10, 20] as const

/**
 * Cold start: the first 0, 1, 2, 3, 5, 10, 20 items of a new user are shown to the model.
 * Shape   one measurement a test user, metric and number shown: `ndcg@10 shown 3`, `recall@20 shown 3`. Users with at
 *         least 25 known positives; 20 at random are held out, the others are shown oldest first, as many as there are.
 *         At most 200 test users a fold.
 * Source  recommender.md section 3; folds as in strong generalization.
 */
export function coldStart(
  ratings: readonly Rating[],
  { trainAlgorithms, seed = DEFAULT_SEED, onProgress }: ProtocolOptions,
): Measurements {
  const measurements: Measurements = {}
  let done = 0
  for (const { training, testUsers, random } of userFolds(toPositives(ratings), seed)) {
    const algorithms = trainAlgorithms(training)
    for (const own of testUsers.slice(0, ENOUGH_TEST_USERS)) {
      if (own.length < LEAST_POSITIVES) continue
      const order = shuffled(own, random)
      const heldOut = new Set(order.slice(0, HELD_OUT).map(({ itemId }) => itemId))
      const rest = order.slice(HELD_OUT).sort((a, b) => a.timestampSeconds - b.timestampSeconds)
      for (const shown of SHOWN) {
        const history = toHistory(rest.slice(0, shown))
        for (const { name, recommend } of algorithms) {
          const ranked = toRankedHits(recommend(history, 20), heldOut)
          addMeasurement(measurements, name, `ndcg@10 shown ${shown}`, ndcgAt(ranked, 10))
          addMeasurement(measurements, name, `recall@20 shown ${shown}`, recallAt(ranked, 20))
        }
      }
    }
    onProgress?.(++done / 5)
  }
  return measurements
}
