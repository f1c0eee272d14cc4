// The filter of one request: found, filled in, and turned into the test of an item.
import { bindFilter } from '../filters/bind.ts'
import { testsOf } from '../filters/check.ts'
import { compileFilter } from '../filters/evaluate.ts'
import type { FilterSubject } from '../filters/evaluate.ts'
import { parseFilter } from '../filters/parse.ts'
import { FilterSyntaxError } from '../filters/syntax.ts'
import type { Filter } from '../filters/syntax.ts'
import { getResource } from '../resources/directory.ts'
import type { Recipe } from '../resources/recipes.ts'
import type { Resources } from '../resources/types.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput } from '../wire/errors.ts'
import type { Deployment } from './deployments.ts'

export interface RequestFilter {
  filterArn: string | undefined
  filterValues: Record<string, string> | undefined
}

/** What a request's filters are tried on. */
export interface RequestSubject extends FilterSubject {
  userId: string | undefined
}

/** Undefined without a filterArn. Errors  ResourceNotFoundException, InvalidInputException. */
export function toEligibility(
  state: PersonalizeState,
  { recipe, datasetGroupArn, item }: Deployment,
  subject: RequestSubject,
  { filterArn, filterValues = {} }: RequestFilter,
): ((itemId: string) => boolean) | undefined {
  if (filterArn === undefined) return undefined
  const resource = getResource(state, 'filter', filterArn)
  if (resource.datasetGroupArn !== datasetGroupArn) {
    throw invalidInput(`The filter with ARN ${filterArn} belongs to another dataset group`)
  }
  if (resource.status !== 'ACTIVE') {
    throw invalidInput(`The filter with ARN ${filterArn} is ${resource.status}; it must be ACTIVE`)
  }
  const filter = parsedFilter(resource)
  checkUse(filter, recipe, subject)
  try {
    const isEligible = compileFilter(bindFilter(filter, filterValues), subject)
    return (itemId) => isEligible(itemId, item(itemId))
  } catch (error) {
    throw error instanceof FilterSyntaxError ? invalidInput(error.message) : error
  }
}

const parsed = new Map<string, Filter>()
/** More than an account may have; the map only saves the parsing. */
const MOST_PARSED = 1000

function parsedFilter({ filterExpression }: Resources['filter']): Filter {
  const known = parsed.get(filterExpression)
  if (known) return known
  if (parsed.size >= MOST_PARSED) parsed.clear()
  const filter = parseFilter(filterExpression)
  parsed.set(filterExpression, filter)
  return filter
}

function checkUse(filter: Filter, recipe: Recipe, { userId }: RequestSubject): void {
  const tests = filter.expressions.flatMap(testsOf)
  if (filter.expressions.some(({ target }) => target !== 'ItemID')) {
    throw invalidInput('Only a filter about ItemID can be applied to recommended items')
  }
  if (recipe.type !== 'RELATED_ITEMS' && tests.some(({ operand }) => operand.type === 'currentItem')) {
    throw invalidInput('A filter that uses CurrentItem needs a recipe for related items')
  }
  const usesUser = tests.some(({ dataset }) => dataset === 'CurrentUser' || dataset === 'Interactions')
  if (usesUser && !userId) throw invalidInput('A userId is required by the filter')
}
