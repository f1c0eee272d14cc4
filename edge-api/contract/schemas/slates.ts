// What a page asks for in one round trip, and what it gets.

import * as v from 'valibot'
import type {
  Session,
  SessionRequest,
  SlateRequest,
  SlateResult,
  SlatesAnswer,
  SlatesRequest,
} from '../types.ts'
import {
  CursorSchema,
  GenreSchema,
  InstantSchema,
  ItemIdSchema,
  list,
  LocaleSchema,
  type Matches,
  NameSchema,
  TimeZoneSchema,
  TokenSchema,
  wholeNumber,
} from './parts.ts'
import { ProblemSchema } from './problem.ts'
import { SlateKindSchema, SlateSchema } from './slate.ts'

export const LimitSchema = wholeNumber(1, 50)
export const ExcludeSchema = list(ItemIdSchema, 0, 500, 'item ids')

export const SlateRequestSchema = v.strictObject({
  id: NameSchema,
  kind: SlateKindSchema,
  limit: LimitSchema,
  itemId: v.exactOptional(ItemIdSchema),
  genre: v.exactOptional(GenreSchema),
  exclude: v.exactOptional(ExcludeSchema),
  cursor: v.exactOptional(CursorSchema),
})

export const SlatesRequestSchema = v.strictObject({
  token: v.exactOptional(TokenSchema),
  locale: LocaleSchema,
  timeZone: v.exactOptional(TimeZoneSchema),
  slates: v.pipe(
    list(SlateRequestSchema, 1, 12, 'slates'),
    v.check(
      (slates) => new Set(slates.map(({ id }) => id)).size === slates.length,
      'slates whose ids differ from each other',
    ),
  ),
  dedupe: v.exactOptional(v.boolean('true or false')),
})

export const SessionRequestSchema = v.strictObject({
  token: v.exactOptional(TokenSchema),
  anonymousToken: v.exactOptional(TokenSchema),
})

export const SessionSchema = v.strictObject({
  anonymousToken: v.exactOptional(v.string()),
  anonymousExpiresAt: v.exactOptional(InstantSchema),
  ingestToken: v.string(),
  ingestExpiresAt: InstantSchema,
  subjectKey: v.string(),
})

export const SlateResultSchema = v.union([
  v.strictObject({ id: v.string(), slate: SlateSchema }),
  v.strictObject({ id: v.string(), problem: ProblemSchema }),
])

export const SlatesAnswerSchema = v.strictObject({
  session: SessionSchema,
  slates: v.array(SlateResultSchema),
})

true satisfies Matches<typeof SlateRequestSchema, SlateRequest>
true satisfies Matches<typeof SlatesRequestSchema, SlatesRequest>
true satisfies Matches<typeof SessionRequestSchema, SessionRequest>
true satisfies Matches<typeof SessionSchema, Session>
true satisfies Matches<typeof SlateResultSchema, SlateResult>
true satisfies Matches<typeof SlatesAnswerSchema, SlatesAnswer>
