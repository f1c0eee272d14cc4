// From a report to everything the chart says: dots, names, sentence, caption, table and CSV. Pure: no DOM, no clock.

import { nice, ticks } from 'd3-array'
import type { AccuracyPoint, AccuracyReport } from '@intellistream/edge-api/contract'
import type { ChartMark, ChartModel } from '../chart/chart-model.ts'
import { toCsv } from '../chart/csv.ts'
import { groupDays, toDay, type DayGroup } from './group-days.ts'
import type { AccuracyChartMessages } from './is-accuracy-chart.messages.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** Below this many titles shown a percentage says more than is known. */
const FEWEST_SHOWN = 20
const TREND_DAYS = 28

export interface AccuracyChartOptions {
  scope: 'me' | 'site'
  /** BCP 47. */
  locale: string
  messages: AccuracyChartMessages
}

export interface AccuracyRow extends ChartMark {
  shown: number
  hits: number
  /** Hits of shown, 0..1; undefined below 20 shown. */
  rate: number | undefined
  interval: { low: number; high: number } | undefined
  incomplete: boolean
  /** What is printed at the row's end. */
  value: string
  /** Where the dot stands, 0..100 of the plot. */
  percent: number
  intervalPercent: { low: number; high: number } | undefined
  baselinePercent: number | undefined
  /** Where the line of four weeks stands: this week and the three before it, as one; weeks only. */
  trendPercent: number | undefined
}

export interface AccuracyChartModel extends ChartModel {
  marks: AccuracyRow[]
  /** Where the line of the whole period stands; undefined below 20 shown. */
  overallPercent: number | undefined
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
  const { scope, locale, messages } = options
  const groups = report.by === 'day' ? groupDays(report.points) : []
  const counted =
    report.by === 'day' ? groups.map((group) => fromDays(group, options)) : fromPoints(report, options)
  const isWeekly = groups[0]?.unit === 'week'
  const rates = counted.map(({ hits, shown, baselineHits, ...row }) => {
    const isKnown = shown >= FEWEST_SHOWN
    return {
      ...row,
      hits,
      shown,
      share: shown === 0 ? 0 : hits / shown,
      rate: isKnown ? hits / shown : undefined,
      interval: isKnown ? wilsonInterval(hits, shown) : undefined,
      trend: isWeekly ? rateOf(sumOf(counted.filter(({ id }) => isRecent(id, row.id)))) : undefined,
      baselineRate: isKnown && baselineHits !== undefined ? baselineHits / shown : undefined,
    }
  })
  const overall = rateOf(report)
  const drawn = rates.flatMap(({ share, interval, trend = 0, baselineRate = 0 }) => [
    share,
    interval?.high ?? 0,
    trend,
    baselineRate,
  ])
  const [, end] = nice(0, Math.max(0.05, overall ?? 0, ...drawn), 4)
  const limit = Math.min(1, end)
  const scale = (share: number): number => (100 * share) / limit
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const number = new Intl.NumberFormat(locale)

  const marks = rates.map(({ share, trend, baselineRate, ...row }): AccuracyRow => {
    const facts = { ...row, baselineRate, locale }
    return {
      ...row,
      description: messages.row(facts),
      value: messages.value(facts),
      percent: scale(share),
      intervalPercent: row.interval && { low: scale(row.interval.low), high: scale(row.interval.high) },
      baselinePercent: baselineRate === undefined ? undefined : scale(baselineRate),
      trendPercent: trend === undefined ? undefined : scale(trend),
    }
  })
  const hasBaseline = marks.some(({ baselinePercent }) => baselinePercent !== undefined)
  const hasTrend = rates.some(({ trend }) => trend !== undefined)
  const { columns, columnOf } = messages
  return {
    marks,
    ticks: ticks(0, limit, 4).map((value) => ({ label: percent.format(value), percent: scale(value) })),
    sentence: report.shown === 0 ? '' : messages.sentence({ report, scope, rate: overall, locale }),
    rule: messages.rule(
      report,
      groups.some(({ points }) => points.length > 1),
      locale,
    ),
    period: messages.periods[report.range],
    overallPercent: overall === undefined ? undefined : scale(overall),
    hasBaseline,
    hasTrend,
    table: {
      head: [
        columnOf[report.by],
        columns.shown,
        columns.hits,
        columns.rate,
        columns.interval,
        ...(hasTrend ? [messages.trend] : []),
        ...(hasBaseline ? [columns.baseline] : []),
      ],
      rows: rates.map(({ label, shown, hits, rate, interval, trend, baselineRate }) => [
        label,
        number.format(shown),
        number.format(hits),
        rate === undefined ? '–' : percent.format(rate),
        interval ? messages.interval(interval, locale) : '–',
        ...(hasTrend ? [trend === undefined ? '–' : percent.format(trend)] : []),
        ...(hasBaseline ? [baselineRate === undefined ? '–' : percent.format(baselineRate)] : []),
      ]),
    },
  }
}

/** One row a point of the report, ungrouped. */
export function toAccuracyCsv(report: AccuracyReport): string {
  const header = [
    report.by,
    'shown',
    'hits',
    'hitRate',
    'low',
    'high',
    'baselineHits',
    'incomplete',
    'range',
    'windowDays',
    'timeZone',
  ]
  const rows = report.points.map(({ key, shown, hits, hitRate, interval, baselineHits, incomplete }) => [
    key,
    shown,
    hits,
    hitRate ?? '',
    interval?.low ?? '',
    interval?.high ?? '',
    baselineHits ?? '',
    String(incomplete),
    report.range,
    report.windowDays,
    report.timeZone,
  ])
  return toCsv([header, ...rows])
}

function isRecent(day: string, now: string): boolean {
  return day <= now && toDay(now) - toDay(day) < TREND_DAYS
}

function rateOf({ shown, hits }: { shown: number; hits: number }): number | undefined {
  return shown >= FEWEST_SHOWN ? hits / shown : undefined
}

function fromDays({ unit, key, points }: DayGroup, { locale, messages }: AccuracyChartOptions): Counted {
  const format = new Intl.DateTimeFormat(locale, {
    ...(unit === 'month' ? { month: 'short', year: 'numeric' } : { month: 'short', day: 'numeric' }),
    timeZone: 'UTC',
  })
  const label = format.format(new Date(`${key}T00:00:00Z`))
  const incomplete = points.some((point) => point.incomplete)
  return { id: key, label: incomplete ? messages.soFar(label) : label, incomplete, ...sum(points) }
}

function fromPoints({ by, points }: AccuracyReport, { messages }: AccuracyChartOptions): Counted[] {
  const ordered = by === 'position' ? [...points].sort((a, b) => Number(a.key) - Number(b.key)) : points
  return ordered.map((point) => ({
    id: point.key,
    label: labelOf(point.key),
    incomplete: point.incomplete,
    ...sum([point]),
  }))

  function labelOf(key: string): string {
    if (by === 'position') return messages.position(key)
    if (by === 'source') return messages.sources[key] ?? key
    return by === 'slate' ? (messages.slates[key] ?? key) : key
  }
}

function sum(points: readonly AccuracyPoint[]): Pick<Counted, 'shown' | 'hits' | 'baselineHits' | 'titles'> {
  const hasBaseline = points.every(({ baselineHits }) => baselineHits !== undefined)
  return {
    ...sumOf(points),
    baselineHits: hasBaseline
      ? points.reduce((total, { baselineHits = 0 }) => total + baselineHits, 0)
      : undefined,
    titles: [...new Set(points.flatMap(({ titles = [] }) => titles))],
  }
}

function sumOf(counts: readonly { shown: number; hits: number }[]): { shown: number; hits: number } {
  const add = (of: 'shown' | 'hits'): number => counts.reduce((total, count) => total + count[of], 0)
  return { shown: add('shown'), hits: add('hits') }
}
