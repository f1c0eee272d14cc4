// From interactions to a model: the weights, and the counts that serve when there is nothing to weigh.
import { checkFinite, checkPositive, checkWhole } from './checks.ts'
import { hashData } from './data-hash.ts'
import { type EaseForm, visitEaseRows } from './ease.ts'
import { type InteractionMatrix, toInteractionMatrix } from './interaction-matrix.ts'
import type { Model } from './model.ts'
import { selectLargest } from './select-largest.ts'
import type { Interaction, ItemMetadata } from './types.ts'

export interface TrainModelOptions {
  /** Regularization: larger trusts rare pairs less. 200 for catalogs up to some 100,000 interactions, 400 to 500 for 1 M. */
  lambda?: number
  /** 'auto' takes the form with the smaller side. */
  form?: EaseForm | 'auto'
  /** How many weights an item keeps for serving. */
  neighborsPerItem?: number
  halfLifeDays?: number
  /** Seconds since the Unix epoch. Interactions after it count as of this time. */
  trainedAtSeconds: number
  /** Called with what share of the work is done, ascending, 1 at the end. */
  onProgress?: (doneRatio: number) => void
}

const SECONDS_PER_DAY = 86_400

/**
 * A model of who likes what.
 * Shape   interactions: one entry an event, in any order, not changed; weight 0 is left out, of a repeated pair the
 *         greatest weight and latest time count. items: the catalog; the last of a repeated itemId counts.
 *         Items of either are known to the model. Nothing at all gives a model that recommends nothing.
 * Units   halfLifeDays: days after which an interaction counts half as much towards trending.
 * Ties    none: the order of the input does not change a bit of the model.
 * Errors  RangeError on an option, weight or time that is not a number in range, and on a side above 20,000.
 * Cost    cubic in the smaller of distinct users and distinct items with interactions.
 * Source  Steck, Embarrassingly Shallow Autoencoders for Sparse Data (WWW 2019).
 */
export function trainModel(
  interactions: readonly Interaction[],
  items: readonly ItemMetadata[],
  {
    lambda = 200,
    form = 'auto',
    neighborsPerItem = 200,
    halfLifeDays = 7,
    trainedAtSeconds,
    onProgress,
  }: TrainModelOptions,
): Model {
  checkPositive('lambda', lambda)
  checkWhole('neighborsPerItem', neighborsPerItem, 1)
  checkPositive('halfLifeDays', halfLifeDays)
  checkFinite('trainedAtSeconds', trainedAtSeconds)
  if (form !== 'auto' && form !== 'dual' && form !== 'primal')
    throw new RangeError(`form must be auto, dual or primal, got ${String(form)}`)

  const matrix = toInteractionMatrix(interactions)
  const itemIds = [...new Set([...matrix.itemIds, ...items.map(({ itemId }) => itemId)])].sort()
  const indexByItemId = new Map(itemIds.map((itemId, index) => [itemId, index]))
  const place = Uint32Array.from(matrix.itemIds, (itemId) => indexByItemId.get(itemId) ?? 0)
  const smaller = matrix.userIds.length < matrix.itemIds.length ? 'dual' : 'primal'
  return {
    itemIds,
    indexByItemId,
    lambda,
    neighborsPerItem,
    halfLifeDays,
    trainedAtSeconds,
    userCount: matrix.userIds.length,
    interactionCount: matrix.itemUsers.length,
    dataHash: hashData(interactions, items),
    ...learnWeights(matrix, place, itemIds.length, {
      lambda,
      neighborsPerItem,
      form: form === 'auto' ? smaller : form,
      onProgress,
    }),
    ...countUsers(matrix, place, itemIds.length, halfLifeDays * SECONDS_PER_DAY, trainedAtSeconds),
    ...indexGenres(items, indexByItemId, itemIds.length),
  }
}

interface WeightOptions {
  lambda: number
  neighborsPerItem: number
  form: EaseForm
  onProgress: ((doneRatio: number) => void) | undefined
}

const EMPTY_ROW = { columns: [], values: new Float32Array(0) }

/** `place` maps an item of the matrix to its index in the model; both ascend, so kept columns stay ascending. */
function learnWeights(
  matrix: InteractionMatrix,
  place: Uint32Array,
  itemCount: number,
  { neighborsPerItem, ...options }: WeightOptions,
): Pick<Model, 'rowPointers' | 'columns' | 'values' | 'diagonal'> {
  const rounded = new Float32Array(matrix.itemIds.length)
  const rows: { columns: number[]; values: Float32Array }[] = Array.from(
    { length: itemCount },
    () => EMPTY_ROW,
  )
  const known = visitEaseRows(matrix, options, (index, row) => {
    rounded.set(row)
    const kept = selectLargest(rounded, neighborsPerItem)
    const values = new Float32Array(kept.length)
    for (let k = 0; k < kept.length; k++) values[k] = rounded[kept[k] as number] as number
    rows[place[index] as number] = { columns: kept, values }
  })
  const rowPointers = new Uint32Array(itemCount + 1)
  rows.forEach((row, item) => (rowPointers[item + 1] = (rowPointers[item] as number) + row.columns.length))
  const columns = new Uint32Array(rowPointers[itemCount] as number)
  const values = new Float32Array(columns.length)
  let filled = 0
  for (const row of rows) {
    values.set(row.values, filled)
    for (const column of row.columns) columns[filled++] = place[column] as number
  }
  const diagonal = new Float64Array(itemCount).fill(1 / options.lambda)
  known.forEach((value, index) => (diagonal[place[index] as number] = value))
  return { rowPointers, columns, values, diagonal }
}

function countUsers(
  { itemPointers, itemTimestamps }: InteractionMatrix,
  place: Uint32Array,
  itemCount: number,
  halfLifeSeconds: number,
  trainedAtSeconds: number,
): Pick<Model, 'popularity' | 'trend'> {
  const popularity = new Uint32Array(itemCount)
  const trend = new Float64Array(itemCount)
  place.forEach((item, index) => {
    const [start, end] = [itemPointers[index] as number, itemPointers[index + 1] as number]
    let sum = 0
    for (let k = start; k < end; k++) {
      const ageSeconds = Math.max(0, trainedAtSeconds - (itemTimestamps[k] as number))
      sum += 0.5 ** (ageSeconds / halfLifeSeconds)
    }
    popularity[item] = end - start
    trend[item] = sum
  })
  return { popularity, trend }
}

function indexGenres(
  items: readonly ItemMetadata[],
  indexByItemId: ReadonlyMap<string, number>,
  itemCount: number,
): Pick<Model, 'genres' | 'genrePointers' | 'itemGenres'> {
  const genres = [...new Set(items.flatMap((item) => item.genres))].sort()
  if (genres.length > 0xffff)
    throw new RangeError(`items must have at most 65535 distinct genres, got ${genres.length}`)
  const indexByGenre = new Map(genres.map((genre, index) => [genre, index]))
  const lists: number[][] = Array.from({ length: itemCount }, () => [])
  for (const item of items)
    lists[indexByItemId.get(item.itemId) ?? 0] = [...new Set(item.genres)].map(
      (genre) => indexByGenre.get(genre) ?? 0,
    )
  const genrePointers = new Uint32Array(itemCount + 1)
  lists.forEach((list, item) => (genrePointers[item + 1] = (genrePointers[item] as number) + list.length))
  return { genres, genrePointers, itemGenres: Uint16Array.from(lists.flat()) }
}
