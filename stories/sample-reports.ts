// Reports for stories and tests of the charts, typed by the contract. All made up.

import type { GenreReport, Problem } from '@intellistream/edge-api/contract'
import type { GenreState } from '@intellistream/components'

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
