// One line of a batch inference job: what is asked, and what is answered.
// https://docs.aws.amazon.com/personalize/latest/dg/batch-data-upload.html
import { rankItems } from '../../../engine/index.ts'
import { createSelector, softmaxOf } from '../model/select-items.ts'
import type { Resources } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { ServiceError, invalidInput } from '../wire/errors.ts'
import { isObject, list, optional, structure } from '../wire/shapes.ts'
import type { Read } from '../wire/shapes.ts'
import type { Deployment } from './deployments.ts'
import { eventsOf, toEventTypesByItem, toHistory } from './history.ts'
import { toEligibility } from './request-filter.ts'
import type { RequestFilter, RequestSubject } from './request-filter.ts'
import { FilterValues, Id } from './shapes.ts'

const Line = structure({
  userId: optional(Id),
  itemId: optional(Id),
  itemList: optional(list(Id, { max: 500 })),
  filterValues: optional(FilterValues),
})
type Line = Read<typeof Line>

interface BatchOutput {
  recommendedItems: string[]
  scores?: number[]
}

/** A line of output; `error` stands where AWS's samples have it, and where something went wrong. */
export type BatchAnswer =
  { input: unknown; output: BatchOutput; error?: null } | { input: unknown; output: null; error: string }

export type BatchAnswerer = (line: string) => BatchAnswer

type Job = Pick<Resources['batchInferenceJob'], 'numResults' | 'filterArn'>

/** Answers from the trained data; only filters see what came in since. */
export function createBatchAnswerer(
  state: PersonalizeState,
  deployment: Deployment,
  job: Job,
): BatchAnswerer {
  const { strategy } = deployment.recipe
  return (text) => {
    const input = parseLine(text)
    try {
      if (!isObject(input)) throw invalidInput('The line is not a JSON object')
      const line = Line(input, '')
      const output =
        strategy === 'ranking' ? rank(state, deployment, line, job) : select(state, deployment, line, job)
      return { input, output, ...(strategy === 'personal' && { error: null }) }
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      return { input, output: null, error: error.message }
    }
  }
}

function select(state: PersonalizeState, deployment: Deployment, line: Line, job: Job): BatchOutput {
  const { recipe, dataset } = deployment
  const { userId, itemId } = line
  if (recipe.needsUser && !userId) throw invalidInput('The line needs a userId')
  if (recipe.needsItem && !itemId) throw invalidInput('The line needs an itemId')
  const best = createSelector(dataset.model, {
    strategy: recipe.strategy,
    history: trainedHistory(deployment, userId),
    itemId: itemId ?? '',
    nowSeconds: dataset.dataTime(state.nowSeconds()),
  })
  const isEligible = toEligibility(state, deployment, toSubject(deployment, line), toFilter(line, job))
  const items = best(job.numResults, { isEligible })
  return toOutput(items, recipe.hasScores)
}

/** In full: the list's length is the caller's, numResults does not count. */
function rank(state: PersonalizeState, deployment: Deployment, line: Line, job: Job): BatchOutput {
  const { dataset } = deployment
  const { userId, itemList } = line
  if (!userId || !itemList) throw invalidInput('The line needs a userId and an itemList')
  const isEligible = toEligibility(state, deployment, toSubject(deployment, line), toFilter(line, job))
  const ranked = rankItems(
    dataset.model,
    trainedHistory(deployment, userId),
    isEligible ? itemList.filter(isEligible) : itemList,
    { nowSeconds: dataset.dataTime(state.nowSeconds()) },
  )
  const isKnown = ({ itemId }: { itemId: string }): boolean => dataset.isTrainedOn(itemId)
  const share = softmaxOf(Float64Array.from(ranked.filter(isKnown), ({ score }) => score))
  // Scores stand beside items by their place: an item without one has none of the whole.
  return toOutput(
    ranked.map((item) => ({ itemId: item.itemId, score: isKnown(item) ? share(item.score) : 0 })),
    true,
  )
}

function toOutput(items: readonly { itemId: string; score?: number }[], hasScores: boolean): BatchOutput {
  const recommendedItems = items.map(({ itemId }) => itemId)
  return hasScores ? { recommendedItems, scores: items.map(({ score = 0 }) => score) } : { recommendedItems }
}

function trainedHistory(deployment: Deployment, userId: string | undefined) {
  return toHistory(deployment, userId ? deployment.dataset.eventsOf(userId) : [])
}

function toSubject(deployment: Deployment, { userId, itemId }: Line): RequestSubject {
  return {
    userId,
    user: userId ? deployment.user(userId) : undefined,
    currentItem: itemId ? deployment.item(itemId) : undefined,
    eventTypesByItem: toEventTypesByItem(userId ? eventsOf(deployment, userId) : []),
  }
}

function toFilter({ filterValues }: Line, { filterArn }: Job): RequestFilter {
  return { filterArn, filterValues }
}

/** The text itself when it is no JSON, so that the answer still shows what was asked. */
function parseLine(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
