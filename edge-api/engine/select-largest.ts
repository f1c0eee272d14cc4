// Which entries of a row are kept: the K largest by absolute value, without sorting the row.

/** The sign dropped and the 20 lower bits of the fraction left out, a number falls into one of 2048 bins. */
const BIN_SHIFT = 20
const BINS = 2048
const WITHOUT_SIGN = 0x7fffffff

/**
 * The columns of the `count` entries of greatest absolute value; zeros are never kept.
 * Shape   row: finite numbers, not changed.
 * Ties    of entries with the same absolute value the lower column is kept.
 * Range   columns ascending; fewer than count when fewer entries are not 0.
 * Cost    two passes and a sort of the one bin where the last kept entry lies. Without their sign, the bits of 32-bit
 *         floating-point numbers are in the order of the numbers, so they can be counted into bins.
 */
export function selectLargest(row: Float32Array, count: number): number[] {
  const bits = new Uint32Array(row.buffer, row.byteOffset, row.length)
  const { bin, above } = lastBin(bits, count)
  const columns: number[] = []
  const inBin: number[] = []
  for (let column = 0; column < bits.length; column++) {
    const size = (bits[column] as number) & WITHOUT_SIGN
    const ownBin = size >>> BIN_SHIFT
    if (ownBin < bin || size === 0) continue
    if (ownBin > bin) columns.push(column)
    else inBin.push(column)
  }
  if (inBin.length > count - above) {
    const size = (column: number): number => (bits[column] as number) & WITHOUT_SIGN
    inBin.sort((a, b) => size(b) - size(a) || a - b)
    inBin.length = count - above
  }
  return columns.concat(inBin).sort((a, b) => a - b)
}

/** The bin that holds the count-th largest entry, and how many entries are in higher bins. */
function lastBin(bits: Uint32Array, count: number): { bin: number; above: number } {
  const sizes = new Uint32Array(BINS)
  for (let column = 0; column < bits.length; column++) {
    const bin = ((bits[column] as number) & WITHOUT_SIGN) >>> BIN_SHIFT
    sizes[bin] = (sizes[bin] as number) + 1
  }
  let above = 0
  for (let bin = BINS - 1; bin > 0; bin--) {
    const size = sizes[bin] as number
    if (above + size >= count) return { bin, above }
    above += size
  }
  return { bin: 0, above }
}
