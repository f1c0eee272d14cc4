// What the genre chart says in English. Sentences are functions, so that a language can put its words in its own order.

import type { AnalyticsRange, GenreCount, GenreEntry, WatchedRule } from '@intellistream/edge-api/contract'
import type { ChartMessages } from '../chart/chart-messages.ts'

export interface GenreChartMessages extends ChartMessages {
  watched: string
  recommended: string
  share: string
  tableGenre: string
  genre(genre: string): string
  other(genres: number): string
  bar(facts: GenreEntry & { label: string; count: GenreCount; locale: string }): string
  sentence(facts: { movies: number; leaders: GenreEntry[]; locale: string }): string
  rule(facts: { movies: number; count: GenreCount; watched: WatchedRule; locale: string }): string
  period(facts: { from: string | null; to: string; range: AnalyticsRange; locale: string }): string
}

const RULES: Record<GenreCount, string> = {
  each: 'A movie can count in several genres, so shares can add up to more than 100%.',
  split: 'A movie of several genres counts in each by its share of one.',
  primary: 'A movie counts in its first genre only.',
}

export const en: GenreChartMessages = {
  heading: 'Movies watched per genre',
  ranges: { '30d': '30 days', '90d': '90 days', '1y': '1 year', all: 'All' },
  rangeLegend: 'Period',
  marksLabel: 'Genres',
  watched: 'Watched',
  recommended: 'Recommended',
  share: 'Share of movies watched',
  showTable: 'Show as table',
  tableGenre: 'Genre',
  retry: 'Try again',
  failed: 'The chart could not be loaded.',
  stale: 'This is the last chart that could be loaded.',
  empty: (period) => `No movies watched ${period}.`,
  genre: (genre) => genre,
  other: (genres) => `Other (${genres} genres)`,
  bar: ({ label, watched, share, recommended, locale }) => {
    const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(share)
    const compared = recommended === undefined ? '' : `; ${number(recommended, locale)} recommended`
    return `${label}: ${movies(watched, locale)}, ${percent} of your movies${compared}`
  },
  titles: (titles, locale) => new Intl.ListFormat(locale, { type: 'unit' }).format(titles),
  sentence: ({ movies: total, leaders, locale }) => {
    const [first, ...others] = leaders
    if (!first) return total === 0 ? '' : `${movies(total, locale)} watched, none with a genre.`
    const rest = others.map(({ genre, watched }) => `${genre} ${number(watched, locale)}`)
    const then =
      rest.length === 0 ? '' : `; then ${new Intl.ListFormat(locale, { type: 'unit' }).format(rest)}`
    return `${first.genre} leads with ${number(first.watched, locale)} of ${movies(total, locale)}${then}.`
  },
  rule: ({ movies: total, count, watched, locale }) =>
    `${movies(total, locale)}. ${RULES[count]} Watched means at least ${watched.minPercent}% played, or finished with at least ${watched.minPercentWhenEnded}%.`,
  period: ({ from, to, range, locale }) => {
    if (range === 'all' || from === null) return `up to ${day(to, locale)}`
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
    return `in ${format.formatRange(new Date(from), new Date(to))}`
  },
  changed: (period, sentence) => `${period}: ${sentence}`,
}

function number(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)
}

function movies(value: number, locale: string): string {
  return `${number(value, locale)} ${value === 1 ? 'movie' : 'movies'}`
}

function day(value: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value))
}
