// What we hold of a subject, and its erasure.

import * as v from 'valibot'
import type { MeErasure, MeExport } from '../types.ts'
import { ClientEventSchema } from './events.ts'
import { InstantSchema, type Matches } from './parts.ts'

export const MeExportSchema = v.strictObject({
  exportedAt: InstantSchema,
  subject: v.strictObject({ kind: v.picklist(['user', 'anonymous']), id: v.string(), userId: v.string() }),
  anonymousIds: v.array(v.string()),
  profile: v.unknown(),
  lastGood: v.nullable(
    v.strictObject({
      generatedAt: InstantSchema,
      recommendationId: v.string(),
      itemIds: v.array(v.string()),
    }),
  ),
  batch: v.exactOptional(v.strictObject({ generatedAt: InstantSchema, itemIds: v.array(v.string()) })),
  events: v.array(ClientEventSchema),
  nextCursor: v.nullable(v.string()),
})

export const MeErasureSchema = v.strictObject({ erasedBy: InstantSchema, requestId: v.string() })

true satisfies Matches<typeof MeExportSchema, MeExport>
true satisfies Matches<typeof MeErasureSchema, MeErasure>
