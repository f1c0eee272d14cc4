// What answers for an ARN: a recipe, a model, and the data of the dataset group around it.
import type { LiveData } from '../events/live-data.ts'
import type { Row } from '../filters/evaluate.ts'
import type { Dataset } from '../model/dataset.ts'
import { CUSTOM_KEYS, DOMAIN_KEYS, RECIPES, recipeByArn } from '../resources/recipes.ts'
import type { Recipe } from '../resources/recipes.ts'
import type { Resources } from '../resources/types.ts'
import type { PersonalizeState, Seed } from '../state.ts'
import { invalidInput, notFound } from '../wire/errors.ts'
import { datasetFile, latestVersion, modelOf } from '../resources/models.ts'

export interface Deployment {
  recipe: Recipe
  datasetGroupArn: string
  dataset: Dataset
  live: LiveData
  /** Whether answers may carry item metadata. */
  hasMetadata: boolean
  /** Columns of the Items dataset, in upper case. */
  itemColumns: ReadonlySet<string>
  /** A record put singly replaces the imported one. */
  item: (itemId: string) => Row | undefined
  user: (userId: string) => Row | undefined
}

export interface DeploymentArns {
  campaignArn: string | undefined
  recommenderArn: string | undefined
}

type Source = Pick<Deployment, 'recipe' | 'datasetGroupArn' | 'dataset' | 'hasMetadata'>

/** Errors  InvalidInputException for both, neither or one that is not active; ResourceNotFoundException for an unknown one. */
export async function deploymentOf(
  state: PersonalizeState,
  { campaignArn, recommenderArn }: DeploymentArns,
): Promise<Deployment> {
  if (campaignArn !== undefined && recommenderArn === undefined) {
    return toDeployment(state, await ofCampaign(state, campaignArn))
  }
  if (recommenderArn !== undefined && campaignArn === undefined) {
    return toDeployment(state, await ofRecommender(state, recommenderArn))
  }
  throw invalidInput('Provide either a campaignArn or a recommenderArn')
}

/** With the data of its group: imported rows where there are some, else those that the model was trained with. */
export async function toDeployment(state: PersonalizeState, source: Source): Promise<Deployment> {
  const { dataset, datasetGroupArn } = source
  const group = state.groups.get(datasetGroupArn)
  const itemsFile = datasetFile(state, datasetGroupArn, 'ITEMS')
  const items = await group.table('items', itemsFile)
  const users = await group.table('users', datasetFile(state, datasetGroupArn, 'USERS'))
  const importedItem = (itemId: string): Row | undefined =>
    itemsFile === undefined ? dataset.item(itemId) : items.rows.get(itemId)
  return {
    ...source,
    live: group.live,
    itemColumns: itemsFile === undefined ? dataset.itemColumns : items.columns,
    item: (itemId) => group.live.item(itemId) ?? importedItem(itemId),
    user: (userId) => group.live.user(userId) ?? users.rows.get(userId),
  }
}

async function ofCampaign(state: PersonalizeState, campaignArn: string): Promise<Source> {
  const { names } = state
  const stored = state.store.get('campaign', campaignArn)
  const key = state.seed && CUSTOM_KEYS.find((candidate) => names.campaignArns[candidate] === campaignArn)
  if (stored) {
    checkActive(stored.status, 'campaign', campaignArn)
    const { syncWithLatestSolutionVersion, enableMetadataWithRecommendations } = stored.campaignConfig
    const version =
      syncWithLatestSolutionVersion === true
        ? latestVersion(state, stored.solutionArn)
        : state.store.get('solutionVersion', stored.solutionVersionArn)
    const solution = state.store.get('solution', stored.solutionArn)
    const recipe = solution ? recipeByArn(solution.recipeArn) : key && RECIPES[key]
    if (!recipe) throw notFound(`Could not find the solution of the campaign with ARN ${campaignArn}`)
    return {
      recipe,
      datasetGroupArn: solution?.datasetGroupArn ?? names.datasetGroupArn,
      dataset: await modelOf(state, version),
      hasMetadata: enableMetadataWithRecommendations === true,
    }
  }
  if (key === undefined) throw notFound(`Could not find the campaign with ARN ${campaignArn}`)
  return {
    recipe: RECIPES[key],
    datasetGroupArn: names.datasetGroupArn,
    dataset: await modelOf(state, latestVersion(state, names.solutionArns[key])),
    hasMetadata: true,
  }
}

async function ofRecommender(state: PersonalizeState, recommenderArn: string): Promise<Source> {
  const { names } = state
  const stored = state.store.get('recommender', recommenderArn)
  const key =
    state.seed && DOMAIN_KEYS.find((candidate) => names.recommenderArns[candidate] === recommenderArn)
  const recipe = stored ? recipeByArn(stored.recipeArn) : key && RECIPES[key]
  if (!recipe) throw notFound(`Could not find the recommender with ARN ${recommenderArn}`)
  if (stored) checkActive(stored.status, 'recommender', recommenderArn)
  return {
    recipe,
    datasetGroupArn: stored?.datasetGroupArn ?? names.datasetGroupArn,
    dataset: await newest(state, stored, key !== undefined ? state.seed : undefined),
    hasMetadata: stored?.recommenderConfig['enableMetadataWithRecommendations'] === true || !stored,
  }
}

/** A seeded recommender that was trained anew goes on with whatever model is the newest. */
async function newest(
  state: PersonalizeState,
  stored: Resources['recommender'] | undefined,
  seed: Seed | undefined,
): Promise<Dataset> {
  const own = await modelOf(state, stored)
  return seed && seed.dataset.trainedAtSeconds > own.trainedAtSeconds ? seed.dataset : own
}

/** AWS's own refusal is not known; of the errors that the runtime models, this one fits. */
function checkActive(status: Resources['campaign']['status'], kind: string, arn: string): void {
  if (status !== 'ACTIVE') throw invalidInput(`The ${kind} with ARN ${arn} is ${status}; it must be ACTIVE`)
}
