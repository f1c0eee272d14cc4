// From a report to everything the chart says: bars, link names, sentence, caption, table and CSV. One model, so that the
// picture and the words cannot disagree. Pure: no DOM, no clock.

import { max as maxOf, nice, ticks } from 'd3-array'
import type { GenreEntry, GenreReport } from '@intellistream/edge-api/contract'
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

export interface GenreBar {
  /** The genre's key, or `''` for the bar that stands for the rest. */
  genre: string
  label: string
  watched: number
  recommended: number | undefined
  /** Of the movies watched, 0..1. */
  share: number
  /** How many genres the bar stands for: 1, or more for the rest. */
  genres: number
  titles: string[]
  /** Where the watched bar ends, 0..100 of the plot. */
  watchedPercent: number
  recommendedPercent: number | undefined
  /** The count as it is printed at the bar's end. */
  value: string
  /** The bar in one sentence: its link's name, and the row of the caption. */
  description: string
}

export interface GenreChartModel {
  bars: GenreBar[]
  /** Grid lines: whole numbers from 0, at most five. */
  ticks: { value: number; label: string; percent: number }[]
  /** "Drama leads with 42 of 128 movies; then Comedy 31, Thriller 24." */
  sentence: string
  /** Which movies count, and how: the counting rule and the rule for Watched. */
  rule: string
  /** The days the report is about. */
  period: string
  compared: boolean
  movies: number
}

/**
 * Shape   bars: at most `max`, plus one for the rest when more genres are left; a comparison keeps genres never watched.
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
  const most = maxOf(sorted, ({ watched, recommended = 0 }) => Math.max(watched, recommended)) ?? 1
  const [, end] = nice(0, Math.max(1, most), 4)
  const scale = (value: number): number => (100 * value) / end

  const toBar = (entry: GenreEntry, label: string, genres: number): GenreBar => ({
    genre: genres === 1 ? entry.genre : '',
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
  const bars = shown.map((entry) => toBar(entry, messages.genre(entry.genre), 1))
  if (rest.length === 1 && rest[0]) bars.push(toBar(rest[0], messages.genre(rest[0].genre), 1))
  else if (rest.length > 1) bars.push(toBar(sum(rest), messages.other(rest.length), rest.length))

  const leaders = [...report.genres].sort(byCount(messages, locale)).filter(({ watched }) => watched > 0)
  return {
    bars,
    ticks: ticks(0, end, 4)
      .filter(Number.isInteger)
      .map((value) => ({ value, label: format.format(value), percent: scale(value) })),
    sentence: messages.sentence({ movies: report.movies, leaders: leaders.slice(0, 3), locale }),
    rule: messages.rule({ movies: report.movies, count: report.count, watched: report.watchedRule, locale }),
    period: messages.period({ from: report.from, to: report.to, range: report.range, locale }),
    compared: report.compare === 'recommended',
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

/**
 * The report as CSV by RFC 4180, UTF-8 with a byte order mark, one row a genre; every genre, not only those drawn.
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function toGenreCsv(report: GenreReport): string {
  const header = ['genre', 'watched', 'share', 'recommended', 'count', 'range', 'from', 'to', 'timeZone']
  const rows = report.genres.map(({ genre, watched, share, recommended }) => [
    genre,
    watched,
    share,
    recommended ?? '',
    report.count,
    report.range,
    report.from ?? '',
    report.to,
    report.timeZone,
  ])
  return `\uFEFF${[header, ...rows].map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`
}

function toCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
