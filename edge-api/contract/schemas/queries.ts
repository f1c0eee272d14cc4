// What the GET routes take in their query. Numbers and lists are parsed from text by http/valid.ts.

import * as v from 'valibot'
import {
  CursorSchema,
  GenreSchema,
  ItemIdSchema,
  LocaleSchema,
  oneOf,
  TimeZoneSchema,
  wholeNumber,
} from './parts.ts'
import { ExcludeSchema, LimitSchema } from './slates.ts'

const locale = v.optional(LocaleSchema, 'en')

export const RangeSchema = oneOf(['30d', '90d', '1y', 'all'])
export const GenreCountSchema = oneOf(['each', 'split', 'primary'])
export const GenreComparisonSchema = oneOf(['none', 'recommended'])
export const AccuracyGroupingSchema = oneOf(['day', 'slate', 'position', 'model', 'source'])

export const EmptyQuerySchema = v.strictObject({})
export const ExportQuerySchema = v.strictObject({ cursor: v.exactOptional(CursorSchema) })
export const ItemQuerySchema = v.strictObject({ locale })

const slate = {
  cursor: v.exactOptional(CursorSchema),
  exclude: v.exactOptional(ExcludeSchema),
  locale,
  /** Explains the slate; for operators, and for everybody in local mode. */
  debug: v.exactOptional(oneOf(['', 'true'])),
}

export const RecommendationsQuerySchema = v.strictObject({
  limit: v.optional(LimitSchema, 20),
  genre: v.exactOptional(GenreSchema),
  ...slate,
})
export const TopPicksQuerySchema = v.strictObject({ limit: v.optional(LimitSchema, 10), ...slate })
export const BecauseYouWatchedQuerySchema = v.strictObject({
  limit: v.optional(LimitSchema, 20),
  itemId: v.exactOptional(ItemIdSchema),
  ...slate,
})
export const SimilarQuerySchema = v.strictObject({ limit: v.optional(LimitSchema, 20), ...slate })

export const GenresQuerySchema = v.strictObject({
  range: v.optional(RangeSchema, '90d'),
  count: v.optional(GenreCountSchema, 'each'),
  compare: v.optional(GenreComparisonSchema, 'none'),
  timeZone: v.optional(TimeZoneSchema, 'UTC'),
})

export const AccuracyQuerySchema = v.strictObject({
  range: v.optional(RangeSchema, '90d'),
  window: v.optional(wholeNumber(1, 90), 14),
  by: v.optional(AccuracyGroupingSchema, 'day'),
  timeZone: v.optional(TimeZoneSchema, 'UTC'),
})

export const ItemParamsSchema = v.strictObject({ itemId: ItemIdSchema })
