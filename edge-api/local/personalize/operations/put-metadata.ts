// PutItems and PutUsers: https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_PutItems.html
import type { LiveData } from '../events/live-data.ts'
import { getActive } from '../resources/directory.ts'
import type { DatasetType } from '../resources/names.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput } from '../wire/errors.ts'
import { list, optional, string, structure } from '../wire/shapes.ts'
import { properties } from './properties.ts'
import { Arn } from './shapes.ts'

const RecordId = string({ min: 1, max: 256 })

const Items = structure({
  datasetArn: Arn,
  items: list(structure({ itemId: RecordId, properties: optional(properties({ max: 32_000 })) }), {
    min: 1,
    max: 10,
  }),
})

const Users = structure({
  datasetArn: Arn,
  users: list(structure({ userId: RecordId, properties: optional(properties({ max: 24_000 })) }), {
    min: 1,
    max: 10,
  }),
})

export async function putItems(input: unknown, state: PersonalizeState): Promise<Record<string, never>> {
  const { datasetArn, items } = Items(input, '')
  await liveOf(state, datasetArn, 'ITEMS').putMetadata(
    items.map((item) => ({ kind: 'item', id: item.itemId, properties: item.properties ?? {} })),
  )
  return {}
}

export async function putUsers(input: unknown, state: PersonalizeState): Promise<Record<string, never>> {
  const { datasetArn, users } = Users(input, '')
  await liveOf(state, datasetArn, 'USERS').putMetadata(
    users.map((user) => ({ kind: 'user', id: user.userId, properties: user.properties ?? {} })),
  )
  return {}
}

/** Errors  ResourceNotFoundException, ResourceInUseException, InvalidInputException for a dataset of another type. */
function liveOf(state: PersonalizeState, datasetArn: string, type: DatasetType): LiveData {
  const { datasetType, datasetGroupArn } = getActive(state, 'dataset', datasetArn)
  if (datasetType !== type) throw invalidInput(`The dataset with ARN ${datasetArn} is not of type ${type}`)
  return state.groups.get(datasetGroupArn).live
}
