// What every chart is made of: one model from which picture, list, caption, table and CSV all come, so that they agree.

import { tickIncrement } from 'd3-array'

/** One row of a chart: what the pointer, the keys and a screen reader reach. */
export interface ChartMark {
  /** Tells marks apart, and is what the focus remembers. */
  id: string
  label: string
  /** The mark in one sentence: the name of its link, and the caption when it is in focus. */
  description: string
  /** Titles behind the mark. */
  titles: string[]
}

/** A value on the axis and what is written beside it. */
export interface AxisLine {
  value: number
  label: string
}

export interface ChartTable {
  /** Empty where the first cell of a row says enough. */
  head: string[]
  /** The first cell of each row is its header. */
  rows: string[][]
}

/** Where values stand. */
export interface Axis {
  /** The place of a value, 0..100 of the plot. */
  scale(value: number): number
  /** Grid lines. */
  ticks: AxisLine[]
  /** Lines of the page. */
  lines: AxisLine[]
}

export interface ChartModel extends Axis {
  marks: ChartMark[]
  /** What the chart shows, first of all. */
  sentence: string
  /** Which things count, and how. */
  rule: string
  /** The days the chart is about. */
  period: string
  table: ChartTable
  /** What was measured of the whole period: a name, and its value with the counts. */
  measures: [name: string, value: string][]
}

export interface AxisOptions {
  /** The axis ends at a round number that is at least this, and holds every value. */
  least: number
  most?: number
  referenceLines: readonly AxisLine[]
  format(value: number): string
}

/** From 0, with about four steps. */
export function toAxis(
  values: readonly number[],
  { least, most = Infinity, referenceLines, format }: AxisOptions,
): Axis {
  const greatest = Math.max(least, ...values, ...referenceLines.map(({ value }) => value))
  const increment = tickIncrement(0, greatest, 4)
  // Below 1 it says how many steps make 1.
  const step = increment < 0 ? -1 / increment : increment
  const end = Math.min(most, step * Math.ceil(greatest / step))
  return {
    scale: (value) => (100 * value) / end,
    ticks: Array.from({ length: Math.round(end / step) + 1 }, (_, index) => ({
      value: index * step,
      label: format(index * step),
    })),
    lines: referenceLines.map(({ label, value }) => ({ value, label: `${label}: ${format(value)}` })),
  }
}

/** Rows share one height, so that the picture of any report is as large as its skeleton; many rows may grow it. */
export function rowRem(rows: number): number {
  return Math.min(5.5, Math.max(1.5, 22 / Math.max(1, rows)))
}
