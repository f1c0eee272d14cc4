// One example of every body and answer, by operation. Tests parse each by its schema; the documentation shows them.

import type * as wire from '../types.ts'
import { exampleCard, toPoster } from './cards.ts'

export interface Example {
  body?: unknown
  answer: unknown
}

const generatedAt = '2026-01-31T18:30:00.000Z'
const watchedRule: wire.WatchedRule = { minPercent: 70, minPercentWhenEnded: 50 }

const slate: Omit<wire.Slate, 'kind' | 'items'> = {
  recommendationId: 'RID-7a1d4c52-0c5b-4c1e-9a55-3f0f3c0a9d11',
  source: 'live',
  degraded: false,
  generatedAt,
  anchor: null,
  nextCursor: null,
}

const recommendations: wire.Slate = {
  ...slate,
  kind: 'recommendations',
  nextCursor: 'WyJSSUQtN2ExZCIsMiwyXQ.2x1N9fQ0aV7vQ4mQm3T0Bg',
  attribution: ['This product uses the TMDB API but is not endorsed or certified by TMDB.'],
  items: [
    exampleCard('metropolis', { score: 0.042, rating: { average: 8.1, count: 2511 }, reaction: 'like' }),
    exampleCard('general', { position: 2, score: 0.031, watchedPercent: 63 }),
  ],
}

const topPicks: wire.Slate = {
  ...slate,
  kind: 'top-picks',
  items: [exampleCard('nosferatu', { score: 0.061, reason: { kind: 'promoted' } })],
}

const becauseYouWatched: wire.Slate = {
  ...slate,
  kind: 'because-you-watched',
  anchor: exampleCard('nosferatu', { watchedPercent: 96 }),
  items: [
    exampleCard('caligari', { reason: { kind: 'becauseYouWatched', itemId: '653', title: 'Nosferatu' } }),
  ],
}

const similar: wire.Slate = {
  ...slate,
  kind: 'similar',
  anchor: exampleCard('nosferatu'),
  items: [exampleCard('caligari', { reason: { kind: 'moreLike', itemId: '653', title: 'Nosferatu' } })],
}

const anonymousToken = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl'

const session: wire.Session = {
  anonymousToken,
  anonymousExpiresAt: '2026-07-30T18:30:00.000Z',
  ingestToken: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJiIn0.c2lnbmF0dXJl',
  ingestExpiresAt: '2026-02-07T18:30:00.000Z',
  subjectKey: 'pM2oIu6Yy0zC9h1q',
}

const problem: wire.Problem = {
  type: 'https://intellistream.dev/problems/unknown-item',
  title: 'There is no such item',
  status: 404,
  detail: 'Use an itemId of the catalog.',
  requestId: '6f2c9f0e-2b65-4c0c-8a6e-6a2a3c8d7b10',
}

const event: wire.ClientEvent = {
  eventId: '01943b5e-7c00-7b3a-9d53-1f2a6f0c8e21',
  eventType: 'watch',
  itemId: '653',
  occurredAt: '2026-01-31T18:29:40.000Z',
  sessionId: '3f1e7c9a-visit',
  playId: '9b2f4d10-playing',
  recommendationId: slate.recommendationId,
  slateKind: 'top-picks',
  position: 1,
  watchedSeconds: 4210,
  durationSeconds: 5640,
}

const parcel: wire.Parcel = {
  token: session.ingestToken,
  batchId: '01943b5e-8000-7c44-8f10-5b6d7e8f9a01',
  sentAt: generatedAt,
  dropped: {},
  events: [event],
}

const genres: wire.GenreReport = {
  range: '90d',
  count: 'each',
  compare: 'recommended',
  timeZone: 'Europe/Berlin',
  from: '2025-11-03',
  to: '2026-01-31',
  movies: 2,
  withoutGenre: 0,
  watchedRule,
  genres: [
    {
      genre: 'Horror',
      watched: 2,
      share: 1,
      recommended: 9,
      titles: ['Nosferatu', 'The Cabinet of Dr. Caligari'],
    },
    { genre: 'Crime', watched: 1, share: 0.5, recommended: 4, titles: ['The Cabinet of Dr. Caligari'] },
    { genre: 'Drama', watched: 0, share: 0, recommended: 7, titles: [] },
  ],
}

const accuracy: wire.AccuracyReport = {
  range: '90d',
  by: 'slate',
  timeZone: 'UTC',
  windowDays: 14,
  shown: 120,
  hits: 18,
  watches: 30,
  watchShare: 0.6,
  hitRate: 0.15,
  interval: { low: 0.097, high: 0.225 },
  points: [
    {
      key: 'top-picks',
      shown: 40,
      hits: 10,
      hitRate: 0.25,
      interval: { low: 0.142, high: 0.402 },
      baselineHits: 6,
      incomplete: false,
    },
    { key: 'similar', shown: 12, hits: 2, incomplete: true },
  ],
  watchedRule,
}

const loop: wire.LoopReport = {
  serving: {
    modelId: 'loop-20261120T030000000Z',
    promotedAt: '2026-11-20T03:00:00.000Z',
    previousModelId: 'loop-20261119T030000000Z',
  },
  batch: { users: 1200, generatedAt: '2026-11-20T03:00:00.000Z' },
  underWay: 'loop-20261121T030000000Z',
  online: {
    before: { days: 14, shown: 5200, hits: 410, hitRate: 0.0788 },
    after: { days: 1, shown: 380, hits: 34, hitRate: 0.0895 },
  },
  runs: [
    {
      runId: 'loop-20261120T030000000Z',
      status: 'refused',
      startedAt: '2026-11-20T03:00:00.000Z',
      seconds: 41.2,
      steps: [{ name: 'preprocess', seconds: 3.1 }, { name: 'gate' }],
      rows: { interactions: 81_200, users: 1200, items: 950 },
      ndcgAt10: { candidate: 0.21, serving: 0.26, popularity: 0.14 },
      error: 'The new model finds less than the model that serves',
    },
  ],
}

const itemDetails: wire.ItemDetails = {
  ...exampleCard('nosferatu', { rating: { average: 7.8, count: 2013 } }),
  overview: 'A clerk sells a house to a count who brings the plague with him.',
  runtimeMinutes: 94,
  backdrop: { ...toPoster('653'), width: 1280, height: 720 },
  attribution: [],
}

const meExport: wire.MeExport = {
  exportedAt: generatedAt,
  subject: { kind: 'user', id: '0b6f0c3e-5d8e-4b39-9f0a-1c2d3e4f5a6b', userId: '42' },
  anonymousIds: [],
  profile: { version: 1 },
  lastGood: { generatedAt: '2026-03-10T12:00:00.000Z', recommendationId: 'RID-1', itemIds: ['858', '1221'] },
  batch: { generatedAt: '2026-03-09T03:00:00.000Z', itemIds: ['1221', '858'] },
  events: [event],
  nextCursor: null,
}

const slatesRequest: wire.SlatesRequest = {
  locale: 'en-US',
  timeZone: 'Europe/Berlin',
  slates: [
    { id: 'hero', kind: 'top-picks', limit: 10 },
    { id: 'horror', kind: 'recommendations', limit: 20, genre: 'Horror' },
    { id: 'more', kind: 'similar', limit: 20, itemId: '1' },
  ],
  dedupe: true,
}

const slatesAnswer: wire.SlatesAnswer = {
  session,
  slates: [
    { id: 'hero', slate: topPicks },
    { id: 'horror', slate: recommendations },
    { id: 'more', problem },
  ],
}

/** By operationId. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  getSlates: { body: slatesRequest, answer: slatesAnswer },
  openSession: {
    body: { anonymousToken } satisfies wire.SessionRequest,
    answer: session,
  },
  getRecommendations: { answer: recommendations },
  getTopPicks: { answer: topPicks },
  getBecauseYouWatched: { answer: becauseYouWatched },
  getGenres: { answer: genres },
  getMyAccuracy: { answer: accuracy },
  exportMe: { answer: meExport },
  eraseMe: {
    answer: { erasedBy: '2026-03-02T18:30:00.000Z', requestId: problem.requestId } satisfies wire.MeErasure,
  },
  getItem: { answer: itemDetails },
  getSimilarItems: { answer: similar },
  getTrendingItems: {
    answer: {
      ...slate,
      kind: 'trending',
      items: [exampleCard('general', { reason: { kind: 'trending' } })],
    } satisfies wire.Slate,
  },
  getPopularItems: {
    answer: {
      ...slate,
      kind: 'popular',
      source: 'popular',
      degraded: true,
      items: [exampleCard('metropolis', { reason: { kind: 'popular' } })],
    } satisfies wire.Slate,
  },
  putEvents: {
    body: parcel,
    answer: {
      batchId: parcel.batchId,
      results: [{ eventId: event.eventId, status: 'accepted' }],
    } satisfies wire.ParcelAnswer,
  },
  getAccuracy: { answer: accuracy },
  getLoop: { answer: loop },
  getHealth: { answer: { status: 'ok', reasons: [] } satisfies wire.Health },
  getReadiness: {
    answer: {
      status: 'degraded',
      reasons: ['There is no fallback/popular.json: slates fall back to what has most ratings.'],
      rows: { 'mappings/Final2.csv': { rows: 62_423, empty: 107, duplicate: 0, malformed: 2 } },
    } satisfies wire.Health,
  },
}
