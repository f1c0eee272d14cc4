// Measurements as a table for people; the same numbers go out as JSON.
import type { Measurements } from '../../edge-api/engine/evaluation/types.ts'
import { mean, pairedStandardError, standardError } from '../../edge-api/engine/statistics.ts'

export interface Figure {
  mean: number
  standardError: number
  /** Against the first algorithm of the table, on the same cases. */
  pairedStandardError: number
  cases: number
}

export type Figures = Record<string, Record<string, Figure>>

/** Means and standard errors by algorithm, then metric. */
export function toFigures(measurements: Measurements): Figures {
  const baseline = Object.values(measurements)[0] ?? {}
  return mapValues(measurements, (byMetric) =>
    mapValues(byMetric, (values, metric) => ({
      mean: mean(values),
      standardError: standardError(values),
      pairedStandardError: pairedStandardError(values, baseline[metric] ?? values),
      cases: values.length,
    })),
  )
}

/** One line an algorithm, one column a metric: the mean and, in brackets, the paired standard error. */
export function toTable(title: string, figures: Figures): string {
  const [first] = Object.values(figures)
  const metrics = Object.keys(first ?? {})
  const cases = Math.max(0, ...Object.values(first ?? {}).map((figure) => figure.cases))
  const header = ['', ...metrics]
  const lines = Object.entries(figures).map(([name, byMetric]) => [
    name,
    ...metrics.map((metric) => formatFigure(byMetric[metric])),
  ])
  return `\n${title} (${cases} cases; in brackets the paired standard error against ${Object.keys(figures)[0] ?? ''})\n${align([header, ...lines])}`
}

/** Columns of equal width: the first flush left, the others flush right. */
export function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    ) // prettier-ignore
    .join('\n')
}

function formatFigure(figure: Figure | undefined): string {
  return figure ? `${figure.mean.toFixed(4)} (${figure.pairedStandardError.toFixed(4)})` : ''
}

function mapValues<From, To>(
  record: Record<string, From>,
  map: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}
