// Offline metrics of one ranked list, the same code for experiments and for what was really shown.
// The ideal list of NDCG is our choice where Personalize leaves it open: it holds every relevant item, up to k
// (personalize-and-tmdb.md section 10; its worked example is the case where all relevant items were found).
import { checkWhole } from './checks.ts'

/** Whether each place of a ranked list, best first, holds a relevant item; and how many relevant items there are at all. */
export interface RankedHits {
  hits: readonly boolean[]
  relevantCount: number
}

/** Marks which places of the list are relevant. Shape  list: best first, no item twice. */
export function toRankedHits(itemIds: readonly string[], relevant: ReadonlySet<string>): RankedHits {
  return { hits: itemIds.map((itemId) => relevant.has(itemId)), relevantCount: relevant.size }
}

/**
 * The share of the first k places that hold a relevant item.
 * Range   0..1; a list shorter than k is counted as if misses followed.
 * Errors  RangeError when k is not a whole number of at least 1.
 * Source  precision_at_K, https://docs.aws.amazon.com/personalize/latest/dg/working-with-training-metrics.html
 */
export function precisionAt({ hits }: RankedHits, k: number): number {
  return countHits(hits, k) / k
}

/**
 * The share of the relevant items that the first k places hold, of as many as can be there: hits / min(k, relevant).
 * Range   0..1; 0 when nothing is relevant.
 * Errors  RangeError when k is not a whole number of at least 1.
 * Source  Liang et al., Variational Autoencoders for Collaborative Filtering (WWW 2018), section 4.2.
 */
export function recallAt({ hits, relevantCount }: RankedHits, k: number): number {
  return relevantCount === 0 ? 0 : countHits(hits, k) / Math.min(k, relevantCount)
}

/** Whether the first k places hold a relevant item: 1 or 0. Errors  RangeError when k is not a whole number of at least 1. */
export function hitAt({ hits }: RankedHits, k: number): number {
  return countHits(hits, k) > 0 ? 1 : 0
}

/**
 * 1 / position of the first relevant item within the first k places, 0 if none.
 * Range   0..1
 * Errors  RangeError when k is not a whole number of at least 1.
 * Source  mean_reciprocal_rank_at_K, same page as precision_at_K.
 */
export function reciprocalRankAt({ hits }: RankedHits, k: number): number {
  checkWhole('k', k, 1)
  const index = hits.slice(0, k).indexOf(true)
  return index < 0 ? 0 : 1 / (index + 1)
}

/**
 * Binary normalized discounted cumulative gain: a hit at position p is worth 1 / log2(1 + p).
 * Range   0..1; 1 when the first min(k, relevant) places are all hits, 0 when nothing is relevant.
 * Errors  RangeError when k is not a whole number of at least 1.
 * Source  Jarvelin and Kekalainen (ACM TOIS 2002); ideal list: all relevant items up to k.
 */
export function ndcgAt({ hits, relevantCount }: RankedHits, k: number): number {
  checkWhole('k', k, 1)
  let gain = 0
  hits.slice(0, k).forEach((hit, index) => (gain += hit ? discount(index) : 0))
  let ideal = 0
  for (let index = 0; index < Math.min(k, relevantCount); index++) ideal += discount(index)
  return ideal === 0 ? 0 : gain / ideal
}

/**
 * The share of the catalog that the first k places of all lists hold together.
 * Range   0..1; 0 for an empty catalog. Items outside the catalog do not count.
 * Errors  RangeError when k is not a whole number of at least 1.
 * Source  coverage, same page as precision_at_K.
 */
export function coverageAt(
  lists: Iterable<readonly string[]>,
  catalog: ReadonlySet<string>,
  k: number,
): number {
  checkWhole('k', k, 1)
  const shown = new Set<string>()
  for (const list of lists) for (const itemId of list.slice(0, k)) if (catalog.has(itemId)) shown.add(itemId)
  return catalog.size === 0 ? 0 : shown.size / catalog.size
}

function discount(index: number): number {
  return 1 / Math.log2(2 + index)
}

function countHits(hits: readonly boolean[], k: number): number {
  checkWhole('k', k, 1)
  return hits.slice(0, k).filter(Boolean).length
}
