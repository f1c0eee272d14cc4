// What every chart is made of: one model from which picture, list, caption, table and CSV all come, so that they agree.

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

export interface ChartTable {
  head: string[]
  /** The first cell of each row is its header. */
  rows: string[][]
}

export interface ChartModel {
  marks: ChartMark[]
  /** Grid lines. */
  ticks: { label: string; percent: number }[]
  /** What the chart shows, first of all. */
  sentence: string
  /** Which things count, and how. */
  rule: string
  /** The days the chart is about. */
  period: string
  table: ChartTable
}

/** Rows share one height, so that the picture of any report is as large as its skeleton; many rows may grow it. */
export function rowRem(rows: number): number {
  return Math.min(5.5, Math.max(1.5, 22 / Math.max(1, rows)))
}
