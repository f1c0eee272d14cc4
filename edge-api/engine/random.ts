// Randomness from a seed handed in: the engine never asks the platform for any.

/**
 * Creates a generator of uniform numbers.
 * Range   [0, 1), in steps of 2^-32; the seed is taken modulo 2^32.
 * Source  mulberry32, Tommy Ettinger, public domain.
 */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * A shuffled copy; the values given are not changed.
 * Source  Fisher-Yates, from the last place down (Knuth, TAOCP 3.4.2, algorithm P).
 */
export function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  const copy = [...values]
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const moved = copy[last] as Value
    copy[last] = copy[other] as Value
    copy[other] = moved
  }
  return copy
}
