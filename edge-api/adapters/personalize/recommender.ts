// Recommendations from Amazon Personalize: VIDEO_ON_DEMAND recommenders, or campaigns of custom solutions.

import { GetPersonalizedRankingCommand, GetRecommendationsCommand } from '@aws-sdk/client-personalize-runtime'
import type { PersonalizeRuntimeClient, PredictedItem } from '@aws-sdk/client-personalize-runtime'
import { RecommenderUnavailable } from '../../ports/recommender.ts'
import type {
  Recommendations,
  RecommendationsRequest,
  Recommender,
  RecommenderMethod,
  SimilarItemsRequest,
} from '../../ports/recommender.ts'
import { toFailure } from './failure.ts'
import { toRankingInput, toRecommendationsInput } from './to-input.ts'
import { toMetadata } from './to-metadata.ts'
import type { QuestionOptions } from './to-input.ts'

export interface PersonalizeRecommenderOptions extends QuestionOptions {
  /** Handed in with its own maxAttempts of 1 or 2; tests hand in one that points at the local server. */
  client: PersonalizeRuntimeClient
  /** A recommender or a campaign for each use case, without which it is refused: https://docs.aws.amazon.com/personalize/latest/dg/VIDEO_ON_DEMAND-use-cases.html */
  recommenderArns: {
    topPicks?: string
    moreLikeX?: string
    becauseYouWatchedX?: string
    mostPopular?: string
    trendingNow?: string
  }
  /** A campaign of a ranking recipe: puts what goes with a title that somebody watched in their own order. */
  rankingArn?: string
}

const ARN = /^arn:[a-z\d-]+:personalize:.*:.*:.+$/

/** Throws RangeError when an ARN cannot be one. */
export function personalizeRecommender(options: PersonalizeRecommenderOptions): Recommender {
  const { client, recommenderArns, genreFilterArn, rankingArn, promotion } = options
  const arns = [...Object.values(recommenderArns), genreFilterArn, rankingArn, promotion?.filterArn]
  for (const arn of arns) {
    if (arn !== undefined && (arn.length > 256 || !ARN.test(arn)))
      throw new RangeError(`"${arn}" is not an ARN of Personalize`)
  }

  async function send(
    operation: 'GetRecommendations' | 'GetPersonalizedRanking',
    ask: () => Promise<{ list: PredictedItem[] | undefined; recommendationId: string | undefined }>,
  ): Promise<Recommendations> {
    try {
      return toRecommendations(operation, await ask())
    } catch (error) {
      if (error instanceof RecommenderUnavailable) throw error
      const { summary, ...failure } = toFailure(error)
      throw new RecommenderUnavailable(`Personalize ${summary} to ${operation}; serve a fallback`, {
        cause: error,
        ...failure,
      })
    }
  }

  const ask = (method: RecommenderMethod, request: RecommendationsRequest & { itemId?: string }) =>
    send('GetRecommendations', async () => {
      const arn = arnOf[method]
      if (arn === undefined) throw new RecommenderUnavailable(`No ARN is set for ${method}; serve a fallback`)
      const command = new GetRecommendationsCommand(toRecommendationsInput(arn, request, options))
      const { itemList, recommendationId } = await client.send(command, toSending(request))
      return { list: itemList, recommendationId }
    })

  const rank = (arn: string, request: RecommendationsRequest, { items }: Recommendations) =>
    send('GetPersonalizedRanking', async () => {
      const itemIds = items.map(({ itemId }) => itemId)
      const command = new GetPersonalizedRankingCommand(toRankingInput(arn, request, itemIds, options))
      const { personalizedRanking, recommendationId } = await client.send(command, toSending(request))
      return { list: personalizedRanking, recommendationId }
    })

  /** A ranking that fails costs the order, never the answer. */
  async function askAndRank(request: SimilarItemsRequest): Promise<Recommendations> {
    const similar = await ask('getBecauseYouWatched', request)
    if (rankingArn === undefined || similar.items.length < 2) return similar
    try {
      return await rank(rankingArn, request, similar)
    } catch (error) {
      if (request.signal?.aborted === true) throw error
      return similar
    }
  }

  const arnOf: Record<RecommenderMethod, string | undefined> = {
    getTopPicks: recommenderArns.topPicks,
    getPopularItems: recommenderArns.mostPopular,
    getTrendingItems: recommenderArns.trendingNow,
    getSimilarItems: recommenderArns.moreLikeX,
    getBecauseYouWatched: recommenderArns.becauseYouWatchedX,
  }
  return {
    getTopPicks: (request) => ask('getTopPicks', request),
    getPopularItems: (request) => ask('getPopularItems', request),
    getTrendingItems: (request) => ask('getTrendingItems', request),
    getSimilarItems: (request) => ask('getSimilarItems', request),
    getBecauseYouWatched: askAndRank,
    describe(method, request) {
      const asked = toRecommendationsInput('', { userId: '', numResults: 1, ...request }, options)
      return {
        recommender: arnOf[method] ?? null,
        filter: asked.filterArn ?? null,
        promotion: asked.promotions?.[0]?.filterArn ?? null,
        ranking: (method === 'getBecauseYouWatched' ? rankingArn : undefined) ?? null,
        context: asked.context ?? {},
      }
    },
  }
}

function toSending({ signal }: RecommendationsRequest): { abortSignal?: AbortSignal } {
  return signal === undefined ? {} : { abortSignal: signal }
}

/** An empty 200 decodes to an answer without a list: that is a failure; an absent score is not. */
function toRecommendations(
  operation: string,
  { list, recommendationId }: { list: PredictedItem[] | undefined; recommendationId: string | undefined },
): Recommendations {
  if (!Array.isArray(list) || typeof recommendationId !== 'string' || recommendationId === '') {
    throw new RecommenderUnavailable(`Personalize answered ${operation} without a list; serve a fallback`)
  }
  return {
    recommendationId,
    items: list.flatMap(({ itemId, score, promotionName, metadata }) =>
      typeof itemId !== 'string' || itemId === ''
        ? []
        : [
            {
              itemId,
              ...(typeof score === 'number' ? { score } : {}),
              ...(promotionName === undefined ? {} : { promoted: true }),
              ...toMetadata(metadata),
            },
          ],
    ),
  }
}
