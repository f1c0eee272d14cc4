// Whether the two forms of EASE are one: the largest difference between their weights.
import { visitEaseRows } from '../../edge-api/engine/ease.ts'
import { toInteractionMatrix } from '../../edge-api/engine/interaction-matrix.ts'
import type { Interaction } from '../../edge-api/engine/types.ts'

export interface FormsCompared {
  items: number
  users: number
  largestDifference: number
}

/** Compares all weights, before any are left out, over the most popular items and at most `mostUsers` users. */
export function compareForms(
  interactions: readonly Interaction[],
  { lambda = 200, mostItems = 1000, mostUsers = 1000 } = {},
): FormsCompared {
  const counts = new Map<string, number>()
  for (const { itemId } of interactions) counts.set(itemId, (counts.get(itemId) ?? 0) + 1)
  const items = new Set([...counts].sort(([, a], [, b]) => b - a).slice(0, mostItems).map(([itemId]) => itemId)) // prettier-ignore
  const users = new Set([...new Set(interactions.map(({ userId }) => userId))].slice(0, mostUsers))
  const matrix = toInteractionMatrix(
    interactions.filter(({ itemId, userId }) => items.has(itemId) && users.has(userId)),
  )

  const size = matrix.itemIds.length
  const weights = new Float64Array(size * size)
  visitEaseRows(matrix, { lambda, form: 'dual' }, (item, row) => weights.set(row, item * size))
  let largestDifference = 0
  visitEaseRows(matrix, { lambda, form: 'primal' }, (item, row) => {
    row.forEach((weight, j) => {
      largestDifference = Math.max(largestDifference, Math.abs(weight - (weights[item * size + j] ?? NaN)))
    })
  })
  return { items: size, users: matrix.userIds.length, largestDifference }
}
