// From a question in our words to Personalize's: context, filters, promotions and metadata only where they are set up.

import type {
  GetPersonalizedRankingCommandInput,
  GetRecommendationsCommandInput,
} from '@aws-sdk/client-personalize-runtime'
import type { RecommendationsRequest, RequestContext } from '../../ports/recommender.ts'

export interface QuestionOptions {
  /** A filter with the parameter $GENRES. Without one, more is asked for and the genre is chosen afterwards. */
  genreFilterArn?: string
  /**
   * Columns of the Interactions dataset named after facts of a request, in any case: DEVICE, DAYPART, LOCALE. Personalize
   * refuses a context that its schema does not know, so nothing else is sent.
   */
  contextColumns?: readonly string[]
  /** Items that the filter includes fill so many percent of an answer, where the recipe takes promotions. */
  promotion?: { filterArn: string; percent: number }
  /** Columns of the Items dataset to be sent along; the recommender or campaign must have metadata enabled. */
  metadataColumns?: readonly string[]
}

/** Most items in one answer, and with metadata: https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html */
const MAX_RESULTS = 500
const MAX_RESULTS_WITH_METADATA = 50
const PROMOTION_NAME = 'promoted'

type Question = RecommendationsRequest & { itemId?: string }

export function toRecommendationsInput(
  arn: string,
  { userId, itemId, numResults, genre, context }: Question,
  options: QuestionOptions,
): GetRecommendationsCommandInput {
  const { genreFilterArn, promotion } = options
  const hasFilter = genre !== undefined && genreFilterArn !== undefined
  const maxResults = toMaxResults(options)
  return {
    ...(arn.includes(':campaign/') ? { campaignArn: arn } : { recommenderArn: arn }),
    userId,
    itemId,
    numResults: genre !== undefined && !hasFilter ? maxResults : Math.min(numResults, maxResults),
    ...(hasFilter ? { filterArn: genreFilterArn, filterValues: { GENRES: `"${genre}"` } } : {}),
    ...toContext(context, options),
    ...toMetadata(options),
    // A rail of one genre holds nothing else, so nothing of other genres is promoted into it.
    ...(promotion === undefined || genre !== undefined
      ? {}
      : {
          promotions: [
            {
              name: PROMOTION_NAME,
              percentPromotedItems: promotion.percent,
              filterArn: promotion.filterArn,
            },
          ],
        }),
  }
}

/** Takes neither promotions nor a number of results: https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetPersonalizedRanking.html */
export function toRankingInput(
  campaignArn: string,
  { userId, context }: Question,
  itemIds: readonly string[],
  options: QuestionOptions,
): GetPersonalizedRankingCommandInput {
  return {
    campaignArn,
    userId,
    inputList: itemIds.slice(0, toMaxResults(options)),
    ...toContext(context, options),
    ...toMetadata(options),
  }
}

function toMaxResults({ metadataColumns = [] }: QuestionOptions): number {
  return metadataColumns.length === 0 ? MAX_RESULTS : MAX_RESULTS_WITH_METADATA
}

function toMetadata({ metadataColumns = [] }: QuestionOptions) {
  return metadataColumns.length === 0 ? {} : { metadataColumns: { ITEMS: [...metadataColumns] } }
}

function toContext(context: RequestContext | undefined, { contextColumns = [] }: QuestionOptions) {
  const facts = new Map(Object.entries(context ?? {}))
  const known = contextColumns.flatMap((column) => {
    const fact: unknown = facts.get(column.toLowerCase())
    return typeof fact === 'string' ? [[column, fact] as const] : []
  })
  return known.length === 0 ? {} : { context: Object.fromEntries(known) }
}
