// The only expensive step of training: the inverse of a symmetric positive definite matrix, in place.

/** Rows that are worked on together; with DEPTH columns they fit a core's second-level cache. */
const BLOCK = 64
const DEPTH = 256

/**
 * Replaces a symmetric positive definite matrix by its inverse.
 * Shape   matrix: size x size, row-major; only the lower triangle is read, the whole inverse is written.
 * Errors  RangeError when the lengths disagree or the matrix is not positive definite (the matrix is then spoiled).
 * Cost    size^3 multiply-adds and no second matrix. All three phases are dot products of two rows of the one array:
 *         A = L L' in the lower triangle, U = L^-T in the upper one (its diagonal holds 1 / L_ii), A^-1 = U U'.
 * Source  Golub and Van Loan, Matrix Computations, 4.2 (Cholesky) and 3.1 (triangular inverse).
 */
export function invertPositiveDefinite(
  matrix: Float64Array,
  size: number,
  onProgress?: (doneRatio: number) => void,
): void {
  if (matrix.length !== size * size)
    throw new RangeError(`matrix must hold ${size} x ${size} numbers, got ${matrix.length}`)
  const blocks = Math.ceil(size / BLOCK)
  const report = (phase: number, block: number): void => onProgress?.((phase + (block + 1) / blocks) / 3)
  for (let block = 0; block < blocks; block++) {
    factorizeBlock(matrix, size, block * BLOCK)
    report(0, block)
  }
  for (let block = 0; block < blocks; block++) {
    invertBlock(matrix, size, block * BLOCK)
    report(1, block)
  }
  const diagonal = new Float64Array(size)
  for (let block = 0; block < blocks; block++) {
    multiplyBlock(matrix, size, block * BLOCK, diagonal)
    report(2, block)
  }
  for (let row = 0; row < size; row++) {
    matrix[row * size + row] = diagonal[row] as number
    for (let column = 0; column < row; column++)
      matrix[column * size + row] = matrix[row * size + column] as number
  }
}

/** Columns start..end of L, from the columns before them; clears the upper triangle above them. */
function factorizeBlock(a: Float64Array, n: number, start: number): void {
  const end = Math.min(start + BLOCK, n)
  for (let row = 0; row < end; row++) a.fill(0, row * n + Math.max(start, row + 1), row * n + end)
  subtractRowDots(a, n, start, n, start, end, 0, start)
  for (let column = start; column < end; column++) {
    const pivot = (a[column * n + column] as number) - rowDot(a, column * n, column * n, start, column)
    if (!(pivot > 0)) throw new RangeError(`matrix is not positive definite at row ${column}`)
    const inverseRoot = 1 / Math.sqrt(pivot)
    a[column * n + column] = inverseRoot
    for (let row = column + 1; row < n; row++) {
      const rest = (a[row * n + column] as number) - rowDot(a, row * n, column * n, start, column)
      a[row * n + column] = rest * inverseRoot
    }
    // The kernel above also wrote above the diagonal of this block; U starts from zeros there.
    if (column > start) for (let row = start; row < column; row++) a[row * n + column] = 0
  }
}

/** Columns start..end of U: U_ij = -U_jj sum(k = i..j-1) L_jk U_ik. */
function invertBlock(a: Float64Array, n: number, start: number): void {
  const end = Math.min(start + BLOCK, n)
  for (let first = 0; first < start; first += BLOCK) {
    const last = first + BLOCK
    for (let row = first; row < last; row++)
      for (let column = start; column < end; column++)
        a[row * n + column] = (a[row * n + column] as number) - rowDot(a, row * n, column * n, row, last)
    subtractRowDots(a, n, first, last, start, end, last, start)
  }
  for (let row = 0; row < end; row++)
    for (let column = Math.max(start, row + 1); column < end; column++) {
      const rest =
        (a[row * n + column] as number) - rowDot(a, row * n, column * n, Math.max(start, row), column)
      a[row * n + column] = rest * (a[column * n + column] as number)
    }
}

/** Rows start..end of U U' below the diagonal, where L was; the diagonal goes beside, because U's is still needed. */
function multiplyBlock(a: Float64Array, n: number, start: number, diagonal: Float64Array): void {
  const end = Math.min(start + BLOCK, n)
  for (let row = start; row < end; row++) {
    diagonal[row] = rowDot(a, row * n, row * n, row, n)
    for (let column = 0; column < Math.min(row, start); column++)
      a[row * n + column] = -rowDot(a, row * n, column * n, row, end)
    for (let column = start; column < row; column++)
      a[row * n + column] = rowDot(a, row * n, column * n, row, n)
  }
  subtractRowDots(a, n, start, end, 0, start, end, n)
  for (let row = start; row < end; row++)
    for (let column = 0; column < start; column++) a[row * n + column] = -(a[row * n + column] as number)
}

function rowDot(a: Float64Array, left: number, right: number, from: number, to: number): number {
  let sum = 0
  for (let k = from; k < to; k++) sum += (a[left + k] as number) * (a[right + k] as number)
  return sum
}

/** a[r][c] -= sum(k = from..to-1) a[r][k] a[c][k] for all r and c of the two ranges: 2 x 4 sums at a time stay in registers. */
function subtractRowDots(
  a: Float64Array,
  n: number,
  rowStart: number,
  rowEnd: number,
  columnStart: number,
  columnEnd: number,
  from: number,
  to: number,
): void {
  for (let chunk = from; chunk < to; chunk += DEPTH) {
    const chunkEnd = Math.min(chunk + DEPTH, to)
    let row = rowStart
    for (; row + 2 <= rowEnd; row += 2) {
      let column = columnStart
      for (; column + 4 <= columnEnd; column += 4) subtractTile(a, n, row, column, chunk, chunkEnd)
      for (; column < columnEnd; column++) {
        subtractOne(a, n, row, column, chunk, chunkEnd)
        subtractOne(a, n, row + 1, column, chunk, chunkEnd)
      }
    }
    for (; row < rowEnd; row++)
      for (let column = columnStart; column < columnEnd; column++)
        subtractOne(a, n, row, column, chunk, chunkEnd)
  }
}

function subtractOne(
  a: Float64Array,
  n: number,
  row: number,
  column: number,
  from: number,
  to: number,
): void {
  a[row * n + column] = (a[row * n + column] as number) - rowDot(a, row * n, column * n, from, to)
}

function subtractTile(
  a: Float64Array,
  n: number,
  row: number,
  column: number,
  from: number,
  to: number,
): void {
  const r0 = row * n
  const r1 = r0 + n
  const c0 = column * n
  const c1 = c0 + n
  const c2 = c1 + n
  const c3 = c2 + n
  let s00 = 0, s01 = 0, s02 = 0, s03 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0 // prettier-ignore
  for (let k = from; k < to; k++) {
    const x0 = a[r0 + k] as number
    const x1 = a[r1 + k] as number
    const y0 = a[c0 + k] as number
    const y1 = a[c1 + k] as number
    const y2 = a[c2 + k] as number
    const y3 = a[c3 + k] as number
    s00 += x0 * y0
    s01 += x0 * y1
    s02 += x0 * y2
    s03 += x0 * y3
    s10 += x1 * y0
    s11 += x1 * y1
    s12 += x1 * y2
    s13 += x1 * y3
  }
  const t0 = r0 + column
  const t1 = r1 + column
  a[t0] = (a[t0] as number) - s00
  a[t0 + 1] = (a[t0 + 1] as number) - s01
  a[t0 + 2] = (a[t0 + 2] as number) - s02
  a[t0 + 3] = (a[t0 + 3] as number) - s03
  a[t1] = (a[t1] as number) - s10
  a[t1 + 1] = (a[t1 + 1] as number) - s11
  a[t1 + 2] = (a[t1 + 2] as number) - s12
  a[t1 + 3] = (a[t1 + 3] as number) - s13
}
