import { pluralOf, day, days, list, number, percent } from '../../locales/words.ts'
import type { GenreChartMessages } from '../is-genre-chart.messages.ts'

const plural = pluralOf('en')

const movies = (value: number, locale: string): string =>
  `${number(value, locale)} ${plural(value, { one: 'movie', other: 'movies' })}`

const RULES = {
  each: 'A movie can count in several genres, so shares can add up to more than 100%.',
  split: 'A movie of several genres counts in each by its share of one.',
  primary: 'A movie counts in its first genre only.',
}

export const messages: GenreChartMessages = {
  heading: 'Movies watched per genre',
  ranges: { '30d': '30 days', '90d': '90 days', '1y': '1 year', all: 'All' },
  rangeLegend: 'Period',
  marksLabel: 'Genres',
  watched: 'Watched',
  recommended: 'Recommended',
  share: 'Share of movies watched',
  showTable: 'Show as table',
  sortLegend: 'Order',
  sorts: { count: 'Count', name: 'Name', difference: 'Difference' },
  difference: ({ genre, watched, recommended = 0, locale }) =>
    watched > recommended
      ? `You watched more ${genre} than we suggested (${number(watched, locale)} vs ${number(recommended, locale)}).`
      : `You watched less ${genre} than we suggested (${number(watched, locale)} vs ${number(recommended, locale)}).`,
  tableGenre: 'Genre',
  export: 'Export',
  copyTable: 'Copy as table',
  retry: 'Try again',
  failed: 'The chart could not be loaded.',
  stale: 'This is the last chart that could be loaded.',
  empty: (period) => `No movies watched ${period}.`,
  genre: (genre) => genre,
  other: (genres) => `Other (${genres} genres)`,
  bar: ({ label, watched, share, recommended, locale }) => {
    const compared = recommended === undefined ? '' : `; ${number(recommended, locale)} recommended`
    return `${label}: ${movies(watched, locale)}, ${percent(share, locale)} of your movies${compared}`
  },
  titles: list,
  sentence: ({ movies: total, leaders: [first, ...others], locale }) => {
    if (!first) return total === 0 ? '' : `${movies(total, locale)} watched, none with a genre.`
    const rest = others.map(({ genre, watched }) => `${genre} ${number(watched, locale)}`)
    const then = rest.length === 0 ? '' : `; then ${list(rest, locale)}`
    return `${first.genre} leads with ${number(first.watched, locale)} of ${movies(total, locale)}${then}.`
  },
  rule: ({ movies: total, count, watched, locale }) =>
    `${movies(total, locale)}. ${RULES[count]} Watched means at least ${watched.minPercent}% played, or finished with at least ${watched.minPercentWhenEnded}%.`,
  period: ({ from, to, range, locale }) =>
    range === 'all' || from === null ? `up to ${day(to, locale)}` : `in ${days(from, to, locale)}`,
  changed: (period, sentence) => `${period}: ${sentence}`,
}
