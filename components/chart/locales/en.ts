import { pluralOf } from '../../locales/words.ts'
import type { WatchedRule } from '@intellistream/edge-api/contract'
import type { AccuracyChartMessages, ChartMessages, GenreChartMessages } from '../chart-messages.ts'

const plural = pluralOf('en')

const RULES = {
  each: 'A movie can count in several genres, so shares can add up to more than 100%.',
  split: 'A movie of several genres counts in each by its share of one.',
  primary: 'A movie counts in its first genre only.',
}

const watchedRule = ({ minPercent, minPercentWhenEnded }: WatchedRule): string =>
  `Watched means at least ${minPercent}% played, or finished with at least ${minPercentWhenEnded}%.`

const nothingRecommended = (period: string): string => `No titles were suggested ${period}.`

const frame: Omit<ChartMessages, 'heading' | 'marksLabel' | 'empty'> = {
  ranges: { '30d': '30 days', '90d': '90 days', '1y': '1 year', all: 'All' },
  rangeLegend: 'Period',
  showTable: 'Show as table',
  export: 'Export',
  copyTable: 'Copy as table',
  retry: 'Try again',
  failed: 'The chart could not be loaded.',
  stale: 'This is the last chart that could be loaded.',
  changed: (period, sentence) => `${period}: ${sentence}`,
}

export const genre: GenreChartMessages = {
  ...frame,
  heading: 'Movies watched per genre',
  movies: (count, said) => `${said} ${plural(count, { one: 'movie', other: 'movies' })}`,
  noGenre: (movies) => `${movies} watched, none with a genre.`,
  marksLabel: 'Genres',
  watched: 'Watched',
  recommended: 'Recommended',
  share: 'Share of movies watched',
  sortLegend: 'Order',
  sorts: { count: 'Count', name: 'Name', difference: 'Difference' },
  difference: ({ genre, watched, recommended, isMore }) =>
    recommended
      ? `You watched ${isMore ? 'more' : 'less'} ${genre} than we suggested (${watched} vs ${recommended}).`
      : `You watched ${watched} ${genre}, and we suggested none.`,
  tableGenre: 'Genre',
  empty: (period) => `No movies watched ${period}.`,
  nothingRecommended,
  genre: (genre) => genre,
  other: (genres) => `Other (${genres} genres)`,
  bar: ({ label, movies, share, recommended }) =>
    `${label}: ${movies}, ${share} of your movies${recommended ? `; ${recommended} recommended` : ''}`,
  sentence: ({ movies, genre, watched, rest }) =>
    `${genre} leads with ${watched} of ${movies}${rest && `; then ${rest}`}.`,
  rule: ({ movies, count, watched }) => `${movies}. ${RULES[count]} ${watchedRule(watched)}`,
  upTo: (day) => `up to ${day}`,
  within: (days) => `in ${days}`,
}

export const accuracy: AccuracyChartMessages = {
  ...frame,
  heading: 'Recommended titles that were watched',
  titles: (count, said) => `${said} ${plural(count, { one: 'title', other: 'titles' })}`,
  periods: {
    '30d': 'in the last 30 days',
    '90d': 'in the last 90 days',
    '1y': 'in the last year',
    all: 'so far',
  },
  marksLabel: 'Watched of shown',
  baseline: 'Popular titles instead',
  overall: 'Whole period',
  trend: 'Four weeks',
  columns: {
    shown: 'Shown',
    hits: 'Watched',
    rate: 'Share',
    interval: '95% interval',
  },
  columnOf: { day: 'From', slate: 'Rail', position: 'Position', model: 'Model', source: 'Source' },
  measures: {
    watchShare: 'Watched titles that were suggested',
    clicks: 'Click-through',
    reciprocalRank: 'MRR at 10',
    gain: 'NDCG at 10',
  },
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
  empty: nothingRecommended,
  value: ({ hits, shown, rate }) => (rate ? `${rate} (${hits} of ${shown})` : `${hits} of ${shown}`),
  answers: (mean, count, said) => `${mean} (${said} ${plural(count, { one: 'answer', other: 'answers' })})`,
  interval: (low, high) => `${low} to ${high}`,
  row: ({ label, hits, titles, rate, interval }) =>
    `${label}: ${hits} of ${titles} watched${rate ? `, ${rate}, ${interval}` : '; too few for a percentage'}`,
  sentence: ({ hits, titles, period, rate, isMine }) =>
    (isMine
      ? `You watched ${hits} of the ${titles} we suggested ${period}`
      : `${hits} of the ${titles} suggested ${period} were watched`) + (rate ? ` (${rate}).` : '.'),
  rule: ({ windowDays, days, watched, isGrouped }) =>
    `Counted are titles watched within ${days} ${plural(windowDays, { one: 'day', other: 'days' })} after they were shown. ${watchedRule(watched)}${isGrouped ? ' A title shown on several days counts on each of them.' : ''}`,
}
