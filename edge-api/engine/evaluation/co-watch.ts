// Whether what is called similar is what people really watch together.
import { hitAt, toRankedHits } from '../metrics.ts'
import { shuffled } from '../random.ts'
import { addMeasurement } from './measure.ts'
import { DEFAULT_SEED, ENOUGH_TEST_USERS, toPositives, userFolds } from './positives.ts'
import type { Measurements, ProtocolOptions, Rating } from './types.ts'

/** Few enough that users with long histories do not decide alone. */
const MOST_PAIRS = 10

/**
 * Leave-one-out co-watch: one liked item is given, another one of the same unseen user is to be found.
 * Shape   one measurement (hit@20) a pair of items; up to 10 pairs a test user, drawn at random without repeating an item.
 *         At most 200 test users a fold.
 * Source  recommender.md section 3; folds as in strong generalization.
 */
export function coWatch(
  ratings: readonly Rating[],
  { trainAlgorithms, seed = DEFAULT_SEED, onProgress }: ProtocolOptions,
): Measurements {
  const measurements: Measurements = {}
  let done = 0
  for (const { training, testUsers, random } of userFolds(toPositives(ratings), seed)) {
    const algorithms = trainAlgorithms(training)
    for (const own of testUsers.slice(0, ENOUGH_TEST_USERS)) {
      const order = shuffled(own, random).slice(0, 2 * MOST_PAIRS)
      for (let first = 0; first + 1 < order.length; first += 2) {
        const [given, sought] = order.slice(first, first + 2).map(({ itemId }) => itemId) as [string, string]
        for (const { name, findSimilar } of algorithms) {
          const ranked = toRankedHits(findSimilar(given, 20), new Set([sought]))
          addMeasurement(measurements, name, 'hit@20', hitAt(ranked, 20))
        }
      }
    }
    onProgress?.(++done / 5)
  }
  return measurements
}
