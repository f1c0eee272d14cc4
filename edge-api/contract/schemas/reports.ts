// What the charts are drawn from.

import * as v from 'valibot'
import type {
  AccuracyPoint,
  AccuracyReport,
  AnswerRanking,
  GenreEntry,
  GenreReport,
  WatchedRule,
} from '../types.ts'
import { type Matches, number } from './parts.ts'
import { AccuracyGroupingSchema, GenreComparisonSchema, GenreCountSchema, RangeSchema } from './queries.ts'

const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0))
const AmountSchema = v.pipe(v.number(), v.minValue(0))
const DaySchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
const IntervalSchema = v.strictObject({ low: number(0, 1), high: number(0, 1) })

export const WatchedRuleSchema = v.strictObject({
  minPercent: number(0, 100),
  minPercentWhenEnded: number(0, 100),
})

export const GenreEntrySchema = v.strictObject({
  genre: v.string(),
  watched: AmountSchema,
  share: number(0, 1),
  recommended: v.exactOptional(AmountSchema),
  titles: v.pipe(v.array(v.string()), v.maxLength(3)),
})

export const GenreReportSchema = v.strictObject({
  range: RangeSchema,
  count: GenreCountSchema,
  compare: GenreComparisonSchema,
  timeZone: v.string(),
  from: v.nullable(DaySchema),
  to: DaySchema,
  movies: CountSchema,
  withoutGenre: CountSchema,
  watchedRule: WatchedRuleSchema,
  genres: v.array(GenreEntrySchema),
})

export const AccuracyPointSchema = v.strictObject({
  key: v.string(),
  shown: CountSchema,
  hits: CountSchema,
  hitRate: v.exactOptional(number(0, 1)),
  interval: v.exactOptional(IntervalSchema),
  baselineHits: v.exactOptional(CountSchema),
  incomplete: v.boolean(),
  titles: v.exactOptional(v.array(v.string())),
})

export const AnswerRankingSchema = v.strictObject({
  answers: CountSchema,
  meanReciprocalRankAt10: number(0, 1),
  ndcgAt10: number(0, 1),
})

export const AccuracyReportSchema = v.strictObject({
  range: RangeSchema,
  by: AccuracyGroupingSchema,
  timeZone: v.string(),
  windowDays: CountSchema,
  shown: CountSchema,
  hits: CountSchema,
  baselineHits: v.exactOptional(CountSchema),
  clicked: v.exactOptional(CountSchema),
  clickRate: v.exactOptional(number(0, 1)),
  clickRateInterval: v.exactOptional(IntervalSchema),
  ranking: v.exactOptional(AnswerRankingSchema),
  watches: CountSchema,
  watchShare: v.exactOptional(number(0, 1)),
  recommendedWatches: v.exactOptional(CountSchema),
  watchShareInterval: v.exactOptional(IntervalSchema),
  hitRate: v.exactOptional(number(0, 1)),
  interval: v.exactOptional(IntervalSchema),
  points: v.array(AccuracyPointSchema),
  watchedRule: WatchedRuleSchema,
})

true satisfies Matches<typeof WatchedRuleSchema, WatchedRule>
true satisfies Matches<typeof GenreEntrySchema, GenreEntry>
true satisfies Matches<typeof GenreReportSchema, GenreReport>
true satisfies Matches<typeof AccuracyPointSchema, AccuracyPoint>
true satisfies Matches<typeof AnswerRankingSchema, AnswerRanking>
true satisfies Matches<typeof AccuracyReportSchema, AccuracyReport>
