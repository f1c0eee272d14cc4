// Puts the values of one request into a filter's placeholders.
import { parseFilterValues } from './parse.ts'
import { FilterSyntaxError } from './syntax.ts'
import type { Filter, FilterExpression, Operand, Test } from './syntax.ts'

/** A filter without placeholders. */
export type BoundFilter = Filter

/**
 * The filter with its parameters filled in.
 * INCLUDE needs a value for each of its parameters. What EXCLUDE lacks a value for is not applied: the tests joined by
 * AND to the one without a value; the whole expression when the value is missing in its IF.
 * Errors  FilterSyntaxError for a missing or unreadable value.
 */
export function bindFilter(filter: Filter, filterValues: Readonly<Record<string, string>>): BoundFilter {
  return { expressions: filter.expressions.flatMap((expression) => bindExpression(expression, filterValues)) }
}

function bindExpression(
  expression: FilterExpression,
  filterValues: Readonly<Record<string, string>>,
): FilterExpression[] {
  const bind = (test: Test): Test | undefined => {
    const operand = bindOperand(test.operand, filterValues)
    if (operand !== undefined) return { ...test, operand }
    if (expression.action === 'EXCLUDE') return undefined
    const name = test.operand.type === 'placeholder' ? test.operand.name : ''
    throw new FilterSyntaxError(`The filter needs a value for the parameter ${name}`, 0)
  }
  const onlyIf = bindAll(expression.onlyIf, bind)
  const where = expression.where.map((tests) => bindAll(tests, bind)).filter((tests) => tests !== undefined)
  return onlyIf === undefined || where.length === 0 ? [] : [{ ...expression, where, onlyIf }]
}

/** All of them, or undefined when one lacks its value. */
function bindAll(tests: readonly Test[], bind: (test: Test) => Test | undefined): Test[] | undefined {
  const bound = tests.map(bind).filter((test) => test !== undefined)
  return bound.length === tests.length ? bound : undefined
}

function bindOperand(operand: Operand, filterValues: Readonly<Record<string, string>>): Operand | undefined {
  if (operand.type !== 'placeholder') return operand
  const text = Object.hasOwn(filterValues, operand.name) ? filterValues[operand.name] : undefined
  if (text === undefined || text.trim() === '') return undefined
  try {
    return { type: 'values', values: parseFilterValues(text) }
  } catch (error) {
    if (!(error instanceof FilterSyntaxError)) throw error
    throw new FilterSyntaxError(
      `The value of the filter parameter ${operand.name}: ${error.message}`,
      error.position,
    )
  }
}
