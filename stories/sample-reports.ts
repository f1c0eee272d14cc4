// Reports for stories and tests of the charts, typed by the contract. All made up.

import type { AccuracyPoint, AccuracyReport, GenreReport, Problem } from '@intellistream/edge-api/contract'
import type { AccuracyState, GenreState } from '@intellistream/components'

export const sampleGenreReport: GenreReport = {
  range: '90d',
  count: 'each',
  compare: 'recommended',
  timeZone: 'Europe/Vienna',
  from: '2026-08-04',
  to: '2026-11-01',
  movies: 128,
  withoutGenre: 2,
  watchedRule: { minPercent: 70, minPercentWhenEnded: 50 },
  genres: [
    {
      genre: 'Drama',
      watched: 42,
      share: 0.33,
      recommended: 38,
      titles: ['The Kid', 'Sunrise', 'Pandora’s Box'],
    },
    { genre: 'Comedy', watched: 31, share: 0.24, recommended: 35, titles: ['The General', 'Sherlock Jr.'] },
    { genre: 'Thriller', watched: 24, share: 0.19, recommended: 11, titles: ['Charade'] },
    { genre: 'Film-Noir', watched: 17, share: 0.13, recommended: 19, titles: ['Detour', 'D.O.A.'] },
    { genre: 'Horror', watched: 12, share: 0.09, recommended: 3, titles: ['Nosferatu'] },
    { genre: 'Sci-Fi', watched: 9, share: 0.07, recommended: 16, titles: ['Metropolis'] },
    { genre: 'Animation', watched: 7, share: 0.05, recommended: 7, titles: ['Spring'] },
    { genre: 'Western', watched: 4, share: 0.03, recommended: 2, titles: [] },
    { genre: 'War', watched: 2, share: 0.02, recommended: 4, titles: [] },
    { genre: 'Musical', watched: 0, share: 0, recommended: 5, titles: [] },
  ],
}

const problem: Problem = {
  type: 'https://intellistream.dev/problems/unavailable',
  title: 'Unavailable',
  status: 503,
  detail: 'The reports cannot be read at the moment; try again in a few seconds.',
  requestId: 'req-1',
}

export const sampleGenreStates = {
  loading: { type: 'loading' },
  empty: { type: 'empty', report: { ...sampleGenreReport, movies: 0, genres: [] } },
  error: { type: 'error', problem },
  ready: { type: 'ready', report: sampleGenreReport },
  stale: { type: 'stale', report: sampleGenreReport, problem },
} satisfies Record<string, GenreState>

/** Twelve weeks, a day each week that something was shown on. */
const days: AccuracyPoint[] = [
  [14, 3],
  [22, 5],
  [31, 9],
  [28, 10],
  [26, 8],
  [35, 14],
  [33, 15],
  [40, 15],
  [38, 17],
  [42, 18],
  [36, 13],
  [12, 2],
].map(([shown = 0, hits = 0], week) => ({
  key: new Date(Date.UTC(2026, 7, 10 + 7 * week)).toISOString().slice(0, 10),
  shown,
  hits,
  baselineHits: Math.round(shown * 0.18),
  incomplete: week > 9,
}))

export const sampleAccuracyReport: AccuracyReport = {
  range: '90d',
  by: 'day',
  timeZone: 'Europe/Vienna',
  windowDays: 14,
  shown: 310,
  hits: 112,
  watches: 190,
  watchShare: 0.589,
  hitRate: 0.361,
  interval: { low: 0.31, high: 0.416 },
  points: days,
  watchedRule: { minPercent: 70, minPercentWhenEnded: 50 },
}

export const sampleAccuracyBySlate: AccuracyReport = {
  ...sampleAccuracyReport,
  by: 'slate',
  points: [
    { key: 'top-picks', shown: 96, hits: 48, baselineHits: 20, incomplete: false },
    { key: 'because-you-watched', shown: 110, hits: 41, baselineHits: 22, incomplete: false },
    { key: 'recommendations', shown: 88, hits: 19, baselineHits: 16, incomplete: true },
    { key: 'similar', shown: 16, hits: 4, baselineHits: 3, incomplete: false },
  ],
}

/** The whole site's report, with all that is measured there. */
export const sampleSiteAccuracyReport: AccuracyReport = {
  ...sampleAccuracyBySlate,
  baselineHits: 61,
  recommendedWatches: 112,
  clicked: 75,
  clickRate: 0.242,
  clickRateInterval: { low: 0.198, high: 0.293 },
  ranking: { answers: 96, meanReciprocalRankAt10: 0.3142, ndcgAt10: 0.42 },
}

export const sampleAccuracyStates = {
  loading: { type: 'loading' },
  empty: { type: 'empty', report: { ...sampleAccuracyReport, shown: 0, hits: 0, points: [] } },
  error: { type: 'error', problem },
  ready: { type: 'ready', report: sampleAccuracyReport },
  stale: { type: 'stale', report: sampleAccuracyReport, problem },
} satisfies Record<string, AccuracyState>
