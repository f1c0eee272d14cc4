// What the accuracy chart has to say. Sentences are functions, so that a language can put its words in its own order.

import type { AccuracyGrouping, AccuracyReport, AnalyticsRange } from '@intellistream/edge-api/contract'
import type { ChartMessages } from '../chart/chart-messages.ts'

export interface RowFacts {
  label: string
  shown: number
  hits: number
  /** Undefined when too few were shown for a percentage. */
  rate: number | undefined
  interval: { low: number; high: number } | undefined
  baselineRate: number | undefined
  incomplete: boolean
  locale: string
}

export interface AccuracyChartMessages extends ChartMessages {
  periods: Record<AnalyticsRange, string>
  watched: string
  baseline: string
  overall: string
  /** The line of four weeks each. */
  trend: string
  columns: { shown: string; hits: string; rate: string; interval: string; baseline: string }
  columnOf: Record<AccuracyGrouping, string>
  slates: Record<string, string>
  sources: Record<string, string>
  position(position: string): string
  soFar(label: string): string
  value(facts: Pick<RowFacts, 'shown' | 'hits' | 'rate' | 'locale'>): string
  row(facts: RowFacts): string
  interval(interval: { low: number; high: number }, locale: string): string
  sentence(facts: {
    report: AccuracyReport
    scope: 'me' | 'site'
    rate: number | undefined
    locale: string
  }): string
  rule(report: AccuracyReport, isGrouped: boolean, locale: string): string
}
