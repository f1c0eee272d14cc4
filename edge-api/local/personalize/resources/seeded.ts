// The resources that are there without having been created. They follow from the state; one that is changed is copied
// into the store, which then goes first.
import type { PersonalizeState, Seed } from '../state.ts'
import type { Dataset } from '../model/dataset.ts'
import { DATASET_TYPES, nameOf } from './names.ts'
import type { ResourceNames } from './names.ts'
import { CUSTOM_KEYS, DOMAIN_KEYS, RECIPES, recipeArn } from './recipes.ts'
import type { CampaignKey } from './recipes.ts'
import { schemaOf } from './schemas.ts'
import type { ResourceType, Resources } from './types.ts'

/** Filters that are always there: our key, then name and expression. */
export const SEEDED_FILTERS = {
  genre: ['genre', 'INCLUDE ItemID WHERE Items.GENRES IN ($GENRES)'],
  excludeWatched: ['exclude-watched', 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch")'],
  excludeEventTypes: ['exclude-event-types', 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ($EVENT_TYPE)'],
} as const satisfies Record<string, readonly [name: string, expression: string]>

/** What a seeder sees: names, times and the model. */
type Seeding = Pick<PersonalizeState, 'names' | 'account' | 'createdAtSeconds'> & Pick<Seed, 'dataset'>
type Seeder<T extends ResourceType> = (seeding: Seeding) => Resources[T][]

const SEEDERS: { [T in ResourceType]?: Seeder<T> } = {
  datasetGroup: ({ names, createdAtSeconds }) => [
    {
      name: names.datasetGroupName,
      datasetGroupArn: names.datasetGroupArn,
      domain: 'VIDEO_ON_DEMAND',
      ...active(createdAtSeconds),
    },
  ],
  schema: ({ names, dataset, createdAtSeconds }) =>
    DATASET_TYPES.map((type) => ({
      name: `${names.datasetGroupName}-${type.toLowerCase()}`,
      schemaArn: names.schemaArns[type],
      schema: schemaOf(type, dataset.itemColumns),
      domain: 'VIDEO_ON_DEMAND',
      ...times(createdAtSeconds),
    })),
  dataset: ({ names, createdAtSeconds }) =>
    DATASET_TYPES.map((datasetType) => ({
      name: `${names.datasetGroupName}-${datasetType.toLowerCase()}`,
      datasetArn: names.datasetArns[datasetType],
      datasetGroupArn: names.datasetGroupArn,
      datasetType,
      schemaArn: names.schemaArns[datasetType],
      ...(datasetType === 'INTERACTIONS' && { trackingId: names.trackingId }),
      ...active(createdAtSeconds),
    })),
  recommender: ({ names, createdAtSeconds, dataset }) =>
    DOMAIN_KEYS.map((key) => ({
      name: nameOf(key),
      recommenderArn: names.recommenderArns[key],
      datasetGroupArn: names.datasetGroupArn,
      recipeArn: recipeArn(RECIPES[key]),
      recommenderConfig: { minRecommendationRequestsPerSecond: 1, enableMetadataWithRecommendations: true },
      ...(dataset.metrics && { modelMetrics: dataset.metrics[RECIPES[key].strategy] }),
      ...active(createdAtSeconds, dataset.trainedAtSeconds),
    })),
  solution: ({ names, createdAtSeconds, dataset }) =>
    CUSTOM_KEYS.map((key) => ({
      name: nameOf(key),
      solutionArn: names.solutionArns[key],
      datasetGroupArn: names.datasetGroupArn,
      recipeArn: recipeArn(RECIPES[key]),
      performHPO: false,
      performAutoML: false,
      performAutoTraining: false,
      ...active(createdAtSeconds, dataset.trainedAtSeconds),
    })),
  solutionVersion: ({ names, dataset }) =>
    CUSTOM_KEYS.map((key) => ({
      name: dataset.key,
      solutionVersionArn: versionArn(names, dataset, key),
      solutionArn: names.solutionArns[key],
      datasetGroupArn: names.datasetGroupArn,
      recipeArn: recipeArn(RECIPES[key]),
      performHPO: false,
      performAutoML: false,
      trainingMode: 'FULL',
      trainingType: 'MANUAL',
      ...active(dataset.trainedAtSeconds),
    })),
  campaign: ({ names, createdAtSeconds, dataset }) =>
    CUSTOM_KEYS.map((key) => ({
      name: nameOf(key),
      campaignArn: names.campaignArns[key],
      solutionArn: names.solutionArns[key],
      solutionVersionArn: versionArn(names, dataset, key),
      minProvisionedTPS: 1,
      campaignConfig: { enableMetadataWithRecommendations: true, syncWithLatestSolutionVersion: true },
      ...active(createdAtSeconds, dataset.trainedAtSeconds),
    })),
  eventTracker: ({ names, account, createdAtSeconds }) => [
    {
      name: names.datasetGroupName,
      eventTrackerArn: names.eventTrackerArn,
      accountId: account.accountId,
      trackingId: names.trackingId,
      datasetGroupArn: names.datasetGroupArn,
      ...active(createdAtSeconds),
    },
  ],
  filter: ({ names, createdAtSeconds }) =>
    Object.values(SEEDED_FILTERS).map(([name, filterExpression]) => ({
      name,
      filterArn: names.arnOf('filter', name),
      datasetGroupArn: names.datasetGroupArn,
      filterExpression,
      ...active(createdAtSeconds),
    })),
}

/** All seeded resources of a type, as they are now; none in an account where everything is created. */
export function seededResources<T extends ResourceType>(state: PersonalizeState, type: T): Resources[T][] {
  const { seed, names, account, createdAtSeconds } = state
  const seeder: Seeder<T> | undefined = SEEDERS[type]
  return seed && seeder ? seeder({ names, account, createdAtSeconds, dataset: seed.dataset }) : []
}

/** The version whose model is the newest that start or retrain() made. */
function versionArn({ solutionArns }: ResourceNames, dataset: Dataset, key: CampaignKey): string {
  return `${solutionArns[key]}/${dataset.key.slice(0, 8)}`
}

function active(createdAtSeconds: number, updatedAtSeconds = createdAtSeconds) {
  return { status: 'ACTIVE', ...times(createdAtSeconds, updatedAtSeconds) }
}

function times(createdAtSeconds: number, updatedAtSeconds = createdAtSeconds) {
  return {
    creationDateTime: createdAtSeconds,
    lastUpdatedDateTime: Math.max(createdAtSeconds, updatedAtSeconds),
  }
}
