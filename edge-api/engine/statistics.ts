// What a mean of few measurements is worth.
import { checkBetween, checkWhole } from './checks.ts'

/** The arithmetic mean; 0 of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < values.length; index++) sum += values[index] as number
  return values.length === 0 ? 0 : sum / values.length
}

/** The standard error of the mean: sample deviation / sqrt(n). Range  0 for fewer than two values. */
export function standardError(values: ArrayLike<number>): number {
  if (values.length < 2) return 0
  const middle = mean(values)
  let squares = 0
  for (let index = 0; index < values.length; index++) squares += ((values[index] as number) - middle) ** 2
  return Math.sqrt(squares / (values.length - 1) / values.length)
}

/**
 * The standard error of the mean difference of two measurements of the same cases.
 * Errors  RangeError when the lengths differ.
 */
export function pairedStandardError(values: ArrayLike<number>, others: ArrayLike<number>): number {
  if (values.length !== others.length)
    throw new RangeError(
      `paired measurements must be of the same cases, got ${values.length} and ${others.length}`,
    )
  return standardError(Array.from(values, (value, index) => value - (others[index] as number)))
}

/** The normal quantile of a two-sided 95 % interval. */
const Z_95 = 1.959963984540054

/**
 * The 95 % interval of a share, sound for small counts and for shares near 0 and 1.
 * Range   0 <= low <= hits / trials <= high <= 1; 0..1 when there were no trials.
 * Errors  RangeError when trials is not a whole number of at least 0, or hits not one in 0..trials.
 * Source  Wilson, Probable Inference (JASA 1927).
 */
export function wilsonInterval(hits: number, trials: number): { low: number; high: number } {
  checkWhole('trials', trials, 0)
  checkWhole('hits', hits, 0)
  checkBetween('hits', hits, 0, trials)
  if (trials === 0) return { low: 0, high: 1 }
  const share = hits / trials
  const squared = Z_95 ** 2
  const center = (share + squared / (2 * trials)) / (1 + squared / trials)
  const reach =
    (Z_95 / (1 + squared / trials)) * Math.sqrt((share * (1 - share)) / trials + squared / (4 * trials ** 2))
  return { low: hits === 0 ? 0 : center - reach, high: hits === trials ? 1 : center + reach }
}
