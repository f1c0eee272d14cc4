// Adds single measurements to the table that a protocol returns.
import type { Measurements } from './types.ts'

/** Adds one measurement. Shape  measurements is changed: it is the protocol's own table. */
export function addMeasurement(
  measurements: Measurements,
  algorithm: string,
  metric: string,
  value: number,
): void {
  const byMetric = (measurements[algorithm] ??= {})
  const values = (byMetric[metric] ??= [])
  values.push(value)
}
