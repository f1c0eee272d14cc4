// The baseline between popularity and EASE: neighbors by cosine.
import { toInteractionMatrix } from '../interaction-matrix.ts'
import type { Model } from '../model.ts'
import type { HistoryEntry, Interaction } from '../types.ts'

export interface ItemKnnOptions {
  neighborsPerItem?: number
  shrink?: number
}

/** For each item its neighbors with their similarity, most similar first. */
export type ItemNeighbors = ReadonlyMap<string, ReadonlyMap<string, number>>

/**
 * The nearest items of every item by shrunk cosine: dot / (norm * norm + shrink).
 * Shape   interactions: see toInteractionMatrix.
 * Range   similarities above 0, below 1; at most neighborsPerItem an item.
 * Ties    similarity descending, then itemId ascending by code unit.
 * Source  Sarwar et al., Item-based Collaborative Filtering (WWW 2001); shrinkage: Bell and Koren (ICDM 2007).
 */
export function itemNeighbors(
  interactions: readonly Interaction[],
  { neighborsPerItem = 100, shrink = 10 }: ItemKnnOptions = {},
): ItemNeighbors {
  const { itemIds, userPointers, userItems, userWeights, itemPointers, itemUsers, itemWeights } =
    toInteractionMatrix(interactions)
  const norms = itemIds.map((_, item) => {
    const weights = itemWeights.subarray(itemPointers[item], itemPointers[item + 1])
    return Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0))
  })
  const dots = new Float64Array(itemIds.length)
  return new Map(
    itemIds.map((itemId, item) => {
      dots.fill(0)
      for (let k = itemPointers[item] as number; k < (itemPointers[item + 1] as number); k++) {
        const user = itemUsers[k] as number
        const weight = itemWeights[k] as number
        for (let l = userPointers[user] as number; l < (userPointers[user + 1] as number); l++) {
          const other = userItems[l] as number
          dots[other] = (dots[other] as number) + weight * (userWeights[l] as number)
        }
      }
      dots[item] = 0
      const near: [number, number][] = []
      dots.forEach((dot, other) => {
        if (dot > 0) near.push([other, dot / ((norms[item] as number) * (norms[other] as number) + shrink)])
      })
      near.sort(([a, x], [b, y]) => y - x || a - b)
      return [
        itemId,
        new Map(near.slice(0, neighborsPerItem).map(([other, value]) => [itemIds[other] as string, value])),
      ]
    }),
  )
}

/** For each item the model indices of the items that have it among their neighbors, and how similar they are. */
export type NeighborOf = ReadonlyMap<string, { items: number[]; similarities: number[] }>

/** The same pairs from the other side, as the score needs them. */
export function transpose({ indexByItemId }: Model, neighbors: ItemNeighbors): NeighborOf {
  const transposed = new Map<string, { items: number[]; similarities: number[] }>()
  for (const [itemId, own] of neighbors)
    for (const [other, similarity] of own) {
      const row = transposed.get(other) ?? { items: [], similarities: [] }
      row.items.push(indexByItemId.get(itemId) ?? 0)
      row.similarities.push(similarity)
      transposed.set(other, row)
    }
  return transposed
}

/**
 * Each model item's sum of similarities to those of the history that are among its own neighbors.
 * Range   -Infinity for an item without any, so that it is not offered.
 */
export function scoreByNeighbors(
  { itemIds }: Model,
  neighborOf: NeighborOf,
  history: readonly HistoryEntry[],
): Float64Array {
  const scores = new Float64Array(itemIds.length)
  for (const { itemId, weight } of history) {
    const row = neighborOf.get(itemId)
    row?.items.forEach((item, k) => {
      scores[item] = (scores[item] as number) + weight * (row.similarities[k] as number)
    })
  }
  return scores.map((score) => (score > 0 ? score : -Infinity))
}
