// The figures of a report in words: each with its counts, and its 95 % interval or what it means.

import type { AccuracyReport } from '@intellistream/components'

export interface Figure {
  term: string
  value: string
  counts: string
  note: string
}

const number = new Intl.NumberFormat('en')
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
const share = new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 })
const NONE = '–'

export function toFigures(report: AccuracyReport): Figure[] {
  const { shown, hits, baselineHits = 0, watches, recommendedWatches = 0, clicked = 0, ranking } = report
  return [
    {
      term: 'Hit rate',
      value: toPercent(report.hitRate),
      counts: `${number.format(hits)} of ${number.format(shown)} shown`,
      note: toInterval(report.interval),
    },
    {
      term: 'Popular titles instead',
      value: report.hitRate === undefined ? NONE : toPercent(baselineHits / shown),
      counts: `${number.format(baselineHits)} of ${number.format(shown)} places`,
      note: 'what no recommender at all would have had',
    },
    {
      term: 'Watch share',
      value: toPercent(report.watchShare),
      counts: `${number.format(recommendedWatches)} of ${number.format(watches)} watched`,
      note: toInterval(report.watchShareInterval),
    },
    {
      term: 'Click-through',
      value: toPercent(report.clickRate),
      counts: `${number.format(clicked)} of ${number.format(shown)} shown`,
      note: toInterval(report.clickRateInterval),
    },
    {
      term: 'MRR at 10',
      value: ranking === undefined ? NONE : share.format(ranking.meanReciprocalRankAt10),
      counts: `${number.format(ranking?.answers ?? 0)} answers`,
      note: '1 when the first title is always the one watched',
    },
    {
      term: 'NDCG at 10',
      value: ranking === undefined ? NONE : share.format(ranking.ndcgAt10),
      counts: `${number.format(ranking?.answers ?? 0)} answers`,
      note: '1 when what is watched always comes first',
    },
  ]
}

function toPercent(rate: number | undefined): string {
  return rate === undefined ? NONE : percent.format(rate)
}

function toInterval(interval: { low: number; high: number } | undefined): string {
  if (interval === undefined) return 'too few for a percentage'
  return `95% interval: ${percent.format(interval.low)} to ${percent.format(interval.high)}`
}
