// One order for every list: score descending, then itemId ascending by code unit.
import type { Model } from './model.ts'
import type { ScoredItem } from './types.ts'

/** What may be in a list. Both are asked only for items that would otherwise be in it. */
export interface Eligibility {
  exclude?: ReadonlySet<string> | undefined
  isEligible?: ((itemId: string) => boolean) | undefined
}

/** Compares for Array.sort: score descending, then itemId ascending by code unit. */
export function byScoreThenItemId(a: ScoredItem, b: ScoredItem): number {
  return b.score - a.score || (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0)
}

/**
 * The best eligible items.
 * Shape   scores: one number a model item, not changed; an item with -Infinity is not offered.
 * Range   at most numResults items, fewer when fewer are eligible.
 * Ties    score descending, then itemId ascending by code unit (the order of the model's indices).
 * Cost    one pass over the model for the few best, which mostly suffice; another for ever more when too few of them are eligible.
 */
export function takeTop(
  model: Model,
  scores: Float64Array,
  numResults: number,
  { exclude, isEligible }: Eligibility = {},
): ScoredItem[] {
  const top: ScoredItem[] = []
  let looked = 0
  for (let count = numResults + (exclude?.size ?? 0); top.length < numResults; count = 8 * count + 64) {
    const best = selectBest(scores, Math.min(count, scores.length))
    for (; looked < best.length && top.length < numResults; looked++) {
      const item = best[looked] as number
      const itemId = model.itemIds[item] as string
      if (exclude?.has(itemId) || isEligible?.(itemId) === false) continue
      top.push({ itemId, score: scores[item] as number })
    }
    if (best.length < count) break // that was the whole model
  }
  return top
}

/** The items of the `count` best scores above -Infinity, the best first: a heap of the best so far, its worst on top. */
function selectBest(scores: Float64Array, count: number): Int32Array {
  const heap = new Int32Array(count)
  let size = 0
  for (let item = 0; item < scores.length; item++) {
    const score = scores[item] as number
    if (score === -Infinity) continue
    if (size < count) rise(heap, size++, item, scores)
    // Of equal scores the lower item goes first, and that one is in the heap already.
    else if (score > (scores[heap[0] as number] as number)) sink(heap, size, item, scores)
  }
  const best = heap.subarray(0, size)
  while (size > 1) {
    const worst = best[0] as number
    sink(best, --size, best[size] as number, scores)
    best[size] = worst
  }
  return best
}

/** Puts an item at the end of the heap, then where it belongs. */
function rise(heap: Int32Array, end: number, item: number, scores: Float64Array): void {
  let child = end
  while (child > 0) {
    const parent = (child - 1) >> 1
    if (!isBefore(heap[parent] as number, item, scores)) break
    heap[child] = heap[parent] as number
    child = parent
  }
  heap[child] = item
}

/** Puts an item in the place of the worst, then where it belongs. */
function sink(heap: Int32Array, size: number, item: number, scores: Float64Array): void {
  let parent = 0
  for (;;) {
    let child = 2 * parent + 1
    if (child >= size) break
    if (child + 1 < size && isBefore(heap[child] as number, heap[child + 1] as number, scores)) child++
    if (!isBefore(item, heap[child] as number, scores)) break
    heap[parent] = heap[child] as number
    parent = child
  }
  heap[parent] = item
}

function isBefore(a: number, b: number, scores: Float64Array): boolean {
  const difference = (scores[a] as number) - (scores[b] as number)
  return difference > 0 || (difference === 0 && a < b)
}
