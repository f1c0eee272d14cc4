// From a report to everything the chart says: bars, link names, sentence, caption, table and CSV. One model, so that the
// picture and the words cannot disagree. Pure: no DOM, no clock.

import { nice, ticks } from 'd3-array'
import type { GenreEntry, GenreReport } from '@intellistream/edge-api/contract'
import type { ChartMark, ChartModel } from '../chart/chart-model.ts'
import { toCsv } from '../chart/csv.ts'
import type { GenreChartMessages } from './is-genre-chart.messages.ts'

export type GenreSort = 'count' | 'name' | 'given' | 'difference'

export interface GenreChartOptions {
  sort: GenreSort
  /** Genres shown before the rest becomes one "Other" bar; 1 or more. */
  max: number
  /** BCP 47, for numbers, dates and the order of names. */
  locale: string
  messages: GenreChartMessages
}

/** Its id is the genre's key, or `''` for the bar that stands for the rest. */
export interface GenreBar extends ChartMark {
  watched: number
  recommended: number | undefined
  /** Of the movies watched, 0..1. */
  share: number
  /** How many genres the bar stands for: 1, or more for the rest. */
  genres: number
  /** Where the watched bar ends, 0..100 of the plot. */
  watchedPercent: number
  recommendedPercent: number | undefined
  /** The count as it is printed at the bar's end. */
  value: string
}

export interface GenreChartModel extends ChartModel {
  marks: GenreBar[]
  movies: number
}

/**
 * Shape   marks: at most `max`, plus one for the rest when more genres are left; a comparison keeps genres never watched.
 * Ties    by label in the locale's order, whatever the sort but `given`.
 * Errors  RangeError when max is not a whole number of at least 1.
 */
export function toGenreChartModel(report: GenreReport, options: GenreChartOptions): GenreChartModel {
  const { max, locale, messages } = options
  if (!Number.isInteger(max) || max < 1) throw new RangeError(`max must be a whole number from 1, got ${max}`)
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const sorted = sortEntries(report.genres, options)
  const shown = sorted.slice(0, max)
  const rest = sorted.slice(max)
  const most = Math.max(...sorted.flatMap(({ watched, recommended = 0 }) => [watched, recommended]))
  const [, end] = nice(0, Math.max(1, most), 4)
  const scale = (value: number): number => (100 * value) / end

  const toBar = (entry: GenreEntry, label: string, genres: number): GenreBar => ({
    id: genres === 1 ? entry.genre : '',
    label,
    watched: entry.watched,
    recommended: entry.recommended,
    share: entry.share,
    genres,
    titles: entry.titles,
    watchedPercent: scale(entry.watched),
    recommendedPercent: entry.recommended === undefined ? undefined : scale(entry.recommended),
    value: format.format(entry.watched),
    description: messages.bar({ ...entry, label, count: report.count, locale }),
  })
  const marks = shown.map((entry) => toBar(entry, messages.genre(entry.genre), 1))
  if (rest.length === 1 && rest[0]) marks.push(toBar(rest[0], messages.genre(rest[0].genre), 1))
  else if (rest.length > 1) marks.push(toBar(sum(rest), messages.other(rest.length), rest.length))

  const leaders = [...report.genres]
    .sort(byCount(messages, locale))
    .filter(({ watched }) => watched > 0)
    .slice(0, 3)
    .map((entry) => ({ ...entry, genre: messages.genre(entry.genre) }))
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const compared = report.compare === 'recommended'
  const [unequal] = compared ? [...report.genres].sort((a, b) => difference(b) - difference(a)) : []
  const sentences = [
    messages.sentence({ movies: report.movies, leaders, locale }),
    unequal && difference(unequal) > 0
      ? messages.difference({ ...unequal, genre: messages.genre(unequal.genre), locale })
      : '',
  ]
  return {
    marks,
    ticks: ticks(0, end, 4)
      .filter(Number.isInteger)
      .map((value) => ({ label: format.format(value), percent: scale(value) })),
    sentence: report.movies > 0 ? sentences.filter(Boolean).join(' ') : '',
    rule: messages.rule({ movies: report.movies, count: report.count, watched: report.watchedRule, locale }),
    period: messages.period({ from: report.from, to: report.to, range: report.range, locale }),
    table: {
      head: [
        messages.tableGenre,
        messages.watched,
        messages.share,
        ...(compared ? [messages.recommended] : []),
      ],
      rows: marks.map(({ label, value, share, recommended = 0 }) => [
        label,
        value,
        percent.format(share),
        ...(compared ? [format.format(recommended)] : []),
      ]),
    },
    movies: report.movies,
  }
}

function sortEntries(
  genres: readonly GenreEntry[],
  { sort, locale, messages }: GenreChartOptions,
): GenreEntry[] {
  if (sort === 'given') return [...genres]
  const names = byName(messages, locale)
  const orders = {
    count: byCount(messages, locale),
    name: names,
    difference: (a: GenreEntry, b: GenreEntry) => difference(b) - difference(a) || names(a, b),
  }
  return [...genres].sort(orders[sort])
}

function byName(messages: GenreChartMessages, locale: string) {
  const collator = new Intl.Collator(locale)
  return (a: GenreEntry, b: GenreEntry): number =>
    collator.compare(messages.genre(a.genre), messages.genre(b.genre))
}

function byCount(messages: GenreChartMessages, locale: string) {
  const names = byName(messages, locale)
  return (a: GenreEntry, b: GenreEntry): number =>
    b.watched - a.watched || (b.recommended ?? 0) - (a.recommended ?? 0) || names(a, b)
}

function difference({ watched, recommended = 0 }: GenreEntry): number {
  return Math.abs(watched - recommended)
}

/** The rest added up. Under `each` a movie of two of its genres counts twice, as it does in their own bars. */
function sum(entries: readonly GenreEntry[]): GenreEntry {
  const recommended = entries.some((entry) => entry.recommended !== undefined)
  return {
    genre: '',
    watched: entries.reduce((total, { watched }) => total + watched, 0),
    share: entries.reduce((total, { share }) => total + share, 0),
    ...(recommended && {
      recommended: entries.reduce((total, entry) => total + (entry.recommended ?? 0), 0),
    }),
    titles: entries.flatMap(({ titles }) => titles).slice(0, 3),
  }
}

/** One row a genre; every genre, not only those drawn. */
export function toGenreCsv(report: GenreReport): string {
  const header = [
    'genre',
    'watched',
    'share',
    'recommended',
    'unit',
    'count',
    'minPercent',
    'minPercentWhenEnded',
    'range',
    'from',
    'to',
    'timeZone',
  ]
  const rows = report.genres.map(({ genre, watched, share, recommended }) => [
    genre,
    watched,
    share,
    recommended ?? '',
    'movies',
    report.count,
    report.watchedRule.minPercent,
    report.watchedRule.minPercentWhenEnded,
    report.range,
    report.from ?? '',
    report.to,
    report.timeZone,
  ])
  return toCsv([header, ...rows])
}
