// What was measured of the whole period: shares with their counts and intervals, and how well answers were ordered.

import type { AccuracyReport } from '@intellistream/edge-api/contract'
import { number } from '../locales/words.ts'
import { NONE, toShare, type Speech } from './share.ts'

/** A name, its value with the counts it comes from, and without them for a sentence. */
export type Measure = [name: string, value: string, short: string]

/** `own` is what the chart is about; `other` is what only the whole site's report has, the popularity baseline first. */
export function toMeasures(report: AccuracyReport, speech: Speech): { own: Measure[]; other: Measure[] } {
  const { shown, hits, baselineHits, watches, watchShare, recommendedWatches, clicked, ranking } = report
  const { messages, locale } = speech
  const names = messages.measures

  const share = (name: string, hits: number, shown: number): Measure => {
    const { rate, said, value, between } = toShare(hits, shown, speech)
    return [name, rate === undefined ? value : `${value}, ${between}`, said.rate ?? NONE]
  }
  const order = (name: string, mean: number, answers: number): Measure => {
    const short = mean.toLocaleString(locale, { maximumFractionDigits: 3 })
    return [name, messages.answers(short, answers, number(answers, locale)), short]
  }

  const own = [share(messages.marksLabel, hits, shown)]
  if (watchShare !== undefined)
    own.push(share(names.watchShare, recommendedWatches ?? Math.round(watchShare * watches), watches))
  const other: Measure[] = []
  if (baselineHits !== undefined) other.push(share(messages.baseline, baselineHits, shown))
  if (clicked !== undefined) other.push(share(names.clicks, clicked, shown))
  if (ranking)
    other.push(
      order(names.reciprocalRank, ranking.meanReciprocalRankAt10, ranking.answers),
      order(names.gain, ranking.ndcgAt10, ranking.answers),
    )
  return { own, other }
}
