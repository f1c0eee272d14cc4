// What the schemas are made of. The message of every check says what would be right: it becomes `allowed` in a Problem.

import * as v from 'valibot'
import type { Poster, Rating, SlateKind } from '../types.ts'

/** True only when the schema gives exactly the wire's type: `true satisfies Matches<typeof X, Y>`. */
export type Matches<Schema extends v.GenericSchema, Wire> = [v.InferOutput<Schema>] extends [Wire]
  ? [Wire] extends [v.InferOutput<Schema>]
    ? true
    : never
  : never

export function wholeNumber(min: number, max: number) {
  const allowed = `a whole number from ${min} to ${max}`
  return v.pipe(
    v.number(allowed),
    v.integer(allowed),
    v.minValue(min, allowed),
    v.maxValue(max, allowed),
    v.description(allowed),
  )
}

export function number(min: number, max: number) {
  const allowed = `a number from ${min} to ${max}`
  return v.pipe(
    v.number(allowed),
    v.finite(allowed),
    v.minValue(min, allowed),
    v.maxValue(max, allowed),
    v.description(allowed),
  )
}

export function oneOf<const Options extends readonly string[]>(options: Options) {
  return v.picklist(options, `one of ${options.join(', ')}`)
}

export function list<Item extends v.GenericSchema>(item: Item, min: number, max: number, what: string) {
  const allowed = `${min} to ${max} ${what}`
  return v.pipe(
    v.array(item, allowed),
    v.minLength(min, allowed),
    v.maxLength(max, allowed),
    v.description(allowed),
  )
}

export function text(min: number, max: number, allowed = `${min} to ${max} characters`) {
  return v.pipe(
    v.string(allowed),
    v.minLength(min, allowed),
    v.maxLength(max, allowed),
    v.description(allowed),
  )
}

/** Characters that a name may hold: no spaces, no control characters, no lone surrogates. */
function name(max: number) {
  const allowed = `1 to ${max} characters without spaces`
  return v.pipe(
    v.string(allowed),
    v.maxLength(max, allowed),
    v.regex(/^[^\s\p{C}]+$/u, allowed),
    v.description(allowed),
  )
}

const UUID_V7 = 'a UUID of version 7'
const INSTANT = 'a moment as ISO 8601 in UTC, for example 2026-01-31T18:30:00.000Z'

/** https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_Event.html: at most 256 characters. */
export const ItemIdSchema = name(256)
export const NameSchema = name(64)
export const SessionIdSchema = name(256)
/** https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_Event.html: at most 40 characters. */
export const RecommendationIdSchema = name(40)
export const TokenSchema = text(1, 8192, 'a token as it was issued')
export const CursorSchema = text(1, 512, 'nextCursor of an earlier answer, unchanged')
export const GenreSchema = text(1, 64, 'a genre of the catalog')
export const LocaleSchema = v.pipe(
  v.string('a language tag (BCP 47), for example en-US'),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/, 'a language tag (BCP 47), for example en-US'),
)
export const InstantSchema = v.pipe(
  v.string(INSTANT),
  v.maxLength(32, INSTANT),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/, INSTANT),
  v.check((value) => !Number.isNaN(Date.parse(value)), INSTANT),
)
export const UuidV7Schema = v.pipe(
  v.string(UUID_V7),
  v.maxLength(36, UUID_V7),
  v.regex(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i, UUID_V7),
)

const TIME_ZONE = 'an IANA time zone, for example Europe/Berlin'
export const TimeZoneSchema = v.pipe(
  v.string(TIME_ZONE),
  v.maxLength(64, TIME_ZONE),
  v.check(isTimeZone, TIME_ZONE),
  v.description(TIME_ZONE),
)

export const SlateKindSchema = oneOf([
  'recommendations',
  'top-picks',
  'because-you-watched',
  'similar',
  'trending',
  'popular',
])

export const RatingSchema = v.strictObject({
  average: number(0, 10),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
})

export const PosterSchema = v.strictObject({
  src: v.string(),
  srcset: v.exactOptional(v.string()),
  width: v.pipe(v.number(), v.minValue(1)),
  height: v.pipe(v.number(), v.minValue(1)),
  color: v.exactOptional(v.pipe(v.string(), v.regex(/^#([\da-f]{3}|[\da-f]{6})$/i))),
})

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

true satisfies Matches<typeof SlateKindSchema, SlateKind>
true satisfies Matches<typeof RatingSchema, Rating>
true satisfies Matches<typeof PosterSchema, Poster>
