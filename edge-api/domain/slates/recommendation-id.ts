// Ids of answers that did not come from the recommender: at most 40 characters, as Personalize's own.

import { randomUUID } from 'node:crypto'

const OWN_PREFIX = 'IS-'

/** Rungs of the ladder that answer without the recommender; the id says which one did, as accuracy is counted by it. */
const OWN_SOURCES = ['batch', 'popular', 'static'] as const
export type OwnSource = (typeof OWN_SOURCES)[number]

export function createRecommendationId(source?: OwnSource): string {
  return `${OWN_PREFIX}${source === undefined ? '' : `${source}-`}${randomUUID().replaceAll('-', '')}`.slice(
    0,
    40,
  )
}

/** The rung that an id of ours names, if it does. */
export function getOwnSource(recommendationId: string): OwnSource | undefined {
  return OWN_SOURCES.find((source) => recommendationId.startsWith(`${OWN_PREFIX}${source}-`))
}

/** Whether the id is one of ours, which Personalize does not know and must not be sent. */
export function isOwnRecommendationId(recommendationId: string): boolean {
  return recommendationId.startsWith(OWN_PREFIX)
}
