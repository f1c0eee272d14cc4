// Keeps a list from narrowing to one genre when the user likes several.
import { checkBetween } from './checks.ts'
import { genresOf, type Model } from './model.ts'
import type { HistoryEntry, ScoredItem } from './types.ts'

export interface CalibrateOptions {
  numResults: number
  /** 0: the scores alone; 1: the genres alone. 0.1 to 0.2 costs little accuracy. */
  strength: number
}

/** Steck's alpha: a little of what is wanted is taken as given, so that the divergence stays finite. */
const MIXED_IN = 0.01

/**
 * The candidates in an order whose genres follow those of the history.
 * Shape   candidates: best first, not changed; the list is built one by one, each time the item that adds most to
 *         (1 - strength) * score - strength * KL(genres of the history || genres of the list). Scores stay the items' own.
 *         A history without known genres changes nothing.
 * Range   at most numResults items.
 * Ties    the candidate that stands earlier.
 * Errors  RangeError when strength is not in 0..1.
 * Cost    numResults * candidates * genres.
 * Source  Steck, Calibrated Recommendations (RecSys 2018), section 4; scores are put on 0..1 first.
 */
export function calibrate(
  model: Model,
  history: readonly HistoryEntry[],
  candidates: readonly ScoredItem[],
  { numResults, strength }: CalibrateOptions,
): ScoredItem[] {
  checkBetween('strength', strength, 0, 1)
  const wanted = new Float64Array(model.genres.length)
  for (const { itemId, weight } of history) addGenres(model, itemId, weight, wanted)
  const total = wanted.reduce((sum, share) => sum + share, 0)
  if (strength === 0 || total === 0) return candidates.slice(0, numResults)
  const target = wanted.map((share) => share / total)
  const best = candidates[0]?.score ?? 0
  const span = best - (candidates.at(-1)?.score ?? 0) || 1

  const left = [...candidates]
  const chosen: ScoredItem[] = []
  let sum = new Float64Array(model.genres.length)
  while (chosen.length < numResults && left.length > 0) {
    let top = { value: -Infinity, index: 0, sum }
    left.forEach(({ itemId, score }, index) => {
      const withIt = sum.slice()
      addGenres(model, itemId, 1, withIt)
      const value = (1 - strength) * (1 - (best - score) / span) - strength * divergence(target, withIt)
      if (value > top.value) top = { value, index, sum: withIt }
    })
    chosen.push(...left.splice(top.index, 1))
    sum = top.sum
  }
  return chosen
}

/** An item's weight is split evenly among its genres. */
function addGenres(model: Model, itemId: string, weight: number, shares: Float64Array): void {
  const item = model.indexByItemId.get(itemId)
  if (item === undefined) return
  const genres = genresOf(model, item)
  for (const genre of genres) shares[genre] = (shares[genre] as number) + weight / genres.length
}

/** KL(target || list), with a little of the target mixed into the list. */
function divergence(target: Float64Array, list: Float64Array): number {
  const total = list.reduce((sum, share) => sum + share, 0) || 1
  return target.reduce((sum, share, genre) => {
    const shown = (1 - MIXED_IN) * ((list[genre] as number) / total) + MIXED_IN * share
    return share > 0 ? sum + share * Math.log(share / shown) : sum
  }, 0)
}
