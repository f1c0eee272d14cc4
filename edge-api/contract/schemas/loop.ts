// What operators see of the batch loop.

import * as v from 'valibot'
import type { LoopReport, LoopRun, OnlineAccuracy } from '../types.ts'
import { type Matches, number, oneOf } from './parts.ts'

const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0))
const SecondsSchema = v.pipe(v.number(), v.minValue(0))

export const LoopRunSchema = v.strictObject({
  runId: v.string(),
  status: oneOf(['running', 'done', 'refused', 'failed']),
  startedAt: v.string(),
  seconds: v.exactOptional(SecondsSchema),
  steps: v.array(v.strictObject({ name: v.string(), seconds: v.exactOptional(SecondsSchema) })),
  rows: v.exactOptional(
    v.strictObject({ interactions: CountSchema, users: CountSchema, items: CountSchema }),
  ),
  ndcgAt10: v.exactOptional(
    v.strictObject({
      candidate: v.exactOptional(number(0, 1)),
      serving: v.exactOptional(number(0, 1)),
      popularity: v.exactOptional(number(0, 1)),
    }),
  ),
  error: v.exactOptional(v.string()),
})

export const OnlineAccuracySchema = v.strictObject({
  days: CountSchema,
  shown: CountSchema,
  hits: CountSchema,
  hitRate: v.exactOptional(number(0, 1)),
})

export const LoopReportSchema = v.strictObject({
  serving: v.exactOptional(
    v.strictObject({
      modelId: v.string(),
      promotedAt: v.string(),
      previousModelId: v.exactOptional(v.string()),
    }),
  ),
  batch: v.exactOptional(v.strictObject({ users: CountSchema, generatedAt: v.string() })),
  underWay: v.exactOptional(v.string()),
  online: v.exactOptional(v.strictObject({ before: OnlineAccuracySchema, after: OnlineAccuracySchema })),
  runs: v.array(LoopRunSchema),
})

true satisfies Matches<typeof LoopRunSchema, LoopRun>
true satisfies Matches<typeof OnlineAccuracySchema, OnlineAccuracy>
true satisfies Matches<typeof LoopReportSchema, LoopReport>
