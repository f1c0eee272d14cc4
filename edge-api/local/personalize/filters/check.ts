// What Personalize refuses although the grammar allows it: the guide's "Guidelines and requirements".
import { FilterSyntaxError } from './syntax.ts'
import type { Filter, FilterExpression, Test } from './syntax.ts'

/** Most distinct fields in one filter: https://docs.aws.amazon.com/personalize/latest/dg/limits.html */
const MAX_FIELDS = 5

/** Errors  FilterSyntaxError at position 0: these faults belong to the expression, not to one character. */
export function checkFilter(filter: Filter): void {
  const fields = new Set<string>()
  for (const expression of filter.expressions) {
    checkExpression(expression)
    for (const test of testsOf(expression)) fields.add(`${test.dataset}.${test.field}`.toUpperCase())
  }
  if (fields.size > MAX_FIELDS)
    refuse(`A filter uses at most ${MAX_FIELDS} distinct fields, this one ${fields.size}`)
  if (new Set(filter.expressions.map(({ target }) => target)).size > 1) {
    refuse('All expressions of a filter must be about the same target')
  }
}

/** Every test of an expression, those of IF last. */
export function testsOf(expression: FilterExpression): Test[] {
  return [...expression.where.flat(), ...expression.onlyIf]
}

function checkExpression(expression: FilterExpression): void {
  const datasets = new Set(expression.where.flat().map(({ dataset }) => dataset))
  if (datasets.size > 1) {
    refuse(
      `One expression may use one dataset only, not ${[...datasets].join(' and ')}: join expressions by |`,
    )
  }
  testsOf(expression).forEach(checkTest)
}

function checkTest({ dataset, field, operator, operand }: Test): void {
  const isList = operator === 'IN' || operator === 'NOT IN'
  const aboutEvents = dataset === 'Interactions' || dataset === 'Action_Interactions'
  if (aboutEvents && field.toUpperCase() !== 'EVENT_TYPE') {
    refuse(`${dataset} can be filtered by EVENT_TYPE only, not by ${field}`)
  }
  if (aboutEvents && !isList) refuse(`${dataset}.EVENT_TYPE takes IN or NOT IN, not ${operator}`)
  if (aboutEvents && operand.type === 'currentItem') refuse('CurrentItem has no event types')
  if (operator === 'NOT IN' && operand.type === 'placeholder') {
    refuse(`NOT IN takes no placeholder ($${operand.name}): use IN with the opposite action`)
  }
  if (operand.type !== 'values') return
  if (!aboutEvents && operand.values.includes('*')) refuse('"*" is allowed with EVENT_TYPE only')
  const isOrdered = !isList && operator !== '=' && operator !== '!='
  if (isOrdered && operand.values.some((value) => typeof value === 'string')) {
    refuse(`${operator} compares numbers, but ${dataset}.${field} is compared with a string`)
  }
}

function refuse(message: string): never {
  throw new FilterSyntaxError(message, 0)
}
