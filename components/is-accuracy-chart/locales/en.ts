import { list, number, percent, pluralOf } from '../../locales/words.ts'
import type { AccuracyChartMessages } from '../is-accuracy-chart.messages.ts'

const plural = pluralOf('en')

const titles = (value: number, locale: string): string =>
  `${number(value, locale)} ${plural(value, { one: 'title', other: 'titles' })}`

const PERIODS = {
  '30d': 'in the last 30 days',
  '90d': 'in the last 90 days',
  '1y': 'in the last year',
  all: 'so far',
}

export const messages: AccuracyChartMessages = {
  heading: 'Recommended titles that were watched',
  ranges: { '30d': '30 days', '90d': '90 days', '1y': '1 year', all: 'All' },
  periods: PERIODS,
  rangeLegend: 'Period',
  marksLabel: 'Watched of shown',
  watched: 'Watched of shown, with 95% interval',
  baseline: 'Popular titles instead',
  overall: 'Whole period',
  trend: 'Four weeks',
  showTable: 'Show as table',
  columns: {
    shown: 'Shown',
    hits: 'Watched',
    rate: 'Share',
    interval: '95% interval',
    baseline: 'Popular titles instead',
  },
  columnOf: { day: 'From', slate: 'Rail', position: 'Position', model: 'Model', source: 'Source' },
  slates: {
    recommendations: 'Recommended',
    'top-picks': 'Top picks',
    'because-you-watched': 'Because you watched',
    similar: 'More like this',
    trending: 'Trending',
    popular: 'Popular',
  },
  sources: {
    live: 'Recommender',
    batch: 'Prepared',
    popular: 'Popular',
    static: 'Most rated',
    fallback: 'Fallback',
  },
  export: 'Export',
  copyTable: 'Copy as table',
  retry: 'Try again',
  failed: 'The chart could not be loaded.',
  stale: 'This is the last chart that could be loaded.',
  position: (position) => `Position ${position}`,
  soFar: (label) => `${label}, so far`,
  empty: (period) => `No titles were suggested ${period}.`,
  titles: list,
  value: ({ shown, hits, rate, locale }) => {
    const fraction = `${number(hits, locale)} of ${number(shown, locale)}`
    return rate === undefined ? fraction : `${percent(rate, locale)} (${fraction})`
  },
  interval: ({ low, high }, locale) => `${percent(low, locale)} to ${percent(high, locale)}`,
  row: ({ label, shown, hits, rate, interval, baselineRate, locale }) => {
    const counted = `${label}: ${number(hits, locale)} of ${titles(shown, locale)} watched`
    if (rate === undefined) return `${counted}; too few for a percentage`
    const between = interval
      ? `, between ${percent(interval.low, locale)} and ${percent(interval.high, locale)}`
      : ''
    const popular =
      baselineRate === undefined ? '' : `; popular titles would have had ${percent(baselineRate, locale)}`
    return `${counted}, ${percent(rate, locale)}${between}${popular}`
  },
  sentence: ({ report: { shown, hits, range }, scope, rate, locale }) => {
    const share = rate === undefined ? '' : ` (${percent(rate, locale)})`
    return scope === 'me'
      ? `You watched ${number(hits, locale)} of the ${titles(shown, locale)} we suggested ${PERIODS[range]}${share}.`
      : `${number(hits, locale)} of the ${titles(shown, locale)} suggested ${PERIODS[range]} were watched${share}.`
  },
  rule: (
    { windowDays, watchedRule: { minPercent, minPercentWhenEnded }, watches, watchShare },
    isGrouped,
    locale,
  ) =>
    [
      `Counted are titles watched within ${number(windowDays, locale)} ${plural(windowDays, { one: 'day', other: 'days' })} after they were shown.`,
      `Watched means at least ${minPercent}% played, or finished with at least ${minPercentWhenEnded}%.`,
      isGrouped && 'A title shown on several days counts on each of them.',
      watchShare !== undefined &&
        `Of ${titles(watches, locale)} watched, ${percent(watchShare, locale)} had been suggested.`,
    ]
      .filter(Boolean)
      .join(' '),
  changed: (period, sentence) => `${period}: ${sentence}`,
}
