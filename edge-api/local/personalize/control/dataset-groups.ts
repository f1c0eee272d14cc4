// CreateDatasetGroup and DeleteDatasetGroup: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateDatasetGroup.html
import { createResource, moveResource } from '../lifecycle/lifecycle.ts'
import { wordsOf } from '../resources/directory.ts'
import type { PersonalizeState } from '../state.ts'
import { optional, string, structure } from '../wire/shapes.ts'
import { checkQuota, inUse } from './refuse.ts'
import { Arn, DomainName, Name, RoleArn, TagList } from './shapes.ts'
import { keepTags } from './tags.ts'

const CreateRequest = structure({
  name: Name,
  roleArn: optional(RoleArn),
  kmsKeyArn: optional(string({ max: 2048 })),
  domain: optional(DomainName),
  tags: optional(TagList),
})
const DeleteRequest = structure({ datasetGroupArn: Arn })

const MAX_GROUPS = 5

/** What must be deleted before its group can be. */
const CHILDREN = [
  'dataset',
  'eventTracker',
  'solution',
  'recommender',
  'filter',
  'metricAttribution',
] as const

export async function createDatasetGroup(
  input: unknown,
  state: PersonalizeState,
): Promise<{ datasetGroupArn: string; domain?: string }> {
  const { name, tags, ...settings } = CreateRequest(input, '')
  checkQuota(state.store.all('datasetGroup').length, MAX_GROUPS, 'Dataset groups')
  const datasetGroupArn = state.names.arnOf('dataset-group', name)
  await createResource(state, 'datasetGroup', { name, datasetGroupArn, ...settings })
  await state.groups.open(datasetGroupArn)
  await keepTags(state, datasetGroupArn, tags)
  return { datasetGroupArn, ...(settings.domain && { domain: settings.domain }) }
}

export async function deleteDatasetGroup(
  input: unknown,
  state: PersonalizeState,
): Promise<Record<string, never>> {
  const { datasetGroupArn } = DeleteRequest(input, '')
  for (const type of CHILDREN) {
    if (state.store.all(type).some((child) => child.datasetGroupArn === datasetGroupArn)) {
      throw inUse(`The dataset group with ARN ${datasetGroupArn} still has a ${wordsOf(type)}`)
    }
  }
  await moveResource(state, 'datasetGroup', datasetGroupArn, 'DELETE')
  return {}
}
