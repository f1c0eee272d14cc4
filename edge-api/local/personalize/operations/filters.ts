// CreateFilter and DeleteFilter: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateFilter.html
import type { PersonalizeState } from '../state.ts'
import { notFound } from '../wire/errors.ts'
import { string, structure } from '../wire/shapes.ts'
import { Arn, Name } from './shapes.ts'

const CreateRequest = structure({
  name: Name,
  datasetGroupArn: Arn,
  filterExpression: string({ min: 1, max: 2500 }),
})

const DeleteRequest = structure({ filterArn: Arn })

/** ACTIVE at once: there is nothing to wait for. */
export async function createFilter(input: unknown, state: PersonalizeState): Promise<{ filterArn: string }> {
  const { name, datasetGroupArn, filterExpression } = CreateRequest(input, '')
  if (datasetGroupArn !== state.names.datasetGroupArn) {
    throw notFound(`Could not find the dataset group with ARN ${datasetGroupArn}`)
  }
  const { filterArn } = await state.filters.create(name, filterExpression)
  return { filterArn }
}

export async function deleteFilter(input: unknown, state: PersonalizeState): Promise<Record<string, never>> {
  const { filterArn } = DeleteRequest(input, '')
  await state.filters.delete(filterArn)
  return {}
}
