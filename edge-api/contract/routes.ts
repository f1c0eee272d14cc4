// Every route of v1 in one table: tests, the OpenAPI document and its reader are made from it.

import type { QueryName, SchemaName } from './schemas/named-schemas.ts'

/** `public`: no token. `personal`: a bearer token. `operators`: a bearer token of that group. `ingest`: a token in the body. */
export type Audience = 'public' | 'personal' | 'operators' | 'ingest'

export interface Route {
  method: 'get' | 'post' | 'delete'
  /** As in OpenAPI: `/v1/items/{itemId}`. */
  path: string
  operationId: string
  /** One imperative sentence. */
  summary: string
  /** What the summary cannot say. */
  description?: string
  audience: Audience
  query?: QueryName
  body?: SchemaName
  /** The schema of the answer, or the media type when it is not JSON of ours. */
  answer: SchemaName | 'application/json' | 'text/html'
  status: 200 | 202
  cache: 'personal' | 'public' | 'never'
  /** Statuses of the problems it may answer besides 500. */
  problems: number[]
  /** Part of v1, and not served yet. */
  planned?: true
}

const PERSONAL = { audience: 'personal', status: 200, cache: 'personal' } as const
const PUBLIC = { audience: 'public', status: 200, cache: 'public' } as const

export const ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: '/v1/slates',
    operationId: 'getSlates',
    summary: 'Get up to 12 slates in one round trip, and a session.',
    description:
      'Send it as text/plain, so that browsers need no preflight. Without a token an anonymous session is opened and returned. ' +
      'Slates are answered in the order asked, each failing alone; with dedupe no item occurs twice, and earlier slates choose first. ' +
      'Recommendations without a genre are what follows the top picks of the same request. ' +
      'Items that the user watched or disliked are left out.',
    audience: 'public',
    body: 'SlatesRequest',
    answer: 'SlatesAnswer',
    status: 200,
    cache: 'personal',
    problems: [400, 401, 413, 415],
  },
  {
    method: 'post',
    path: '/v1/session',
    operationId: 'openSession',
    summary: 'Open a session, keep an anonymous one alive, or link it to the signed-in user.',
    description:
      'With a Cognito access token and an anonymous token, what was done before signing in becomes part of the user, once.',
    audience: 'public',
    body: 'SessionRequest',
    answer: 'Session',
    status: 200,
    cache: 'personal',
    problems: [400, 401, 403, 413, 415, 503],
  },
  {
    ...PERSONAL,
    method: 'get',
    path: '/v1/me/recommendations',
    operationId: 'getRecommendations',
    summary: 'Get recommendations, of one genre when asked.',
    query: 'RecommendationsQuery',
    answer: 'Slate',
    problems: [400, 401, 503],
  },
  {
    ...PERSONAL,
    method: 'get',
    path: '/v1/me/top-picks',
    operationId: 'getTopPicks',
    summary: 'Get the top picks.',
    query: 'TopPicksQuery',
    answer: 'Slate',
    problems: [400, 401, 503],
  },
  {
    ...PERSONAL,
    method: 'get',
    path: '/v1/me/because-you-watched',
    operationId: 'getBecauseYouWatched',
    summary: 'Get what follows from the item watched last, or from another one.',
    description: 'Without a history, and without itemId, the slate is empty and its anchor null.',
    query: 'BecauseYouWatchedQuery',
    answer: 'Slate',
    problems: [400, 401, 404, 503],
  },
  {
    ...PERSONAL,
    method: 'get',
    path: '/v1/me/genres',
    operationId: 'getGenres',
    summary: 'Count the movies watched for each genre.',
    query: 'GenresQuery',
    answer: 'GenreReport',
    problems: [400, 401, 503],
  },
  {
    ...PERSONAL,
    method: 'get',
    path: '/v1/me/accuracy',
    operationId: 'getMyAccuracy',
    summary: 'Measure how often titles recommended to the caller were watched.',
    query: 'AccuracyQuery',
    answer: 'AccuracyReport',
    problems: [400, 401, 503],
  },
  {
    ...PERSONAL,
    method: 'get',
    path: '/v1/me',
    operationId: 'exportMe',
    summary: 'Export everything held of the caller.',
    description:
      'By pages: ask again with nextCursor until it is null. Events of the last seconds may be missing. ' +
      'With an anonymous token: of that visitor.',
    query: 'ExportQuery',
    answer: 'MeExport',
    problems: [400, 401, 503],
  },
  {
    ...PERSONAL,
    method: 'delete',
    path: '/v1/me',
    operationId: 'eraseMe',
    summary: 'Erase everything held of the caller.',
    description:
      'From the answer on nothing of it is used. It has left the store, old versions and the recommender included, by erasedBy; ' +
      'a tombstone, an id and a date, remains. What the caller does afterwards is a new beginning. A visitor whose history ' +
      'went to a user at sign-in is refused: it is the user who erases it.',
    answer: 'MeErasure',
    status: 202,
    problems: [401, 403, 503],
  },
  {
    ...PUBLIC,
    method: 'get',
    path: '/v1/items/{itemId}',
    operationId: 'getItem',
    summary: 'Get one item in full.',
    query: 'ItemQuery',
    answer: 'ItemDetails',
    problems: [400, 404, 503],
  },
  {
    ...PUBLIC,
    method: 'get',
    path: '/v1/items/{itemId}/similar',
    operationId: 'getSimilarItems',
    summary: 'Get items similar to one item.',
    query: 'SimilarQuery',
    answer: 'Slate',
    problems: [400, 404, 503],
  },
  {
    ...PUBLIC,
    method: 'get',
    path: '/v1/trending',
    operationId: 'getTrendingItems',
    summary: 'Get what rises fastest.',
    query: 'RecommendationsQuery',
    answer: 'Slate',
    problems: [400, 503],
  },
  {
    ...PUBLIC,
    method: 'get',
    path: '/v1/popular',
    operationId: 'getPopularItems',
    summary: 'Get what most people watched.',
    query: 'RecommendationsQuery',
    answer: 'Slate',
    problems: [400, 503],
  },
  {
    method: 'post',
    path: '/v1/events',
    operationId: 'putEvents',
    summary: 'Deliver a parcel of up to 50 events.',
    description:
      'Send it as text/plain, at most 64 KB, with the ingest token of the session. 202 means that the accepted events are stored. ' +
      'Each event has its own verdict: accepted, duplicate, or rejected with invalid, too_large, too_old, unknown_item or erased.',
    audience: 'ingest',
    body: 'Parcel',
    answer: 'ParcelAnswer',
    status: 202,
    cache: 'never',
    problems: [400, 401, 403, 413, 415, 503],
  },
  {
    audience: 'operators',
    status: 200,
    cache: 'personal',
    method: 'get',
    path: '/v1/accuracy',
    operationId: 'getAccuracy',
    summary: 'Measure how often recommended titles were watched, over the whole site.',
    description:
      'For the group operators. Counted once a day by UTC days and a window of 14 days, beside what popular items would have had; ' +
      'late events open their days again.',
    query: 'AccuracyQuery',
    answer: 'AccuracyReport',
    problems: [400, 401, 403, 503],
  },
  {
    audience: 'operators',
    status: 200,
    cache: 'personal',
    method: 'get',
    path: '/v1/loop',
    operationId: 'getLoop',
    summary: 'Tell what the batch loop did last and what serves now.',
    description:
      'For the group operators. The last 30 runs with what each step took and what the gate measured, the model that serves, ' +
      'and how often recommended titles were watched before and after it was promoted. Written whenever a step of a run ends.',
    answer: 'LoopReport',
    problems: [401, 403, 503],
  },
  {
    audience: 'public',
    status: 200,
    cache: 'never',
    method: 'get',
    path: '/healthz',
    operationId: 'getHealth',
    summary: 'Tell whether the process answers.',
    answer: 'Health',
    problems: [],
  },
  {
    audience: 'public',
    status: 200,
    cache: 'never',
    method: 'get',
    path: '/readyz',
    operationId: 'getReadiness',
    summary: 'Tell whether what the API needs answers, and name what does not.',
    description: 'Degraded still serves, with 200; unavailable answers 503 with the same body.',
    answer: 'Health',
    problems: [],
  },
  {
    ...PUBLIC,
    method: 'get',
    path: '/openapi.json',
    operationId: 'getOpenApi',
    summary: 'Get this description as OpenAPI 3.1.',
    answer: 'application/json',
    problems: [],
  },
  {
    ...PUBLIC,
    method: 'get',
    path: '/docs',
    operationId: 'getDocs',
    summary: 'Read this description.',
    answer: 'text/html',
    problems: [],
  },
]
