// What a page gets in one round trip. Apart from what it asks for, so that a process which checks requests loads no more.

import * as v from 'valibot'
import type { Session, SlateResult, SlatesAnswer } from '../types.ts'
import { InstantSchema, type Matches } from './parts.ts'
import { ProblemSchema } from './problem.ts'
import { SlateSchema } from './slate.ts'

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

true satisfies Matches<typeof SessionSchema, Session>
true satisfies Matches<typeof SlateResultSchema, SlateResult>
true satisfies Matches<typeof SlatesAnswerSchema, SlatesAnswer>
