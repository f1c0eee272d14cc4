// CreateDataset, UpdateDataset, DeleteDataset: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateDataset.html
import { createResource, moveResource } from '../lifecycle/lifecycle.ts'
import { updateResource } from '../lifecycle/update.ts'
import { allResources, getActive, getResource } from '../resources/directory.ts'
import { DATASET_TYPES } from '../resources/names.ts'
import type { DatasetType } from '../resources/names.ts'
import type { PersonalizeState } from '../state.ts'
import { ServiceError, invalidInput } from '../wire/errors.ts'
import { optional, string, structure } from '../wire/shapes.ts'
import { inUse } from './refuse.ts'
import { readSchema } from './schemas.ts'
import { Arn, Name, TagList } from './shapes.ts'
import { keepTags } from './tags.ts'

const CreateRequest = structure({
  name: Name,
  schemaArn: Arn,
  datasetGroupArn: Arn,
  datasetType: string({ max: 256 }),
  tags: optional(TagList),
})
const UpdateRequest = structure({ datasetArn: Arn, schemaArn: Arn })
const DeleteRequest = structure({ datasetArn: Arn })

export async function createDataset(
  input: unknown,
  state: PersonalizeState,
): Promise<{ datasetArn: string }> {
  const { name, schemaArn, datasetGroupArn, tags, ...request } = CreateRequest(input, '')
  const datasetType = toDatasetType(request.datasetType)
  const group = getActive(state, 'datasetGroup', datasetGroupArn)
  checkSchema(state, schemaArn, datasetGroupArn, datasetType)
  const datasetArn = state.names.arnOf('dataset', `${group.name}/${datasetType}`)
  if (allResources(state, 'dataset').some((dataset) => dataset.name === name)) {
    throw new ServiceError('ResourceAlreadyExistsException', `Another dataset named ${name} already exists`)
  }
  await createResource(state, 'dataset', { name, datasetArn, datasetGroupArn, datasetType, schemaArn })
  await keepTags(state, datasetArn, tags)
  return { datasetArn }
}

/** Gives a dataset another schema: one with more columns, or with null where there was none. */
export async function updateDataset(
  input: unknown,
  state: PersonalizeState,
): Promise<{ datasetArn: string }> {
  const { datasetArn, schemaArn } = UpdateRequest(input, '')
  const dataset = getActive(state, 'dataset', datasetArn)
  const before = checkSchema(state, dataset.schemaArn, dataset.datasetGroupArn, dataset.datasetType)
  const after = checkSchema(state, schemaArn, dataset.datasetGroupArn, dataset.datasetType)
  const lost = before.columns.find(({ name }) => !after.columns.some((column) => column.name === name))
  if (lost) throw invalidInput(`The new schema lacks the column ${lost.name} of the old one`)
  await updateResource(state, 'dataset', datasetArn, { schemaArn })
  return { datasetArn }
}

export async function deleteDataset(input: unknown, state: PersonalizeState): Promise<Record<string, never>> {
  const { datasetArn } = DeleteRequest(input, '')
  const { datasetGroupArn } = getResource(state, 'dataset', datasetArn)
  const users = [...state.store.all('solution'), ...state.store.all('recommender')]
  if (users.some((user) => user.datasetGroupArn === datasetGroupArn)) {
    throw inUse(`The dataset with ARN ${datasetArn} is used by a solution or recommender of its group`)
  }
  await moveResource(state, 'dataset', datasetArn, 'DELETE')
  return {}
}

function toDatasetType(text: string): DatasetType {
  const wanted = text.toUpperCase()
  const found = DATASET_TYPES.find((type) => type === wanted)
  if (found) return found
  if (/^ACTION/.test(wanted)) throw invalidInput(`The local server has no datasets of type ${text} yet`)
  throw invalidInput(`The dataset type must be Interactions, Items or Users, not ${text.slice(0, 100)}`)
}

/** The schema, if it fits the group's domain and the type. */
function checkSchema(
  state: PersonalizeState,
  schemaArn: string,
  datasetGroupArn: string,
  datasetType: DatasetType,
): ReturnType<typeof readSchema> {
  const resource = getResource(state, 'schema', schemaArn)
  const { domain } = getResource(state, 'datasetGroup', datasetGroupArn)
  if (resource.domain !== domain) {
    throw invalidInput(
      `The schema's domain is ${resource.domain ?? 'none'}, that of the group ${domain ?? 'none'}`,
    )
  }
  const schema = readSchema(resource)
  if (schema.datasetType !== datasetType) {
    throw invalidInput(`The schema is one of type ${schema.datasetType}, the dataset is to be ${datasetType}`)
  }
  return schema
}
