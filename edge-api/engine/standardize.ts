// Puts scores of different kinds on one scale, so that they can be added.
import type { Model } from './model.ts'

/**
 * z-scores: what is left of the mean, in standard deviations.
 * Shape   scores: one number a model item, not changed. Mean and deviation are over items with interactions, so that
 *         a large catalog of new items does not stretch the scale.
 * Range   all 0 when the scores do not differ.
 */
export function standardize({ popularity }: Model, scores: Float64Array): Float64Array {
  let count = 0
  let mean = 0
  let squares = 0
  scores.forEach((score, item) => {
    if (popularity[item] === 0) return
    count++
    const difference = score - mean
    mean += difference / count
    squares += difference * (score - mean)
  })
  const deviation = Math.sqrt(squares / Math.max(1, count))
  return deviation > 0 ? scores.map((score) => (score - mean) / deviation) : new Float64Array(scores.length)
}
