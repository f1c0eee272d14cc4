// Which interactions no model is ever trained on, so that any two models can be compared on the same ones.

/** One pair of user and item in so many is held out. */
const HELD_OUT_SHARE = 50

/**
 * Whether everything between this user and this item is held out. It depends on the two ids alone, so that what was
 * held out from the serving model is held out from every later one, however the data grew in between.
 * Source  FNV-1a, 32 bits (draft-eastlake-fnv), with the mixing step of MurmurHash3: FNV alone is uneven in its low bits.
 */
export function isHeldOut(userId: string, itemId: string): boolean {
  return hash(`${userId}\0${itemId}`) % HELD_OUT_SHARE === 0
}

function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
