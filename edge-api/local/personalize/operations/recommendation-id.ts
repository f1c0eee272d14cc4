import { randomUUID } from 'node:crypto'

/** `RID-` and a UUID: exactly the 40 characters that PutEvents accepts at most. */
export function createRecommendationId(): string {
  return `RID-${randomUUID()}`
}
