// What the accuracy chart says in English. Sentences are functions, so that a language can put its words in its own order.

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
  columns: { shown: string; hits: string; rate: string; interval: string; baseline: string }
  columnOf: Record<AccuracyGrouping, string>
  slates: Record<string, string>
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

const PERIODS: Record<AnalyticsRange, string> = {
  '30d': 'in the last 30 days',
  '90d': 'in the last 90 days',
  '1y': 'in the last year',
  all: 'so far',
}

export const en: AccuracyChartMessages = {
  heading: 'Recommended titles that were watched',
  ranges: { '30d': '30 days', '90d': '90 days', '1y': '1 year', all: 'All' },
  periods: PERIODS,
  rangeLegend: 'Period',
  marksLabel: 'Watched of shown',
  watched: 'Watched of shown, with 95% interval',
  baseline: 'Popular titles instead',
  overall: 'Whole period',
  showTable: 'Show as table',
  columns: {
    shown: 'Shown',
    hits: 'Watched',
    rate: 'Share',
    interval: '95% interval',
    baseline: 'Popular titles instead',
  },
  columnOf: { day: 'From', slate: 'Rail', position: 'Position', model: 'Model' },
  slates: {
    recommendations: 'Recommended',
    'top-picks': 'Top picks',
    'because-you-watched': 'Because you watched',
    similar: 'More like this',
    trending: 'Trending',
    popular: 'Popular',
  },
  retry: 'Try again',
  failed: 'The chart could not be loaded.',
  stale: 'This is the last chart that could be loaded.',
  position: (position) => `Position ${position}`,
  soFar: (label) => `${label}, so far`,
  empty: (period) => `No titles were suggested ${period}.`,
  titles: (titles, locale) => new Intl.ListFormat(locale, { type: 'unit' }).format(titles),
  value: ({ shown, hits, rate, locale }) => {
    const fraction = `${number(hits, locale)} of ${number(shown, locale)}`
    return rate === undefined ? fraction : `${percent(rate, locale)} (${fraction})`
  },
  interval: ({ low, high }, locale) => `${percent(low, locale)} to ${percent(high, locale)}`,
  row: ({ label, shown, hits, rate, interval, baselineRate, locale }) => {
    const counted = `${label}: ${number(hits, locale)} of ${number(shown, locale)} titles watched`
    if (rate === undefined) return `${counted}; too few for a percentage`
    const between = interval
      ? `, between ${percent(interval.low, locale)} and ${percent(interval.high, locale)}`
      : ''
    const baseline =
      baselineRate === undefined ? '' : `; popular titles would have had ${percent(baselineRate, locale)}`
    return `${counted}, ${percent(rate, locale)}${between}${baseline}`
  },
  sentence: ({ report: { shown, hits, range }, scope, rate, locale }) => {
    const share = rate === undefined ? '' : ` (${percent(rate, locale)})`
    const counts = `${number(hits, locale)} of the ${number(shown, locale)} titles`
    return scope === 'me'
      ? `You watched ${counts} we suggested ${PERIODS[range]}${share}.`
      : `${counts} suggested ${PERIODS[range]} were watched${share}.`
  },
  rule: ({ windowDays, watchedRule, watches, watchShare }, isGrouped, locale) =>
    [
      `Counted are titles watched within ${number(windowDays, locale)} days after they were shown.`,
      `Watched means at least ${watchedRule.minPercent}% played, or finished with at least ${watchedRule.minPercentWhenEnded}%.`,
      isGrouped && 'A title shown on several days counts on each of them.',
      watchShare !== undefined &&
        `Of ${number(watches, locale)} titles watched, ${percent(watchShare, locale)} had been suggested.`,
    ]
      .filter(Boolean)
      .join(' '),
  changed: (period, sentence) => `${period}: ${sentence}`,
}

function number(value: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(value)
}

function percent(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(value)
}
