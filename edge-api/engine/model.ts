// What training leaves behind: everything that serving needs, as flat arrays, and nothing about a single user.

/** A trained model. Treat it as frozen: two callers may share it. Item indices follow itemIds. */
export interface Model {
  /** All items of catalog and interactions, ascending by code unit: a lower index wins a tie. */
  itemIds: readonly string[]
  indexByItemId: ReadonlyMap<string, number>
  lambda: number
  neighborsPerItem: number
  halfLifeDays: number
  /** Seconds since the Unix epoch; trend is as of this time. */
  trainedAtSeconds: number
  /** Users and user-item pairs of weight > 0 that were learned from. */
  userCount: number
  interactionCount: number
  /** 16 hex digits that change with the training data, whatever its order. */
  dataHash: string
  /** EASE weights by source item: entries rowPointers[i] .. rowPointers[i + 1] - 1, columns ascending. */
  rowPointers: Uint32Array
  columns: Uint32Array
  values: Float32Array
  /** P_ii of EASE; 1 / lambda for an item without interactions. */
  diagonal: Float64Array
  /** Distinct users an item. */
  popularity: Uint32Array
  /** Sum over an item's users of 0.5^(age of the latest interaction / half-life). */
  trend: Float64Array
  /** Genre names, ascending by code unit, and each item's, as indices, in the order of its metadata. */
  genres: readonly string[]
  genrePointers: Uint32Array
  itemGenres: Uint16Array
}

/** The genre indices of one item. */
export function genresOf({ genrePointers, itemGenres }: Model, item: number): Uint16Array {
  return itemGenres.subarray(genrePointers[item], genrePointers[item + 1])
}
