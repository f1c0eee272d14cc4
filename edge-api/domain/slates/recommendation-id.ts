// Ids of answers that did not come from the recommender: at most 40 characters, as Personalize's own.

import { randomUUID } from 'node:crypto'

const OWN_PREFIX = 'IS-'

export function createRecommendationId(): string {
  return `${OWN_PREFIX}${randomUUID()}`
}

/** Whether the id is one of ours, which Personalize does not know and must not be sent. */
export function isOwnRecommendationId(recommendationId: string): boolean {
  return recommendationId.startsWith(OWN_PREFIX)
}
