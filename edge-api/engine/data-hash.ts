// A fingerprint of training data, so that a model can be traced to what it learned from.
import type { Interaction, ItemMetadata } from './types.ts'

/**
 * Fingerprint of interactions and items.
 * Shape   one hash a record, added up: the order of the records does not matter, repeats do.
 * Range   16 lower-case hex digits. Not cryptographic.
 * Source  FNV-1a with two offset bases, http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function hashData(interactions: Iterable<Interaction>, items: Iterable<ItemMetadata>): string {
  let high = 0
  let low = 0
  const add = (record: string): void => {
    high = (high + fnv1a(record, 0x811c9dc5)) >>> 0
    low = (low + fnv1a(record, 0x9747b28c)) >>> 0
  }
  for (const { userId, itemId, timestampSeconds, weight } of interactions)
    add(`${userId}\u0000${itemId}\u0000${timestampSeconds}\u0000${weight}`)
  for (const { itemId, genres } of items) add(`${itemId}\u0001${genres.join('\u0001')}`)
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('')
}

function fnv1a(text: string, basis: number): number {
  let hash = basis
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
