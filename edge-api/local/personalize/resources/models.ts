// Which model and which files stand behind a resource.
import { join } from 'node:path'
import type { Dataset } from '../model/dataset.ts'
import type { TrainingFiles } from '../model/read-training-csv.ts'
import type { DatasetType } from './names.ts'
import type { Resources } from './types.ts'
import type { PersonalizeState } from '../state.ts'
import { notFound } from '../wire/errors.ts'

/** The newest version of a solution that can answer; undefined stands for the seeded model. */
export function latestVersion(
  { store, seed, names }: PersonalizeState,
  solutionArn: string,
): Resources['solutionVersion'] | undefined {
  const isSeeded = Object.values<string>(names.solutionArns).includes(solutionArn)
  const oldest = seed && isSeeded ? seed.dataset.trainedAtSeconds : 0
  return store
    .all('solutionVersion')
    .filter((version) => version.solutionArn === solutionArn && version.status === 'ACTIVE')
    .findLast((version) => version.creationDateTime >= oldest)
}

/** The model of a solution version or recommender; the seeded one when it has none of its own. Errors  ResourceNotFoundException. */
export async function modelOf(
  { store, models, seed }: PersonalizeState,
  owner: Resources['solutionVersion'] | Resources['recommender'] | undefined,
): Promise<Dataset> {
  const arn = owner && ('solutionVersionArn' in owner ? owner.solutionVersionArn : owner.recommenderArn)
  const modelKey = arn === undefined ? undefined : store.facts(arn).modelKey
  if (modelKey !== undefined) return models.get(modelKey)
  if (!seed) throw notFound(`There is no trained model${arn === undefined ? '' : ` of ${arn}`}`)
  return seed.dataset
}

/** The file with the imported rows of a dataset; undefined when nothing was imported. */
export function datasetFile(
  { names, store, dataFolder }: PersonalizeState,
  datasetGroupArn: string,
  type: DatasetType,
): string | undefined {
  const group = datasetGroupArn.slice(datasetGroupArn.lastIndexOf('/') + 1)
  const { file } = store.facts(names.arnOf('dataset', `${group}/${type}`))
  return file === undefined ? undefined : join(dataFolder, file)
}

/** What a model of a dataset group is trained on; undefined without interactions. */
export function trainingFiles(state: PersonalizeState, datasetGroupArn: string): TrainingFiles | undefined {
  const { names, seed } = state
  const files = datasetGroupArn === names.datasetGroupArn ? seed?.files : undefined
  const interactionsCsv = datasetFile(state, datasetGroupArn, 'INTERACTIONS') ?? files?.interactionsCsv
  const itemsCsv = datasetFile(state, datasetGroupArn, 'ITEMS') ?? files?.itemsCsv
  return interactionsCsv === undefined ? undefined : { interactionsCsv, itemsCsv }
}
