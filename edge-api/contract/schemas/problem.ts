import * as v from 'valibot'
import type { FieldError, Health, Problem } from '../types.ts'
import { type Matches } from './parts.ts'

export const FieldErrorSchema = v.strictObject({ field: v.string(), fault: v.string(), allowed: v.string() })

/** RFC 9457. */
export const ProblemSchema = v.strictObject({
  type: v.string(),
  title: v.string(),
  status: v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599)),
  detail: v.string(),
  requestId: v.string(),
  errors: v.exactOptional(v.array(FieldErrorSchema)),
  retryAfterSeconds: v.exactOptional(v.number()),
})

export const HealthSchema = v.strictObject({
  status: v.picklist(['ok', 'degraded', 'unavailable']),
  reasons: v.array(v.string()),
  rows: v.exactOptional(
    v.record(
      v.string(),
      v.strictObject({ rows: v.number(), empty: v.number(), duplicate: v.number(), malformed: v.number() }),
    ),
  ),
})

true satisfies Matches<typeof FieldErrorSchema, FieldError>
true satisfies Matches<typeof ProblemSchema, Problem>
true satisfies Matches<typeof HealthSchema, Health>
