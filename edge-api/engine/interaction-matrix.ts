// Interactions as a sparse matrix, in one canonical order, so that the order of the input cannot change a bit of the model.
import { checkBetween, checkFinite } from './checks.ts'
import type { Interaction } from './types.ts'

/** A sparse matrix users x items, held by rows and by columns. Indices ascend within each row and column. */
export interface InteractionMatrix {
  /** Row and column names, ascending by code unit. */
  userIds: readonly string[]
  itemIds: readonly string[]
  /** Entries of user u: userPointers[u] .. userPointers[u + 1] - 1. */
  userPointers: Uint32Array
  userItems: Uint32Array
  userWeights: Float64Array
  /** Entries of item i: itemPointers[i] .. itemPointers[i + 1] - 1. */
  itemPointers: Uint32Array
  itemUsers: Uint32Array
  itemWeights: Float64Array
  /** When the user last interacted with the item, seconds since the Unix epoch; parallel to itemUsers. */
  itemTimestamps: Float64Array
}

/**
 * The matrix of all interactions that say something.
 * Shape   interactions: one entry an event, in any order, not changed. Of a repeated pair the greatest weight and the
 *         latest time count. Weight 0 (a dislike) is left out; only users and items with an interaction are there.
 * Errors  RangeError when a weight is outside 0..1 or a time is not a finite number.
 */
export function toInteractionMatrix(interactions: Iterable<Interaction>): InteractionMatrix {
  const byUser = new Map<string, Map<string, Cell>>()
  const seenItems = new Set<string>()
  for (const { userId, itemId, weight, timestampSeconds } of interactions) {
    checkBetween('weight', weight, 0, 1)
    checkFinite('timestampSeconds', timestampSeconds)
    if (weight === 0) continue
    seenItems.add(itemId)
    let cells = byUser.get(userId)
    if (!cells) byUser.set(userId, (cells = new Map<string, Cell>()))
    const cell = cells.get(itemId)
    if (!cell) cells.set(itemId, { weight, timestampSeconds })
    else {
      cell.weight = Math.max(cell.weight, weight)
      cell.timestampSeconds = Math.max(cell.timestampSeconds, timestampSeconds)
    }
  }
  return pack(byUser, [...seenItems].sort())
}

interface Cell {
  weight: number
  timestampSeconds: number
}

function pack(
  byUser: ReadonlyMap<string, ReadonlyMap<string, Cell>>,
  itemIds: readonly string[],
): InteractionMatrix {
  const userIds = [...byUser.keys()].sort()
  const indexByItemId = new Map(itemIds.map((itemId, index) => [itemId, index]))
  const rows = userIds.map((userId) =>
    [...(byUser.get(userId) ?? [])]
      .map(([itemId, cell]) => ({ item: indexByItemId.get(itemId) ?? 0, ...cell }))
      .sort((a, b) => a.item - b.item),
  )
  const userPointers = new Uint32Array(userIds.length + 1)
  const itemPointers = new Uint32Array(itemIds.length + 1)
  rows.forEach((row, user) => {
    userPointers[user + 1] = (userPointers[user] as number) + row.length
    for (const { item } of row) itemPointers[item + 1] = (itemPointers[item + 1] as number) + 1
  })
  for (let item = 0; item < itemIds.length; item++)
    itemPointers[item + 1] = (itemPointers[item + 1] as number) + (itemPointers[item] as number)

  const cells = userPointers[userIds.length] as number
  const userItems = new Uint32Array(cells)
  const userWeights = new Float64Array(cells)
  const itemUsers = new Uint32Array(cells)
  const itemWeights = new Float64Array(cells)
  const itemTimestamps = new Float64Array(cells)
  const nextOfItem = itemPointers.slice()
  let nextOfUser = 0
  rows.forEach((row, user) => {
    for (const { item, weight, timestampSeconds } of row) {
      userItems[nextOfUser] = item
      userWeights[nextOfUser++] = weight
      const place = nextOfItem[item] as number
      nextOfItem[item] = place + 1
      itemUsers[place] = user
      itemWeights[place] = weight
      itemTimestamps[place] = timestampSeconds
    }
  })
  return {
    userIds,
    itemIds,
    userPointers,
    userItems,
    userWeights,
    itemPointers,
    itemUsers,
    itemWeights,
    itemTimestamps,
  }
}
