// What a page asks for in one round trip.

import * as v from 'valibot'
import type { SessionRequest, SlateRequest, SlatesRequest } from '../types.ts'
import {
  CursorSchema,
  GenreSchema,
  ItemIdSchema,
  list,
  LocaleSchema,
  type Matches,
  NameSchema,
  SlateKindSchema,
  TimeZoneSchema,
  TokenSchema,
  wholeNumber,
} from './parts.ts'

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

true satisfies Matches<typeof SlateRequestSchema, SlateRequest>
true satisfies Matches<typeof SlatesRequestSchema, SlatesRequest>
true satisfies Matches<typeof SessionRequestSchema, SessionRequest>
