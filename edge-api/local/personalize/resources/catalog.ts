// The resources as the control plane describes them. They follow from the state; only filters are stored.
import type { PersonalizeState } from '../state.ts'
import type { FilterResource } from './filter-store.ts'
import { DATASET_TYPES, nameOf } from './names.ts'
import { CUSTOM_KEYS, DOMAIN_KEYS, RECIPES, recipeArn } from './recipes.ts'
import type { CampaignKey, Recipe } from './recipes.ts'
import { schemaOf } from './schemas.ts'

/** A resource: its members as on the wire. */
export type Resource = Record<string, unknown>

/** AWS's recipes are of 2019; any fixed time does. Seconds since the Unix epoch. */
const RECIPES_CREATED_AT = 1_575_000_000

export function datasetGroups(state: PersonalizeState): Resource[] {
  const { datasetGroupName: name, datasetGroupArn } = state.names
  return [{ name, datasetGroupArn, domain: 'VIDEO_ON_DEMAND', ...active(state.createdAtSeconds) }]
}

export function datasets(state: PersonalizeState): Resource[] {
  const { names, createdAtSeconds } = state
  return DATASET_TYPES.map((datasetType) => ({
    name: `${names.datasetGroupName}-${datasetType.toLowerCase()}`,
    datasetArn: names.datasetArns[datasetType],
    datasetGroupArn: names.datasetGroupArn,
    datasetType,
    schemaArn: names.schemaArns[datasetType],
    ...(datasetType === 'INTERACTIONS' && { trackingId: names.trackingId }),
    ...active(createdAtSeconds),
  }))
}

export function schemas({ names, dataset, createdAtSeconds }: PersonalizeState): Resource[] {
  return DATASET_TYPES.map((type) => ({
    name: `${names.datasetGroupName}-${type.toLowerCase()}`,
    schemaArn: names.schemaArns[type],
    schema: schemaOf(type, dataset.itemColumns),
    domain: 'VIDEO_ON_DEMAND',
    ...times(createdAtSeconds),
  }))
}

export function recipes(): Resource[] {
  return Object.values(RECIPES).map((recipe: Recipe) => ({
    name: `aws-${recipe.name}`,
    recipeArn: recipeArn(recipe),
    algorithmArn: `arn:aws:personalize:::algorithm/aws-${recipe.name}`,
    featureTransformationArn: `arn:aws:personalize:::feature-transformation/aws-${recipe.name}`,
    description: recipe.description,
    recipeType: recipe.type,
    ...(recipe.domain && { domain: recipe.domain }),
    ...active(RECIPES_CREATED_AT),
  }))
}

export function recommenders({ names, createdAtSeconds, dataset }: PersonalizeState): Resource[] {
  return DOMAIN_KEYS.map((key) => ({
    name: nameOf(key),
    recommenderArn: names.recommenderArns[key],
    datasetGroupArn: names.datasetGroupArn,
    recipeArn: recipeArn(RECIPES[key]),
    recommenderConfig: { minRecommendationRequestsPerSecond: 1, enableMetadataWithRecommendations: true },
    ...(dataset.metrics && { modelMetrics: dataset.metrics[RECIPES[key].strategy] }),
    ...active(createdAtSeconds, dataset.trainedAtSeconds),
  }))
}

export function solutions(state: PersonalizeState): Resource[] {
  const { names, createdAtSeconds, dataset } = state
  return CUSTOM_KEYS.map((key) => ({
    name: nameOf(key),
    solutionArn: names.solutionArns[key],
    datasetGroupArn: names.datasetGroupArn,
    recipeArn: recipeArn(RECIPES[key]),
    performHPO: false,
    performAutoML: false,
    performAutoTraining: false,
    latestSolutionVersion: {
      solutionVersionArn: solutionVersionArn(state, key),
      trainingMode: 'FULL',
      trainingType: 'MANUAL',
      ...active(dataset.trainedAtSeconds),
    },
    ...active(createdAtSeconds, dataset.trainedAtSeconds),
  }))
}

/** Only the newest: the local server keeps one model. */
export function solutionVersions(state: PersonalizeState): Resource[] {
  return CUSTOM_KEYS.map((key) => ({
    name: state.dataset.key,
    solutionVersionArn: solutionVersionArn(state, key),
    solutionArn: state.names.solutionArns[key],
    datasetGroupArn: state.names.datasetGroupArn,
    recipeArn: recipeArn(RECIPES[key]),
    performHPO: false,
    performAutoML: false,
    trainingMode: 'FULL',
    trainingType: 'MANUAL',
    ...active(state.dataset.trainedAtSeconds),
  }))
}

export function campaigns(state: PersonalizeState): Resource[] {
  const { names, createdAtSeconds, dataset } = state
  return CUSTOM_KEYS.map((key) => ({
    name: nameOf(key),
    campaignArn: names.campaignArns[key],
    solutionArn: names.solutionArns[key],
    solutionVersionArn: solutionVersionArn(state, key),
    minProvisionedTPS: 1,
    campaignConfig: { enableMetadataWithRecommendations: true, syncWithLatestSolutionVersion: true },
    ...active(createdAtSeconds, dataset.trainedAtSeconds),
  }))
}

export function eventTrackers({ names, account, createdAtSeconds }: PersonalizeState): Resource[] {
  return [
    {
      name: names.datasetGroupName,
      eventTrackerArn: names.eventTrackerArn,
      accountId: account.accountId,
      trackingId: names.trackingId,
      datasetGroupArn: names.datasetGroupArn,
      ...active(createdAtSeconds),
    },
  ]
}

export function filters({ names, filters: store }: PersonalizeState): Resource[] {
  return store.list().map(({ name, filterArn, filterExpression, createdAtSeconds }: FilterResource) => ({
    name,
    filterArn,
    datasetGroupArn: names.datasetGroupArn,
    filterExpression,
    ...active(createdAtSeconds),
  }))
}

function solutionVersionArn({ names, dataset }: PersonalizeState, key: CampaignKey): string {
  return `${names.solutionArns[key]}/${dataset.key.slice(0, 8)}`
}

function active(createdAtSeconds: number, updatedAtSeconds = createdAtSeconds): Resource {
  return { status: 'ACTIVE', ...times(createdAtSeconds, updatedAtSeconds) }
}

/** Numbers: the control plane's JSON carries times as seconds since the Unix epoch. */
function times(createdAtSeconds: number, updatedAtSeconds = createdAtSeconds): Resource {
  return {
    creationDateTime: createdAtSeconds,
    lastUpdatedDateTime: Math.max(createdAtSeconds, updatedAtSeconds),
  }
}
