// GetRecommendations: https://docs.aws.amazon.com/personalize/latest/dg/API_RS_GetRecommendations.html
import type { UserEvent } from '../events/live-data.ts'
import { createSelector } from '../model/select-items.ts'
import type { SelectedItem } from '../model/select-items.ts'
import type { Recipe } from '../resources/recipes.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput } from '../wire/errors.ts'
import { integer, list, optional, structure } from '../wire/shapes.ts'
import type { Read } from '../wire/shapes.ts'
import { deploymentOf } from './deployments.ts'
import type { Deployment } from './deployments.ts'
import { eventsOf, toEventTypesByItem, toHistory } from './history.ts'
import { toMetadataReader } from './metadata-columns.ts'
import { mergePromoted } from './promote.ts'
import { createRecommendationId } from './recommendation-id.ts'
import { toEligibility } from './request-filter.ts'
import type { RequestSubject } from './request-filter.ts'
import { Arn, Context, FilterValues, Id, MetadataColumns, Promotion } from './shapes.ts'

const Request = structure({
  campaignArn: optional(Arn),
  recommenderArn: optional(Arn),
  userId: optional(Id),
  itemId: optional(Id),
  numResults: optional(integer({ min: 0 })),
  context: optional(Context),
  filterArn: optional(Arn),
  filterValues: optional(FilterValues),
  promotions: optional(list(Promotion, { max: 1 })),
  metadataColumns: optional(MetadataColumns),
})
type Request = Read<typeof Request>

const DEFAULT_NUM_RESULTS = 25

export interface PredictedItem extends SelectedItem {
  promotionName?: string
  metadata?: Record<string, string>
  reason?: string[]
}

export async function getRecommendations(
  input: unknown,
  state: PersonalizeState,
): Promise<{ itemList: PredictedItem[]; recommendationId: string }> {
  const request = Request(input, '')
  const deployment = await deploymentOf(state, request)
  checkParameters(request, deployment.recipe)
  const metadata = toMetadataReader(deployment, request.metadataColumns)
  const { numResults = DEFAULT_NUM_RESULTS } = request
  if (numResults > metadata.maxItems) {
    throw invalidInput(`numResults must be at most ${metadata.maxItems} for this request, got ${numResults}`)
  }

  const itemList = select(request, deployment, numResults, state).map((item) => {
    const fields = metadata.read(item.itemId)
    return fields ? { ...item, metadata: fields } : item
  })
  return { itemList, recommendationId: createRecommendationId() }
}

function checkParameters({ userId, itemId }: Request, recipe: Recipe): void {
  if (recipe.strategy === 'ranking') {
    throw invalidInput('This campaign ranks lists: use GetPersonalizedRanking')
  }
  if (recipe.needsUser && !userId)
    throw invalidInput(`A userId is required for the recipe aws-${recipe.name}`)
  if (recipe.needsItem && !itemId)
    throw invalidInput(`An itemId is required for the recipe aws-${recipe.name}`)
}

function select(
  request: Request,
  deployment: Deployment,
  numResults: number,
  state: PersonalizeState,
): PredictedItem[] {
  const { recipe, dataset } = deployment
  const { userId, itemId } = request
  const events = userId ? eventsOf(deployment, userId) : []
  let eventTypesByItem: RequestSubject['eventTypesByItem'] | undefined
  const subject: RequestSubject = {
    userId,
    user: userId ? deployment.user(userId) : undefined,
    currentItem: itemId ? deployment.item(itemId) : undefined,
    get eventTypesByItem() {
      return (eventTypesByItem ??= toEventTypesByItem(events)) // only filters of events ask for it
    },
  }
  const isEligible = toEligibility(state, deployment, subject, request)
  const best = createSelector(dataset.model, {
    strategy: recipe.strategy,
    history: toHistory(deployment, events),
    itemId: itemId ?? '',
    nowSeconds: dataset.dataTime(state.nowSeconds()),
  })
  const leftOut = recipe.leavesOutWatched ? watchedItems(events) : new Set<string>()

  const [promotion] = request.promotions ?? []
  if (!promotion) return best(numResults, { exclude: leftOut, isEligible })
  const { filterArn, filterValues, percentPromotedItems, name } = promotion
  if (filterArn === undefined || percentPromotedItems === undefined) {
    throw invalidInput('A promotion needs a filterArn and percentPromotedItems')
  }
  const promotedCount = Math.round((numResults * percentPromotedItems) / 100)
  const promoted = best(promotedCount, {
    exclude: leftOut,
    isEligible: toEligibility(state, deployment, subject, { filterArn, filterValues }),
  })
  const others = best(numResults - promoted.length, {
    exclude: new Set([...leftOut, ...promoted.map((item) => item.itemId)]),
    isEligible,
  })
  const marked = promoted.map((item) => ({
    ...item,
    ...(name !== undefined && { promotionName: name }),
    ...(recipe.hasReasons && { reason: ['Promoted item'] }),
  }))
  return mergePromoted<PredictedItem>(marked, others, state.random)
}

/** All of them: the limit of what filters see would let the oldest of a keen watcher come back. */
function watchedItems(events: readonly UserEvent[]): Set<string> {
  const items = new Set<string>()
  for (const { itemId, eventType } of events) if (eventType.toLowerCase() === 'watch') items.add(itemId)
  return items
}
