// What something takes in memory, after everything else was collected.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** How many megabytes more are held by what `load` returns, in the heap and outside of it. */
export function weighMegabytes(load: () => unknown): number {
  const before = getBytes()
  const held = load()
  return held === undefined ? 0 : (getBytes() - before) / 1e6
}

function getBytes(): number {
  // Twice: what is outside of the heap goes after who held it.
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
