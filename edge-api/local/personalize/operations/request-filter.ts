// The filter of one request: found, filled in, and turned into the test of an item.
import { bindFilter } from '../filters/bind.ts'
import { testsOf } from '../filters/check.ts'
import { compileFilter } from '../filters/evaluate.ts'
import type { FilterSubject } from '../filters/evaluate.ts'
import { FilterSyntaxError } from '../filters/syntax.ts'
import type { Filter } from '../filters/syntax.ts'
import type { Recipe } from '../resources/recipes.ts'
import { itemRow } from '../state.ts'
import type { PersonalizeState } from '../state.ts'
import { invalidInput } from '../wire/errors.ts'

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
  recipe: Recipe,
  subject: RequestSubject,
  { filterArn, filterValues = {} }: RequestFilter,
): ((itemId: string) => boolean) | undefined {
  if (filterArn === undefined) return undefined
  const { filter } = state.filters.get(filterArn)
  checkUse(filter, recipe, subject)
  try {
    const isEligible = compileFilter(bindFilter(filter, filterValues), subject)
    return (itemId) => isEligible(itemId, itemRow(state, itemId))
  } catch (error) {
    throw error instanceof FilterSyntaxError ? invalidInput(error.message) : error
  }
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
