// What makes the recommender forget people: Personalize's data deletion jobs.

import type { Progress } from './model-training.ts'

export interface DataDeletionRequest {
  /** Names the request: the same name is the same request, however often it is made. 1..40 of `A-Za-z0-9-_`. */
  name: string
  /** A key in the store: CSV with the column USER_ID. It has to stay until the request is carried out. */
  userIdsKey: string
}

/**
 * Throws `DataDeletionFailed` when the recommender has given the request up, so that only a new one can succeed, and
 * `DataDeletionUnavailable` when it is not certain that the request was taken.
 */
export interface DataDeletion {
  /** Makes the request that was not made yet, or says how far it is; the recommender needs a day or so. */
  requestDeletion(request: DataDeletionRequest): Promise<Progress>
}

export class DataDeletionFailed extends Error {
  override readonly name = 'DataDeletionFailed'
}

export class DataDeletionUnavailable extends Error {
  override readonly name = 'DataDeletionUnavailable'
}
