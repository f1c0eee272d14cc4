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
 * Cost    linear in the model plus log(items) for each item looked at: a heap, so isEligible runs on few of them.
 */
export function takeTop(
  model: Model,
  scores: Float64Array,
  numResults: number,
  { exclude, isEligible }: Eligibility = {},
): ScoredItem[] {
  const heap: number[] = []
  scores.forEach((score, item) => {
    if (score !== -Infinity) heap.push(item)
  })
  for (let parent = (heap.length >> 1) - 1; parent >= 0; parent--) sink(heap, parent, scores)
  const top: ScoredItem[] = []
  while (heap.length > 0 && top.length < numResults) {
    const item = popBest(heap, scores)
    const itemId = model.itemIds[item] as string
    if (exclude?.has(itemId) || isEligible?.(itemId) === false) continue
    top.push({ itemId, score: scores[item] as number })
  }
  return top
}

function popBest(heap: number[], scores: Float64Array): number {
  const best = heap[0] as number
  const last = heap.pop() as number
  if (heap.length > 0) {
    heap[0] = last
    sink(heap, 0, scores)
  }
  return best
}

function sink(heap: number[], from: number, scores: Float64Array): void {
  const item = heap[from] as number
  let parent = from
  for (;;) {
    let child = 2 * parent + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && isBefore(heap[child + 1] as number, heap[child] as number, scores)) child++
    if (!isBefore(heap[child] as number, item, scores)) break
    heap[parent] = heap[child] as number
    parent = child
  }
  heap[parent] = item
}

function isBefore(a: number, b: number, scores: Float64Array): boolean {
  const difference = (scores[a] as number) - (scores[b] as number)
  return difference > 0 || (difference === 0 && a < b)
}
