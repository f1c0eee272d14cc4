// From a report to everything the chart says: bars, link names, sentence, caption, table and CSV. One model, so that the
// picture and the words cannot disagree. Pure: no DOM, no clock.

import type { GenreReport } from '@intellistream/edge-api/contract'
import type { GenreChartMessages } from '../chart/chart-messages.ts'
import { toAxis, type AxisLine, type ChartMark, type ChartModel } from '../chart/chart-model.ts'
import { toCsv } from '../chart/csv.ts'
import { day, days, list, number, percent } from '../locales/words.ts'

export type GenreSort = 'count' | 'name' | 'given' | 'difference'

export interface GenreChartOptions {
  sort: GenreSort
  /** Genres shown before the rest becomes one "Other" bar; 1 or more. */
  max: number
  /** BCP 47, for numbers, dates and the order of names. */
  locale: string
  messages: GenreChartMessages
  referenceLines: readonly AxisLine[]
}

/** Its id is the genre's key, or `''` for the bar that stands for the rest. */
export interface GenreBar extends ChartMark {
  watched: number
  recommended: number | undefined
  /** Of the movies watched, 0..1. */
  share: number
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
  const { sort, max, locale, messages, referenceLines } = options
  if (!Number.isInteger(max) || max < 1) throw new RangeError(`max must be a whole number from 1, got ${max}`)
  const { movies, count, range, from, to } = report
  const isCompared = report.compare === 'recommended'
  const hasRecommended = report.genres.some(({ recommended }) => recommended)
  const format = (value: number): string => number(value, locale)
  const orders = toOrders(options)
  const entries = report.genres.map(({ genre, recommended, ...entry }): Entry => ({
    id: genre,
    label: messages.genre(genre),
    // Where nothing was, no row keeps room for it.
    recommended: hasRecommended ? recommended : undefined,
    ...entry,
  }))
  const sorted = sort === 'given' ? entries : [...entries].sort(orders[sort])
  // A single genre beyond is shown by its own name.
  const shown = sorted.length === max + 1 ? sorted : sorted.slice(0, max)
  const rest = sorted.slice(shown.length)
  const drawn = rest.length > 0 ? [...shown, sum(rest, messages.other(rest.length))] : shown
  const values = drawn.flatMap(({ watched, recommended = 0 }) => [watched, recommended])
  const axis = toAxis(values, { least: 1, referenceLines, format })

  const marks = drawn.map((entry): GenreBar => {
    const { label, watched, recommended, share } = entry
    return {
      ...entry,
      value: format(watched),
      description: messages.bar({
        label,
        movies: messages.movies(watched, format(watched)),
        share: percent(share, locale),
        recommended: recommended === undefined ? undefined : format(recommended),
      }),
    }
  })
  const period =
    range === 'all' || from === null
      ? messages.upTo(day(to, locale))
      : messages.within(days(from, to, locale))
  const total = format(movies)
  const counted = messages.movies(movies, total)
  return {
    ...axis,
    // Half a movie is no place on the axis.
    ticks: axis.ticks.filter(({ value }) => Number.isInteger(value)),
    marks,
    measures: [],
    sentence: movies > 0 ? `${lead()} ${isCompared ? compare() : ''}`.trim() : '',
    rule: messages.rule({ movies: counted, count, watched: report.watchedRule }),
    period,
    table: {
      head: [
        messages.tableGenre,
        messages.watched,
        messages.share,
        ...(isCompared ? [messages.recommended] : []),
      ],
      rows: marks.map(({ label, value, share, recommended = 0 }) => [
        label,
        value,
        percent(share, locale),
        ...(isCompared ? [format(recommended)] : []),
      ]),
    },
    movies,
  }

  function lead(): string {
    const [first, ...others] = entries.filter(({ watched }) => watched > 0).sort(orders.count)
    if (!first) return messages.noGenre(counted)
    const rest = others.slice(0, 2).map(({ label, watched }) => `${label} ${format(watched)}`)
    return messages.sentence({
      movies: counted,
      count: movies,
      total,
      genre: first.label,
      watched: format(first.watched),
      rest: list(rest, locale),
    })
  }

  function compare(): string {
    if (!hasRecommended) return messages.nothingRecommended(period)
    const [first] = [...entries].sort(orders.difference)
    if (!first) return ''
    const { label, watched, recommended = 0 } = first
    const seen = format(watched)
    const suggested = format(recommended)
    // By what is read: "less, 1 vs 1" says nothing.
    if (seen === suggested) return ''
    return messages.difference({
      genre: label,
      watched: seen,
      recommended: recommended ? suggested : undefined,
      isMore: watched > recommended,
    })
  }
}

/** One genre, or what is left of them under the id `''`. */
type Entry = Pick<GenreBar, 'id' | 'label' | 'titles' | 'watched' | 'recommended' | 'share'>
type Order = (a: Entry, b: Entry) => number

function toOrders({ locale }: GenreChartOptions): Record<Exclude<GenreSort, 'given'>, Order> {
  const { compare } = new Intl.Collator(locale)
  const name: Order = (a, b) => compare(a.label, b.label)
  return {
    name,
    count: (a, b) => b.watched - a.watched || (b.recommended ?? 0) - (a.recommended ?? 0) || name(a, b),
    difference: (a, b) => difference(b) - difference(a) || name(a, b),
  }
}

function difference({ watched, recommended = 0 }: Entry): number {
  return Math.abs(watched - recommended)
}

/** The rest added up. Under `each` a movie of two of its genres counts twice, as it does in their own bars. */
function sum(entries: readonly Entry[], label: string): Entry {
  const add = (of: (entry: Entry) => number): number => entries.reduce((total, entry) => total + of(entry), 0)
  return {
    id: '',
    label,
    watched: add(({ watched }) => watched),
    share: add(({ share }) => share),
    recommended: entries.some(({ recommended }) => recommended !== undefined)
      ? add(({ recommended = 0 }) => recommended)
      : undefined,
    titles: entries.flatMap(({ titles }) => titles).slice(0, 3),
  }
}

/** One row a genre; every genre, not only those drawn. */
export function toGenreCsv({ genres, count, watchedRule, range, from, to, timeZone }: GenreReport): string {
  return toCsv(genres, ({ genre, watched, share, recommended }) => ({
    genre,
    watched,
    share,
    recommended,
    unit: 'movies',
    count,
    minPercent: watchedRule.minPercent,
    minPercentWhenEnded: watchedRule.minPercentWhenEnded,
    range,
    from,
    to,
    timeZone,
  }))
}
