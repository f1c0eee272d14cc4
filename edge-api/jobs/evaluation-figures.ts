// Means of measurements, beside those of the first algorithm on the same cases.

import { mean, pairedStandardError } from '../engine/statistics.ts'

export interface Figure {
  mean: number
  /** Of the difference to the first algorithm, popularity, on the same cases. */
  pairedStandardError: number
  cases: number
}

/** By protocol, then algorithm, then metric. */
export type EvaluationFigures = Record<string, Record<string, Record<string, Figure>>>

/** From measurements by algorithm and metric, the same place being the same case. */
export function toFigures(
  measurements: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>,
): Record<string, Record<string, Figure>> {
  const [baseline = {}] = Object.values(measurements)
  return Object.fromEntries(
    Object.entries(measurements).map(([algorithm, byMetric]) => [
      algorithm,
      Object.fromEntries(
        Object.entries(byMetric).map(([metric, values]) => [
          metric,
          {
            mean: mean(values),
            pairedStandardError: pairedStandardError(values, baseline[metric] ?? values),
            cases: values.length,
          },
        ]),
      ),
    ]),
  )
}
