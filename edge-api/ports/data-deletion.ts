// What makes the recommender forget people: Personalize's data deletion jobs.

export interface DataDeletionRequest {
  /** Names the request: the same name is the same request, however often it is made. 1..40 of `A-Za-z0-9-_`. */
  name: string
  /** A key in the store: CSV with the column USER_ID. */
  userIdsKey: string
}

/** Throws `DataDeletionUnavailable` when it is not certain that the request was taken. */
export interface DataDeletion {
  /** Resolves when the recommender has taken the request; it needs a day or so to carry it out. */
  requestDeletion(request: DataDeletionRequest): Promise<void>
}

export class DataDeletionUnavailable extends Error {
  override readonly name = 'DataDeletionUnavailable'
}
