// What recommends: Amazon Personalize, on AWS or the local server. Its words stop at the adapter.

export interface RecommendedItem {
  itemId: string
  /** Relative certainty; absent where the recipe gives none. */
  score?: number
  promoted?: boolean
  /** What the recommender holds of the item, where it was told to say so: for a catalog that does not say it. */
  metadata?: { genres: string[]; year?: number }
}

/** Facts of the request that may change what is recommended; each only where it is known. */
export interface RequestContext {
  device?: 'desktop' | 'phone' | 'tablet' | 'tv'
  /** By the clock of whoever asks. */
  daypart?: 'morning' | 'afternoon' | 'evening' | 'night'
  locale?: string
}

/** One answer: its id is sent back with events. Items are in order, best first. */
export interface Recommendations {
  recommendationId: string
  items: RecommendedItem[]
}

export interface RecommendationsRequest {
  userId: string
  /** 1..500. */
  numResults: number
  genre?: string
  context?: RequestContext
  /** Gives up when aborted; the caller owns the deadline. */
  signal?: AbortSignal
}

export interface SimilarItemsRequest extends RecommendationsRequest {
  itemId: string
}

/** Every method throws `RecommenderUnavailable` when no answer can be had, and never answers half. */
export interface Recommender {
  getTopPicks(request: RecommendationsRequest): Promise<Recommendations>
  getSimilarItems(request: SimilarItemsRequest): Promise<Recommendations>
  getBecauseYouWatched(request: SimilarItemsRequest): Promise<Recommendations>
  getPopularItems(request: RecommendationsRequest): Promise<Recommendations>
  getTrendingItems(request: RecommendationsRequest): Promise<Recommendations>
  /** What a method asks, for people who look for a mistake; absent where there is nothing to say. */
  describe?(
    method: RecommenderMethod,
    request: Pick<RecommendationsRequest, 'genre' | 'context'>,
  ): QuestionDescription
}

/** In the recommender's own words; null where a question has none. */
export interface QuestionDescription {
  recommender: string | null
  filter: string | null
  /** Which items are promoted. */
  promotion: string | null
  /** What puts the answer in the user's own order. */
  ranking: string | null
  /** What of the request's context it is told. */
  context: Readonly<Record<string, string>>
}

export type RecommenderMethod =
  'getTopPicks' | 'getSimilarItems' | 'getBecauseYouWatched' | 'getPopularItems' | 'getTrendingItems'

export class RecommenderUnavailable extends Error {
  override readonly name = 'RecommenderUnavailable'
  readonly retryAfterSeconds: number | undefined
  constructor(message: string, options: ErrorOptions & { retryAfterSeconds?: number } = {}) {
    super(message, options)
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
