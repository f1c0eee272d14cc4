// The operations on recommenders: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateRecommender.html
import { createResource, moveResource } from '../lifecycle/lifecycle.ts'
import { updateResource } from '../lifecycle/update.ts'
import { getActive, getResource } from '../resources/directory.ts'
import { recipeByArn } from '../resources/recipes.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput, notFound } from '../wire/errors.ts'
import { integer, optional, structure } from '../wire/shapes.ts'
import { checkQuota, inUse } from './refuse.ts'
import { Arn, Name, TagList, boolean, settings } from './shapes.ts'
import { keepTags } from './tags.ts'

const CreateRequest = structure({
  name: Name,
  datasetGroupArn: Arn,
  recipeArn: Arn,
  recommenderConfig: optional(settings),
  tags: optional(TagList),
})
const UpdateRequest = structure({ recommenderArn: Arn, recommenderConfig: settings })
const OneRequest = structure({ recommenderArn: Arn })

/** The part of recommenderConfig that answers depend on. */
const RecommenderConfig = structure({
  minRecommendationRequestsPerSecond: optional(integer({ min: 1 })),
  enableMetadataWithRecommendations: optional(boolean),
})

const MAX_RECOMMENDERS = 5

/** Trains; the recommender answers when it is ACTIVE. */
export async function createRecommender(
  input: unknown,
  state: PersonalizeState,
): Promise<{ recommenderArn: string }> {
  const { tags, recommenderConfig = {}, ...request } = CreateRequest(input, '')
  const { name, datasetGroupArn, recipeArn } = request
  RecommenderConfig(recommenderConfig, 'recommenderConfig')
  const recipe = recipeByArn(recipeArn)
  if (!recipe)
    throw notFound(`Could not find the recipe with ARN ${recipeArn}; the local server may not have it`)
  const group = getActive(state, 'datasetGroup', datasetGroupArn)
  if (recipe.domain === undefined || recipe.domain !== group.domain) {
    throw invalidInput(`The recipe ${recipeArn} is not one of the domain of the dataset group`)
  }
  const ofGroup = state.store
    .all('recommender')
    .filter((one) => one.datasetGroupArn === datasetGroupArn && !isOwn(state, one.recommenderArn))
  checkQuota(ofGroup.length, MAX_RECOMMENDERS, 'Recommenders of a dataset group')
  const recommenderArn = state.names.arnOf('recommender', name)
  await createResource(state, 'recommender', {
    ...request,
    recommenderArn,
    recommenderConfig: { minRecommendationRequestsPerSecond: 1, ...recommenderConfig },
  })
  await keepTags(state, recommenderArn, tags)
  return { recommenderArn }
}

/** Trains again, too, on what is in the datasets now: so a change of data is taken up without waiting for a week. */
export async function updateRecommender(
  input: unknown,
  state: PersonalizeState,
): Promise<{ recommenderArn: string }> {
  const { recommenderArn, ...request } = UpdateRequest(input, '')
  RecommenderConfig(request.recommenderConfig, 'recommenderConfig')
  const before = getActive(state, 'recommender', recommenderArn).recommenderConfig
  const recommenderConfig = { ...before, ...request.recommenderConfig }
  await updateResource(state, 'recommender', recommenderArn, { recommenderConfig })
  return { recommenderArn }
}

export async function startRecommender(
  input: unknown,
  state: PersonalizeState,
): Promise<{ recommenderArn: string }> {
  return move(input, state, 'START', 'INACTIVE')
}

export async function stopRecommender(
  input: unknown,
  state: PersonalizeState,
): Promise<{ recommenderArn: string }> {
  return move(input, state, 'STOP', 'ACTIVE')
}

export async function deleteRecommender(
  input: unknown,
  state: PersonalizeState,
): Promise<Record<string, never>> {
  const { recommenderArn } = OneRequest(input, '')
  await moveResource(state, 'recommender', recommenderArn, 'DELETE')
  return {}
}

async function move(
  input: unknown,
  state: PersonalizeState,
  verb: 'START' | 'STOP',
  from: string,
): Promise<{ recommenderArn: string }> {
  const { recommenderArn } = OneRequest(input, '')
  const { status } = getResource(state, 'recommender', recommenderArn)
  if (status !== from)
    throw inUse(`The recommender with ARN ${recommenderArn} is ${status}; it must be ${from}`)
  await moveResource(state, 'recommender', recommenderArn, verb)
  return { recommenderArn }
}

function isOwn({ names }: PersonalizeState, recommenderArn: string): boolean {
  return Object.values<string>(names.recommenderArns).includes(recommenderArn)
}
