// Every schema of the wire under the name it has in types.ts; the names are what the OpenAPI document refers to.

import * as events from './events.ts'
import * as loop from './loop.ts'
import * as me from './me.ts'
import * as parcel from './parcel.ts'
import * as parts from './parts.ts'
import * as problem from './problem.ts'
import * as queries from './queries.ts'
import * as reports from './reports.ts'
import * as slate from './slate.ts'
import * as slatesAnswer from './slates-answer.ts'
import * as slates from './slates.ts'

export const SCHEMAS = {
  FieldError: problem.FieldErrorSchema,
  Problem: problem.ProblemSchema,
  Health: problem.HealthSchema,
  SlateKind: parts.SlateKindSchema,
  SlateSource: slate.SlateSourceSchema,
  Rating: parts.RatingSchema,
  Poster: parts.PosterSchema,
  Reason: slate.ReasonSchema,
  Card: slate.CardSchema,
  ItemDetails: slate.ItemDetailsSchema,
  SlateExplanation: slate.SlateExplanationSchema,
  Slate: slate.SlateSchema,
  SlateRequest: slates.SlateRequestSchema,
  SlatesRequest: slates.SlatesRequestSchema,
  SlateResult: slatesAnswer.SlateResultSchema,
  SlatesAnswer: slatesAnswer.SlatesAnswerSchema,
  SessionRequest: slates.SessionRequestSchema,
  Session: slatesAnswer.SessionSchema,
  ClientEvent: events.ClientEventSchema,
  Parcel: parcel.ParcelSchema,
  EventResult: parcel.EventResultSchema,
  ParcelAnswer: parcel.ParcelAnswerSchema,
  WatchedRule: reports.WatchedRuleSchema,
  GenreEntry: reports.GenreEntrySchema,
  GenreReport: reports.GenreReportSchema,
  AccuracyPoint: reports.AccuracyPointSchema,
  AccuracyReport: reports.AccuracyReportSchema,
  LoopRun: loop.LoopRunSchema,
  OnlineAccuracy: loop.OnlineAccuracySchema,
  LoopReport: loop.LoopReportSchema,
  MeExport: me.MeExportSchema,
  MeErasure: me.MeErasureSchema,
}

export const QUERIES = {
  EmptyQuery: queries.EmptyQuerySchema,
  ExportQuery: queries.ExportQuerySchema,
  ItemQuery: queries.ItemQuerySchema,
  RecommendationsQuery: queries.RecommendationsQuerySchema,
  TopPicksQuery: queries.TopPicksQuerySchema,
  BecauseYouWatchedQuery: queries.BecauseYouWatchedQuerySchema,
  SimilarQuery: queries.SimilarQuerySchema,
  GenresQuery: queries.GenresQuerySchema,
  AccuracyQuery: queries.AccuracyQuerySchema,
}

export type SchemaName = keyof typeof SCHEMAS
export type QueryName = keyof typeof QUERIES
