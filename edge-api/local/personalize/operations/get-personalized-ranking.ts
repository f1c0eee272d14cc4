// GetPersonalizedRanking: https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetPersonalizedRanking.html
import { rankItems } from '../../../engine/index.ts'
import { softmaxOf } from '../model/select-items.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput } from '../wire/errors.ts'
import { list, optional, structure } from '../wire/shapes.ts'
import { deploymentOf } from './deployments.ts'
import { eventsOf, toEventTypesByItem, toHistory } from './history.ts'
import type { PredictedItem } from './get-recommendations.ts'
import { toMetadataReader } from './metadata-columns.ts'
import { createRecommendationId } from './recommendation-id.ts'
import { toEligibility } from './request-filter.ts'
import { Arn, Context, FilterValues, Id, MetadataColumns } from './shapes.ts'

const Request = structure({
  campaignArn: Arn,
  inputList: list(Id),
  userId: Id,
  context: optional(Context),
  filterArn: optional(Arn),
  filterValues: optional(FilterValues),
  metadataColumns: optional(MetadataColumns),
})

/** Items the filter refuses are left out; items without interactions, then unknown ones, come last, without a score. */
export async function getPersonalizedRanking(
  input: unknown,
  state: PersonalizeState,
): Promise<{ personalizedRanking: PredictedItem[]; recommendationId: string }> {
  const { campaignArn, inputList, userId, metadataColumns, ...request } = Request(input, '')
  const deployment = await deploymentOf(state, { campaignArn, recommenderArn: undefined })
  if (deployment.recipe.strategy !== 'ranking')
    throw invalidInput('This campaign does not rank lists: use GetRecommendations')
  if (userId === '') throw invalidInput('A userId is required')
  const metadata = toMetadataReader(deployment, metadataColumns)
  if (inputList.length > metadata.maxItems) {
    throw invalidInput(`inputList must have at most ${metadata.maxItems} items, got ${inputList.length}`)
  }

  const { dataset } = deployment
  const { model } = dataset
  const events = eventsOf(deployment, userId)
  const subject = {
    userId,
    user: deployment.user(userId),
    currentItem: undefined,
    eventTypesByItem: toEventTypesByItem(events),
  }
  const isEligible = toEligibility(state, deployment, subject, request)
  const ranked = rankItems(
    model,
    toHistory(deployment, events),
    isEligible ? inputList.filter(isEligible) : inputList,
    {
      nowSeconds: dataset.dataTime(state.nowSeconds()),
    },
  )
  const hasScore = (itemId: string): boolean => dataset.isTrainedOn(itemId)
  const scored = ranked.filter(({ itemId }) => hasScore(itemId))
  const share = softmaxOf(Float64Array.from(scored, ({ score }) => score))
  const withFields = (item: PredictedItem): PredictedItem => {
    const fields = metadata.read(item.itemId)
    return fields ? { ...item, metadata: fields } : item
  }
  return {
    personalizedRanking: [
      ...scored.map(({ itemId, score }) => withFields({ itemId, score: share(score) })),
      ...ranked.filter(({ itemId }) => !hasScore(itemId)).map(({ itemId }) => withFields({ itemId })),
    ],
    recommendationId: createRecommendationId(),
  }
}
