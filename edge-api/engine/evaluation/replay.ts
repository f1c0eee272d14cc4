// How often the very next thing a user likes was on the list: the past trains, the future is played back event by event.
import { hitAt, toRankedHits } from '../metrics.ts'
import type { Interaction } from '../types.ts'
import { addMeasurement } from './measure.ts'
import { groupByUser, toHistory, toPositives } from './positives.ts'
import type { Measurements, ProtocolOptions, Rating } from './types.ts'

const CUT_QUANTILE = 0.8
/** Of more later events than this, evenly spaced ones are measured: enough for a standard error of 0.3 % at most. */
const MOST_MEASURED = 10_000

/**
 * Replay with a frozen model and a live history.
 * Shape   one measurement (hit@10) a later event of an item that the training knows; other events only join the history,
 *         and so do some events of a large data set.
 *         Events of the same second keep the order of the ratings.
 * Source  recommender.md section 3: cut at the 80 % quantile of the times of the positives.
 */
export function replay(
  ratings: readonly Rating[],
  { trainAlgorithms, onProgress }: ProtocolOptions,
): Measurements {
  const events = toPositives(ratings).sort((a, b) => a.timestampSeconds - b.timestampSeconds)
  const cut = Math.floor(events.length * CUT_QUANTILE)
  const training = events.slice(0, cut)
  const vocabulary = new Set(training.map(({ itemId }) => itemId))
  const algorithms = trainAlgorithms(training)
  const histories = groupByUser(training)

  const every = Math.ceil((events.length - cut) / MOST_MEASURED)
  const measurements: Measurements = {}
  events.slice(cut).forEach((event, index) => {
    const past: Interaction[] = histories.get(event.userId) ?? []
    if (index % every === 0 && vocabulary.has(event.itemId)) {
      const relevant = new Set([event.itemId])
      for (const { name, recommend } of algorithms) {
        const ranked = toRankedHits(recommend(toHistory(past), 10, event.timestampSeconds), relevant)
        addMeasurement(measurements, name, 'hit@10', hitAt(ranked, 10))
      }
    }
    histories.set(event.userId, [...past, event])
    if (index % 500 === 0) onProgress?.(index / (events.length - cut))
  })
  onProgress?.(1)
  return measurements
}
