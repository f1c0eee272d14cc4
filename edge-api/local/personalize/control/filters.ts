// CreateFilter and DeleteFilter: https://docs.aws.amazon.com/personalize/latest/dg/API_CreateFilter.html
import { parseFilter } from '../filters/parse.ts'
import { FilterSyntaxError } from '../filters/syntax.ts'
import { createResource, moveResource } from '../lifecycle/lifecycle.ts'
import { getActive } from '../resources/directory.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput } from '../wire/errors.ts'
import { optional, string, structure } from '../wire/shapes.ts'
import { checkQuota } from './refuse.ts'
import { Arn, Name, TagList } from './shapes.ts'
import { keepTags } from './tags.ts'

const CreateRequest = structure({
  name: Name,
  datasetGroupArn: Arn,
  filterExpression: string({ min: 1, max: 2500 }),
  tags: optional(TagList),
})
const DeleteRequest = structure({ filterArn: Arn })

/** Most filters that a dataset group may hold beside the seeded ones. */
const MAX_FILTERS = 10

/** Errors  InvalidInputException with the position of a fault. */
export async function createFilter(input: unknown, state: PersonalizeState): Promise<{ filterArn: string }> {
  const { name, datasetGroupArn, filterExpression, tags } = CreateRequest(input, '')
  getActive(state, 'datasetGroup', datasetGroupArn)
  checkExpression(filterExpression)
  const ofGroup = state.store.all('filter').filter((filter) => filter.datasetGroupArn === datasetGroupArn)
  const filterArn = state.names.arnOf('filter', name)
  if (!state.store.get('filter', filterArn))
    checkQuota(ofGroup.length, MAX_FILTERS, 'Filters of a dataset group')
  await createResource(state, 'filter', { name, filterArn, datasetGroupArn, filterExpression })
  await keepTags(state, filterArn, tags)
  return { filterArn }
}

export async function deleteFilter(input: unknown, state: PersonalizeState): Promise<Record<string, never>> {
  const { filterArn } = DeleteRequest(input, '')
  await moveResource(state, 'filter', filterArn, 'DELETE')
  return {}
}

function checkExpression(filterExpression: string): void {
  try {
    parseFilter(filterExpression)
  } catch (error) {
    throw error instanceof FilterSyntaxError
      ? invalidInput(`Invalid filter expression: ${error.message}`)
      : error
  }
}
