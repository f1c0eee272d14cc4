// Puts scores of different kinds on one scale, so that they can be added.
import type { Model } from './model.ts'

/**
 * z-scores: what is left of the mean, in standard deviations.
 * Shape   scores: one number a model item, not changed unless it is the target, too. Mean and deviation are over items
 *         with interactions, so that a large catalog of new items does not stretch the scale.
 * Range   all 0 when the scores do not differ.
 */
export function standardize(
  { popularity }: Model,
  scores: Float64Array,
  target: Float64Array = new Float64Array(scores.length),
): Float64Array {
  let count = 0
  let mean = 0
  let squares = 0
  // Plain loops here and below: callbacks over the whole catalog made up half the time of an answer.
  for (let item = 0; item < scores.length; item++) {
    if (popularity[item] === 0) continue
    count++
    const difference = (scores[item] as number) - mean
    mean += difference / count
    squares += difference * ((scores[item] as number) - mean)
  }
  const deviation = Math.sqrt(squares / Math.max(1, count))
  if (deviation === 0) return target.fill(0)
  for (let item = 0; item < scores.length; item++)
    target[item] = ((scores[item] as number) - mean) / deviation
  return target
}
