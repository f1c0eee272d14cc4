// Decides which items a bound filter lets through.
import type { BoundFilter } from './bind.ts'
import type { FilterExpression, FilterValue, Operand, Test } from './syntax.ts'

/** The fields of an item or a user: upper-case column name to its values, several for a categorical field. */
export type Row = ReadonlyMap<string, readonly string[]>

/** Whom and what one request is about. */
export interface FilterSubject {
  user: Row | undefined
  currentItem: Row | undefined
  /** Lower-case types of the user's recent events by item. */
  eventTypesByItem: ReadonlyMap<string, ReadonlySet<string>>
}

export type IsEligible = (itemId: string, item: Row | undefined) => boolean

/**
 * The test of one item for one subject.
 * Missing  a field without a value fails every test but NOT IN and !=. Several values pass IN and = when one does, and
 *          fail NOT IN and != when one is listed. An expression whose IF does not hold counts as not written.
 */
export function compileFilter(filter: BoundFilter, subject: FilterSubject): IsEligible {
  const applied = filter.expressions.filter(({ onlyIf }) =>
    onlyIf.every((test) => passes(test, subject.user, subject)),
  )
  const includes = applied
    .filter(({ action }) => action === 'INCLUDE')
    .map((e) => compileExpression(e, subject))
  const excludes = applied
    .filter(({ action }) => action === 'EXCLUDE')
    .map((e) => compileExpression(e, subject))
  return (itemId, item) =>
    (includes.length === 0 || includes.some((matches) => matches(itemId, item))) &&
    !excludes.some((matches) => matches(itemId, item))
}

function compileExpression({ where }: FilterExpression, subject: FilterSubject): IsEligible {
  const alternatives = where.map((tests) => tests.map((test) => compileTest(test, subject)))
  return (itemId, item) => alternatives.some((tests) => tests.every((matches) => matches(itemId, item)))
}

function compileTest(test: Test, subject: FilterSubject): IsEligible {
  if (test.dataset === 'Interactions') return compileEventTest(test, subject)
  if (test.dataset !== 'Items') return () => false // users and actions are not what items have
  const compare = compileComparison(test.operator, valuesOf(test.operand, subject))
  const column = test.field.toUpperCase()
  return (_, item) => compare(item?.get(column) ?? NONE)
}

/** Whether the user had an event of such a type with the item; letter case does not count. */
function compileEventTest({ operator, operand }: Test, { eventTypesByItem }: FilterSubject): IsEligible {
  const listed = new Set(
    operand.type === 'values' ? operand.values.map((value) => String(value).toLowerCase()) : [],
  )
  const isWanted = (type: string): boolean => (listed.has('*') || listed.has(type)) === (operator === 'IN')
  const matching = new Set<string>()
  for (const [itemId, types] of eventTypesByItem) if ([...types].some(isWanted)) matching.add(itemId)
  return (itemId) => matching.has(itemId)
}

function passes({ field, operator, operand }: Test, row: Row | undefined, subject: FilterSubject): boolean {
  return compileComparison(operator, valuesOf(operand, subject))(row?.get(field.toUpperCase()) ?? NONE)
}

const NONE: readonly string[] = []

function valuesOf(operand: Operand, { currentItem }: FilterSubject): readonly FilterValue[] {
  if (operand.type === 'values') return operand.values
  return operand.type === 'currentItem' ? (currentItem?.get(operand.field.toUpperCase()) ?? NONE) : NONE
}

function compileComparison(
  operator: Test['operator'],
  wanted: readonly FilterValue[],
): (values: readonly string[]) => boolean {
  const strings = new Set(wanted.filter((value) => typeof value === 'string'))
  const numbers = new Set(wanted.filter((value) => typeof value === 'number'))
  const isListed = (value: string): boolean =>
    strings.has(value) || (numbers.size > 0 && value !== '' && numbers.has(Number(value)))
  const [bound = NaN] = wanted.map(Number)
  const anyNumber = (holds: (value: number) => boolean) => (values: readonly string[]) =>
    values.some((value) => value !== '' && holds(Number(value)))
  switch (operator) {
    case 'IN':
    case '=':
      return (values) => values.some(isListed)
    case 'NOT IN':
    case '!=':
      return (values) => !values.some(isListed)
    case '<':
      return anyNumber((value) => value < bound)
    case '<=':
      return anyNumber((value) => value <= bound)
    case '>':
      return anyNumber((value) => value > bound)
    case '>=':
      return anyNumber((value) => value >= bound)
  }
}
