// From a report to everything the chart says: dots, names, sentence, caption, table and CSV. Pure: no DOM, no clock.

import type { AccuracyPoint, AccuracyReport } from '@intellistream/edge-api/contract'
import { toAxis, type AxisLine, type ChartMark, type ChartModel } from '../chart/chart-model.ts'
import { toCsv } from '../chart/csv.ts'
import { number, percent } from '../locales/words.ts'
import { groupDays, toDay, type DayGroup } from './group-days.ts'
import { toMeasures } from './measures.ts'
import { NONE, toShare, type Share, type Speech } from './share.ts'

const TREND_DAYS = 28

export interface AccuracyChartOptions extends Speech {
  scope: 'me' | 'site'
  referenceLines: readonly AxisLine[]
}

export interface AccuracyRow extends ChartMark, Counted, Pick<Share, 'rate' | 'interval' | 'value'> {
  /** Where the dot stands: hits of shown, however few. */
  share: number
  /** What popular titles would have had; undefined below 20 shown. */
  baseline: number | undefined
  /** This week and the three before it, as one; weeks only. */
  trend: number | undefined
}

export interface AccuracyChartModel extends ChartModel {
  marks: AccuracyRow[]
  /** Hits of shown in the whole period; undefined below 20 shown. */
  overall: number | undefined
  hasBaseline: boolean
  hasTrend: boolean
}

interface Counted {
  id: string
  label: string
  shown: number
  hits: number
  baselineHits: number | undefined
  incomplete: boolean
  /** Titles behind the hits. */
  titles: string[]
}

/** Order   days from old to new, positions by number, all else as the report has it. */
export function toAccuracyChartModel(
  report: AccuracyReport,
  options: AccuracyChartOptions,
): AccuracyChartModel {
  const { scope, locale, messages, referenceLines } = options
  const { by, shown, hits, range, windowDays, watchedRule: watched } = report
  const format = (share: number): string => percent(share, locale)
  const known = (share: number | undefined): string => (share === undefined ? NONE : format(share))
  const groups = by === 'day' ? groupDays(report.points) : []
  const counted = by === 'day' ? groups.map((group) => fromDays(group, options)) : fromPoints(report, options)
  const isWeekly = groups[0]?.unit === 'week'

  const rows = counted.map((row) => {
    const { id, label, shown, hits, baselineHits } = row
    const { rate, interval, said, value, between } = toShare(hits, shown, options)
    const weeks = counted.filter((other) => isWeekly && isRecent(other.id, id))
    const baseline = rate === undefined || baselineHits === undefined ? undefined : baselineHits / shown
    const counts = messages.row({
      ...said,
      label,
      titles: messages.titles(shown, said.shown),
      interval: between,
    })
    const description =
      baseline === undefined ? counts : `${counts} · ${messages.baseline} ${format(baseline)}`
    const trend = toShare(sum(weeks, 'hits'), sum(weeks, 'shown'), options).rate
    const mark = {
      ...row,
      rate,
      interval,
      value,
      description,
      baseline,
      trend,
      share: hits / Math.max(1, shown),
    }
    return { mark, cells: [label, said.shown, said.hits, said.rate ?? NONE, between] }
  })
  const marks = rows.map(({ mark }): AccuracyRow => mark)
  const hasBaseline = marks.some(({ baseline }) => baseline !== undefined)
  const hasTrend = marks.some(({ trend }) => trend !== undefined)

  const { rate: overall, said } = toShare(hits, shown, options)
  const period = messages.periods[range]
  const titles = messages.titles(shown, said.shown)
  const sentence = messages.sentence({ ...said, titles, period, isMine: scope === 'me' })
  const { own, other } = toMeasures(report, options)
  const also = other.map(([name, , short]) => `${name}: ${short}`).join('\u00a0· ')
  const values = marks.flatMap(({ share, interval, trend = 0, baseline = 0 }) => [
    share,
    interval?.high ?? 0,
    trend,
    baseline,
  ])
  const { columns, columnOf } = messages
  return {
    ...toAxis([overall ?? 0, ...values], { least: 0.05, most: 1, referenceLines, format }),
    marks,
    measures: [...own, ...other].map(([name, value]) => [name, value]),
    sentence: shown === 0 ? '' : `${sentence} ${also}`.trim(),
    rule: messages.rule({
      windowDays,
      days: number(windowDays, locale),
      watched,
      isGrouped: groups.some(({ points }) => points.length > 1),
    }),
    period,
    overall,
    hasBaseline,
    hasTrend,
    table: {
      head: [
        columnOf[by],
        columns.shown,
        columns.hits,
        columns.rate,
        columns.interval,
        ...(hasTrend ? [messages.trend] : []),
        ...(hasBaseline ? [messages.baseline] : []),
      ],
      rows: rows.map(({ mark: { trend, baseline }, cells }) => [
        ...cells,
        ...(hasTrend ? [known(trend)] : []),
        ...(hasBaseline ? [known(baseline)] : []),
      ]),
    },
  }
}

/** One row a point of the report, ungrouped; what was measured of the whole period stands in each. */
export function toAccuracyCsv(report: AccuracyReport): string {
  const { by, range, windowDays, timeZone, watches, watchShare, clicked, clickRate, ranking } = report
  return toCsv(report.points, ({ key, shown, hits, hitRate, interval, baselineHits, incomplete }) => ({
    [by]: key,
    shown,
    hits,
    hitRate,
    low: interval?.low,
    high: interval?.high,
    baselineHits,
    incomplete,
    range,
    windowDays,
    timeZone,
    watches,
    watchShare,
    clicked,
    clickRate,
    answers: ranking?.answers,
    meanReciprocalRankAt10: ranking?.meanReciprocalRankAt10,
    ndcgAt10: ranking?.ndcgAt10,
  }))
}

function isRecent(day: string, now: string): boolean {
  return day <= now && toDay(now) - toDay(day) < TREND_DAYS
}

function fromDays({ unit, key, points }: DayGroup, { locale, messages }: AccuracyChartOptions): Counted {
  const label = new Date(key).toLocaleDateString(locale, {
    ...(unit === 'month' ? { year: 'numeric' } : { day: 'numeric' }),
    month: 'short',
    timeZone: 'UTC',
  })
  const incomplete = points.some((point) => point.incomplete)
  return {
    id: key,
    label: incomplete ? `${label} (${messages.periods.all})` : label,
    incomplete,
    ...add(points),
  }
}

function fromPoints({ by, points }: AccuracyReport, { messages }: AccuracyChartOptions): Counted[] {
  const ordered = by === 'position' ? [...points].sort((a, b) => Number(a.key) - Number(b.key)) : points
  // Without a model there is still a source that answered.
  const names: Readonly<Record<string, string>> = { ...messages.sources, ...messages.slates }
  return ordered.map((point) => ({
    id: point.key,
    label: by === 'position' ? `${messages.columnOf.position} ${point.key}` : (names[point.key] ?? point.key),
    incomplete: point.incomplete,
    ...add([point]),
  }))
}

function add(points: readonly AccuracyPoint[]): Pick<Counted, 'shown' | 'hits' | 'baselineHits' | 'titles'> {
  const hasBaseline = points.every(({ baselineHits }) => baselineHits !== undefined)
  return {
    shown: sum(points, 'shown'),
    hits: sum(points, 'hits'),
    baselineHits: hasBaseline ? sum(points, 'baselineHits') : undefined,
    titles: [...new Set(points.flatMap(({ titles = [] }) => titles))],
  }
}

function sum<Name extends string>(
  counts: readonly { [count in Name]?: number | undefined }[],
  name: Name,
): number {
  return counts.reduce((total, count) => total + (count[name] ?? 0), 0)
}
