// The canonical text of a filter: parsing it gives the same filter again.
import type { Filter, FilterExpression, FilterValue, Test } from './syntax.ts'

export function printFilter(filter: Filter): string {
  return filter.expressions.map(printExpression).join(' | ')
}

function printExpression({ action, target, where, onlyIf }: FilterExpression): string {
  const alternatives = where.map((tests) => tests.map(printTest).join(' AND ')).join(' OR ')
  const condition = onlyIf.length === 0 ? '' : ` IF ${onlyIf.map(printTest).join(' AND ')}`
  return `${action} ${target} WHERE ${alternatives}${condition}`
}

function printTest({ dataset, field, operator, operand }: Test): string {
  const left = `${dataset}.${field} ${operator}`
  if (operand.type === 'currentItem') return `${left} CurrentItem.${operand.field}`
  const right =
    operand.type === 'placeholder' ? `$${operand.name}` : operand.values.map(printValue).join(', ')
  return operator === 'IN' || operator === 'NOT IN' ? `${left} (${right})` : `${left} ${right}`
}

function printValue(value: FilterValue): string {
  return typeof value === 'number' ? String(value) : `"${value.replaceAll(/["\\]/g, '\\$&')}"`
}
