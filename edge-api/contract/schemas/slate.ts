import * as v from 'valibot'
import type { Card, ItemDetails, Reaction, Reason, Slate, SlateExplanation, SlateSource } from '../types.ts'
import {
  InstantSchema,
  ItemIdSchema,
  type Matches,
  number,
  oneOf,
  PosterSchema,
  RatingSchema,
  RecommendationIdSchema,
  SlateKindSchema,
} from './parts.ts'

export const SlateSourceSchema = oneOf(['live', 'stale', 'batch', 'popular', 'static'])
export const ReactionSchema = oneOf(['like', 'dislike'])

export const ReasonSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('becauseYouWatched'), itemId: ItemIdSchema, title: v.string() }),
  v.strictObject({ kind: v.literal('moreLike'), itemId: ItemIdSchema, title: v.string() }),
  v.strictObject({ kind: v.literal('trending') }),
  v.strictObject({ kind: v.literal('popular') }),
  v.strictObject({ kind: v.literal('promoted') }),
])

const card = {
  itemId: ItemIdSchema,
  position: v.pipe(v.number(), v.integer(), v.minValue(1)),
  score: v.exactOptional(v.number()),
  title: v.string(),
  year: v.exactOptional(v.pipe(v.number(), v.integer())),
  genres: v.array(v.string()),
  rating: v.exactOptional(RatingSchema),
  poster: v.nullable(PosterSchema),
  href: v.nullable(v.string()),
  reason: v.exactOptional(ReasonSchema),
  reaction: v.exactOptional(ReactionSchema),
  watchedPercent: v.exactOptional(number(0, 100)),
}

export const CardSchema = v.strictObject(card)

export const ItemDetailsSchema = v.strictObject({
  ...card,
  overview: v.nullable(v.string()),
  runtimeMinutes: v.nullable(v.pipe(v.number(), v.minValue(0))),
  backdrop: v.nullable(PosterSchema),
  attribution: v.array(v.string()),
})

const TextsSchema = v.record(v.string(), v.string())

export const SlateExplanationSchema = v.strictObject({
  userId: v.string(),
  mapping: oneOf(['mapped', 'token', 'public']),
  recommender: v.nullable(v.string()),
  filter: v.nullable(v.string()),
  promotion: v.nullable(v.string()),
  ranking: v.nullable(v.string()),
  context: v.strictObject({ known: TextsSchema, told: TextsSchema }),
  model: v.nullable(v.string()),
  cache: oneOf(['none', 'held']),
  rungs: v.array(v.strictObject({ rung: SlateSourceSchema, outcome: v.string(), tookMs: v.number() })),
  spentMs: v.record(v.string(), v.number()),
  items: v.strictObject({
    answered: v.number(),
    shown: v.number(),
    hidden: v.record(v.string(), v.number()),
  }),
})

export const SlateSchema = v.strictObject({
  kind: SlateKindSchema,
  recommendationId: RecommendationIdSchema,
  source: SlateSourceSchema,
  degraded: v.boolean(),
  generatedAt: InstantSchema,
  anchor: v.nullable(CardSchema),
  nextCursor: v.nullable(v.string()),
  attribution: v.exactOptional(v.array(v.string())),
  explanation: v.exactOptional(SlateExplanationSchema),
  items: v.array(CardSchema),
})

true satisfies Matches<typeof SlateSourceSchema, SlateSource>
true satisfies Matches<typeof ReactionSchema, Reaction>
true satisfies Matches<typeof ReasonSchema, Reason>
true satisfies Matches<typeof CardSchema, Card>
true satisfies Matches<typeof ItemDetailsSchema, ItemDetails>
true satisfies Matches<typeof SlateExplanationSchema, SlateExplanation>
true satisfies Matches<typeof SlateSchema, Slate>
