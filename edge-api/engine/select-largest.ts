// Which entries of a row are kept: the K largest by absolute value, without sorting the row.

/**
 * The columns of the `count` entries of greatest absolute value; zeros are never kept.
 * Shape   row: not changed. scratch: at least as long as row, overwritten.
 * Ties    of entries with the same absolute value the lower column is kept.
 * Range   columns ascending; fewer than count when fewer entries are not 0.
 */
export function selectLargest(row: Float64Array, count: number, scratch: Float64Array): number[] {
  let filled = 0
  for (const value of row) if (value !== 0) scratch[filled++] = Math.abs(value)
  const threshold = filled > count ? largest(scratch, filled, count) : 0
  let above = 0
  for (const value of row) if (Math.abs(value) > threshold) above++
  let equalLeft = threshold === 0 ? 0 : count - above

  const columns: number[] = []
  for (let column = 0; column < row.length; column++) {
    const size = Math.abs(row[column] as number)
    if (size > threshold || (size === threshold && equalLeft-- > 0)) columns.push(column)
  }
  return columns
}

/** The count-th largest of the first `length` values, which are reordered (Hoare's FIND, 1961). */
function largest(values: Float64Array, length: number, count: number): number {
  const target = count - 1
  let low = 0
  let high = length - 1
  while (low < high) {
    const pivot = values[(low + high) >>> 1] as number
    let left = low
    let right = high
    while (left <= right) {
      while ((values[left] as number) > pivot) left++
      while ((values[right] as number) < pivot) right--
      if (left > right) break
      const moved = values[left] as number
      values[left++] = values[right] as number
      values[right--] = moved
    }
    if (target <= right) high = right
    else if (target >= left) low = left
    else break
  }
  return values[target] as number
}
