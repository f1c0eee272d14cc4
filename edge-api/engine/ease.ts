// EASE^R: the item-to-item weights that best reproduce every user's history from its other items, in closed form.
import { invertPositiveDefinite } from './cholesky.ts'
import type { InteractionMatrix } from './interaction-matrix.ts'

/** 'primal' inverts items x items, 'dual' users x users; the weights are the same. */
export type EaseForm = 'primal' | 'dual'

export interface EaseOptions {
  lambda: number
  form: EaseForm
  /** Called with what share of the work is done, ascending, 1 at the end. */
  onProgress?: ((doneRatio: number) => void) | undefined
}

/** Largest side: its square of 8-byte numbers takes 3.2 GB, and the inverse about an hour. */
const MAX_SIDE = 20_000

/** Rows of the dual form worked on together: every entry of the matrix is then read once for four rows. */
const ROWS = 4

/**
 * Every row of B = I - P diag(1 / P_jj), P = (X'X + lambda I)^-1, handed to `visit` one after the other, in any order.
 * Shape   row: items long, row[j] = what item `index` in a history adds to the score of item j; row[index] is 0.
 *         The array is used again for later rows: copy what is to be kept. Returns the diagonal of P.
 * Errors  RangeError when the side of the form is above 20,000.
 * Cost    primal: items^3. dual: users^3 + items x interactions; its P = (I - X' C X) / lambda, C = (XX' + lambda I)^-1.
 * Source  Steck, Embarrassingly Shallow Autoencoders for Sparse Data (WWW 2019), eq. 8; the dual by Woodbury's identity.
 */
export function visitEaseRows(
  matrix: InteractionMatrix,
  options: EaseOptions,
  visit: (index: number, row: Float64Array) => void,
): Float64Array {
  const side = options.form === 'primal' ? matrix.itemIds.length : matrix.userIds.length
  if (side > MAX_SIDE)
    throw new RangeError(
      `the ${options.form} form inverts a matrix of ${side} rows, more than ${MAX_SIDE}: leave out rare ${options.form === 'primal' ? 'items' : 'users'}`,
    )
  return options.form === 'primal' ? visitPrimal(matrix, options, visit) : visitDual(matrix, options, visit)
}

function visitPrimal(
  { userIds, itemIds, userPointers, userItems, userWeights }: InteractionMatrix,
  { lambda, onProgress }: EaseOptions,
  visit: (index: number, row: Float64Array) => void,
): Float64Array {
  const items = itemIds.length
  const inverse = gram(userIds.length, items, userPointers, userItems, userWeights, lambda)
  invertPositiveDefinite(inverse, items, (doneRatio) => onProgress?.(doneRatio * 0.95))
  const diagonal = Float64Array.from({ length: items }, (_, item) => inverse[item * items + item] as number)
  const row = new Float64Array(items)
  for (let item = 0; item < items; item++) {
    for (let j = 0; j < items; j++) row[j] = -(inverse[item * items + j] as number) / (diagonal[j] as number)
    row[item] = 0
    visit(item, row)
  }
  onProgress?.(1)
  return diagonal
}

function visitDual(
  { userIds, itemIds, itemPointers, itemUsers, itemWeights }: InteractionMatrix,
  { lambda, onProgress }: EaseOptions,
  visit: (index: number, row: Float64Array) => void,
): Float64Array {
  const users = userIds.length
  const items = itemIds.length
  const inverse = gram(items, users, itemPointers, itemUsers, itemWeights, lambda)
  invertPositiveDefinite(inverse, users, (doneRatio) => onProgress?.(doneRatio * 0.5))
  const diagonal = dualDiagonal(items, users, itemPointers, itemUsers, itemWeights, inverse, lambda)

  const groups = groupEqualColumns(items, itemPointers, itemUsers, itemWeights)
  const rows = Array.from({ length: ROWS }, () => new Float64Array(items))
  const product = new Float64Array(users)
  const spread = new Float64Array(users * ROWS) // C x_i for four items i, a user's four numbers side by side
  for (let first = 0; first < groups.length; first += ROWS) {
    const batch = groups.slice(first, first + ROWS)
    batch.forEach(([item = 0], lane) => {
      sumRows(
        inverse,
        itemUsers,
        itemWeights,
        itemPointers[item] as number,
        itemPointers[item + 1] as number,
        product,
      )
      for (let user = 0; user < users; user++) spread[user * ROWS + lane] = product[user] as number
    })
    gather(items, itemPointers, itemUsers, itemWeights, spread, diagonal, lambda, rows)
    batch.forEach((group, lane) => {
      const row = rows[lane] as Float64Array
      for (const item of group) {
        const own = row[item] as number
        row[item] = 0
        visit(item, row)
        row[item] = own
      }
    })
    onProgress?.(0.5 + 0.5 * ((first + batch.length) / groups.length))
  }
  return diagonal
}

/** Items with the same users and weights share one row: of a long tail seen by one user each, that is most of them. */
function groupEqualColumns(
  items: number,
  itemPointers: Uint32Array,
  itemUsers: Uint32Array,
  itemWeights: Float64Array,
): number[][] {
  const groups = new Map<string, number[]>()
  for (let item = 0; item < items; item++) {
    const [start, end] = [itemPointers[item], itemPointers[item + 1]]
    const column = `${itemUsers.subarray(start, end).join()};${itemWeights.subarray(start, end).join()}`
    const group = groups.get(column)
    if (group) group.push(item)
    else groups.set(column, [item])
  }
  return [...groups.values()]
}

/** sum = the weighted sum of the rows of `matrix` that entries start..end of rows and weights name. */
function sumRows(
  matrix: Float64Array,
  rows: Uint32Array,
  weights: Float64Array,
  start: number,
  end: number,
  sum: Float64Array,
): void {
  const size = sum.length
  sum.fill(0)
  for (let k = start; k < end; k++) {
    const row = (rows[k] as number) * size
    const weight = weights[k] as number
    for (let column = 0; column < size; column++)
      sum[column] = (sum[column] as number) + weight * (matrix[row + column] as number)
  }
}

/** rows[lane][j] = x_j' (C x_lane) / (lambda P_jj), which is -P_ij / P_jj for i other than j. */
function gather(
  items: number,
  itemPointers: Uint32Array,
  itemUsers: Uint32Array,
  itemWeights: Float64Array,
  spread: Float64Array,
  diagonal: Float64Array,
  lambda: number,
  rows: readonly Float64Array[],
): void {
  const [row0, row1, row2, row3] = rows as [Float64Array, Float64Array, Float64Array, Float64Array]
  for (let j = 0; j < items; j++) {
    let s0 = 0, s1 = 0, s2 = 0, s3 = 0 // prettier-ignore
    const end = itemPointers[j + 1] as number
    for (let k = itemPointers[j] as number; k < end; k++) {
      const place = (itemUsers[k] as number) * ROWS
      const weight = itemWeights[k] as number
      s0 += weight * (spread[place] as number)
      s1 += weight * (spread[place + 1] as number)
      s2 += weight * (spread[place + 2] as number)
      s3 += weight * (spread[place + 3] as number)
    }
    const scale = 1 / (lambda * (diagonal[j] as number))
    row0[j] = s0 * scale
    row1[j] = s1 * scale
    row2[j] = s2 * scale
    row3[j] = s3 * scale
  }
}

/** P_jj = (1 - x_j' C x_j) / lambda. */
function dualDiagonal(
  items: number,
  users: number,
  itemPointers: Uint32Array,
  itemUsers: Uint32Array,
  itemWeights: Float64Array,
  inverse: Float64Array,
  lambda: number,
): Float64Array {
  return Float64Array.from({ length: items }, (_, item) => {
    let sum = 0
    const end = itemPointers[item + 1] as number
    for (let a = itemPointers[item] as number; a < end; a++) {
      const start = (itemUsers[a] as number) * users
      let inner = 0
      for (let b = itemPointers[item] as number; b < end; b++)
        inner += (itemWeights[b] as number) * (inverse[start + (itemUsers[b] as number)] as number)
      sum += (itemWeights[a] as number) * inner
    }
    return (1 - sum) / lambda
  })
}

/** The lower triangle of M'M + lambda I for a sparse M of `rows` rows and `size` columns. */
function gram(
  rows: number,
  size: number,
  pointers: Uint32Array,
  columns: Uint32Array,
  weights: Float64Array,
  lambda: number,
): Float64Array {
  const product = new Float64Array(size * size)
  for (let row = 0; row < rows; row++) {
    const start = pointers[row] as number
    const end = pointers[row + 1] as number
    for (let a = start; a < end; a++) {
      const place = (columns[a] as number) * size
      const weight = weights[a] as number
      for (let b = start; b <= a; b++) {
        const at = place + (columns[b] as number)
        product[at] = (product[at] as number) + weight * (weights[b] as number)
      }
    }
  }
  for (let i = 0; i < size; i++) product[i * size + i] = (product[i * size + i] as number) + lambda
  return product
}
