// Recommendations from Amazon Personalize: VIDEO_ON_DEMAND recommenders, or campaigns of custom solutions.

import { GetRecommendationsCommand } from '@aws-sdk/client-personalize-runtime'
import type {
  GetRecommendationsCommandOutput,
  PersonalizeRuntimeClient,
} from '@aws-sdk/client-personalize-runtime'
import { RecommenderUnavailable } from '../../ports/recommender.ts'
import type {
  Recommendations,
  RecommendationsRequest,
  Recommender,
  RecommenderMethod,
  SimilarItemsRequest,
} from '../../ports/recommender.ts'
import { toFailure } from './failure.ts'

export interface PersonalizeRecommenderOptions {
  /** Handed in with its own maxAttempts of 1 or 2; tests hand in one that points at the local server. */
  client: PersonalizeRuntimeClient
  /** A recommender or a campaign for each use case: https://docs.aws.amazon.com/personalize/latest/dg/VIDEO_ON_DEMAND-use-cases.html */
  recommenderArns: {
    topPicks: string
    moreLikeX: string
    becauseYouWatchedX: string
    mostPopular: string
    trendingNow: string
  }
  /** A filter with the parameter $GENRES. Without one, more is asked for and the genre is chosen afterwards. */
  genreFilterArn?: string
}

/** Most items in one answer: https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html */
const MAX_NUM_RESULTS = 500
const ARN = /^arn:[a-z\d-]+:personalize:.*:.*:.+$/

/** Throws RangeError when an ARN cannot be one. */
export function personalizeRecommender(options: PersonalizeRecommenderOptions): Recommender {
  const { client, recommenderArns, genreFilterArn } = options
  for (const arn of [...Object.values(recommenderArns), genreFilterArn ?? recommenderArns.topPicks]) {
    if (arn.length > 256 || !ARN.test(arn)) throw new RangeError(`"${arn}" is not an ARN of Personalize`)
  }

  async function ask(
    arn: string,
    { userId, numResults, genre, signal, itemId }: RecommendationsRequest & { itemId?: string },
  ): Promise<Recommendations> {
    const hasFilter = genre !== undefined && genreFilterArn !== undefined
    const command = new GetRecommendationsCommand({
      ...(arn.includes(':campaign/') ? { campaignArn: arn } : { recommenderArn: arn }),
      userId,
      itemId,
      numResults: genre !== undefined && !hasFilter ? MAX_NUM_RESULTS : Math.min(numResults, MAX_NUM_RESULTS),
      ...(hasFilter ? { filterArn: genreFilterArn, filterValues: { GENRES: `"${genre}"` } } : {}),
    })
    try {
      return toRecommendations(
        await client.send(command, signal === undefined ? {} : { abortSignal: signal }),
      )
    } catch (error) {
      if (error instanceof RecommenderUnavailable) throw error
      const { summary, ...failure } = toFailure(error)
      throw new RecommenderUnavailable(`Personalize ${summary} to GetRecommendations; serve a fallback`, {
        cause: error,
        ...failure,
      })
    }
  }

  const arnOf: Record<RecommenderMethod, string> = {
    getTopPicks: recommenderArns.topPicks,
    getPopularItems: recommenderArns.mostPopular,
    getTrendingItems: recommenderArns.trendingNow,
    getSimilarItems: recommenderArns.moreLikeX,
    getBecauseYouWatched: recommenderArns.becauseYouWatchedX,
  }
  const similar = (arn: string) => (request: SimilarItemsRequest) => ask(arn, request)
  return {
    getTopPicks: (request) => ask(arnOf.getTopPicks, request),
    getPopularItems: (request) => ask(arnOf.getPopularItems, request),
    getTrendingItems: (request) => ask(arnOf.getTrendingItems, request),
    getSimilarItems: similar(arnOf.getSimilarItems),
    getBecauseYouWatched: similar(arnOf.getBecauseYouWatched),
    describe: (method, { genre }) => ({
      recommender: arnOf[method],
      ...(genre === undefined || genreFilterArn === undefined ? {} : { filter: genreFilterArn }),
    }),
  }
}

/** An empty 200 decodes to an answer without a list: that is a failure; an absent score is not. */
function toRecommendations({ itemList, recommendationId }: GetRecommendationsCommandOutput): Recommendations {
  if (!Array.isArray(itemList) || typeof recommendationId !== 'string' || recommendationId === '') {
    throw new RecommenderUnavailable(
      'Personalize answered GetRecommendations without a list; serve a fallback',
    )
  }
  return {
    recommendationId,
    items: itemList.flatMap(({ itemId, score, promotionName }) =>
      typeof itemId !== 'string' || itemId === ''
        ? []
        : [
            {
              itemId,
              ...(typeof score === 'number' ? { score } : {}),
              ...(promotionName === undefined ? {} : { promoted: true }),
            },
          ],
    ),
  }
}
