import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coverageAt,
  hitAt,
  ndcgAt,
  precisionAt,
  recallAt,
  reciprocalRankAt,
  toRankedHits,
} from '../../edge-api/engine/metrics.ts'
import { mulberry32, shuffled } from '../../edge-api/engine/random.ts'
import { mean, pairedStandardError, standardError, wilsonInterval } from '../../edge-api/engine/statistics.ts'

describe('metrics', () => {
  it("agree with Personalize's worked example: hits at 2 and 5 of 5", () => {
    const ranked = toRankedHits(['a', 'B', 'c', 'd', 'E'], new Set(['B', 'E']))

    expect(reciprocalRankAt(ranked, 5)).toBe(0.5)
    expect(ndcgAt(ranked, 5)).toBeCloseTo(0.6241, 4)
    expect(precisionAt(ranked, 5)).toBe(0.4)
    expect(recallAt(ranked, 5)).toBe(1)
    expect(hitAt(ranked, 1)).toBe(0)
    expect(hitAt(ranked, 2)).toBe(1)
  })

  it("agree with Personalize's mean reciprocal rank of first hits at 4, 2 and 6", () => {
    const ranks = [4, 2, 6].map((position) => ({
      hits: Array.from({ length: 25 }, (_, index) => index + 1 === position),
      relevantCount: 1,
    }))

    expect(mean(ranks.map((ranked) => reciprocalRankAt(ranked, 25)))).toBeCloseTo(0.3056, 4)
  })

  it('measure NDCG against all relevant items up to k, found or not', () => {
    const ranked = { hits: [true], relevantCount: 2 }

    expect(ndcgAt(ranked, 5)).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 12) // one hit first, two places ideal
    expect(ndcgAt(ranked, 1)).toBe(1)
  })

  it('divide recall by what k places can hold', () => {
    expect(recallAt({ hits: [true, false], relevantCount: 30 }, 2)).toBe(0.5)
  })

  it('are 0 for an empty list and when nothing is relevant', () => {
    for (const ranked of [toRankedHits([], new Set(['a'])), toRankedHits(['a'], new Set<string>())])
      for (const metric of [precisionAt, recallAt, hitAt, reciprocalRankAt, ndcgAt])
        expect(metric(ranked, 5)).toBe(0)
  })

  it('count the share of the catalog that was shown', () => {
    expect(
      coverageAt(
        [
          ['a', 'b', 'c'],
          ['a', 'x'],
        ],
        new Set(['a', 'b', 'c', 'd']),
        2,
      ),
    ).toBe(0.5)
    expect(coverageAt([], new Set(), 2)).toBe(0)
  })

  it.each([0, 1.5, NaN])('refuse k = %d', (k) => {
    for (const metric of [precisionAt, recallAt, hitAt, reciprocalRankAt, ndcgAt])
      expect(() => metric({ hits: [], relevantCount: 1 }, k)).toThrow(RangeError)
    expect(() => coverageAt([], new Set(), k)).toThrow(RangeError)
  })
})

describe('statistics', () => {
  it('give the standard error of a mean, and of a difference of pairs', () => {
    expect(standardError([1, 3])).toBe(1) // deviation sqrt(2), by sqrt(2)
    expect(pairedStandardError([2, 4, 6], [1, 3, 5])).toBe(0)
    expect(standardError([5])).toBe(0)
    expect(() => pairedStandardError([1], [1, 2])).toThrow(RangeError)
  })

  it("give Wilson's interval", () => {
    const { low, high } = wilsonInterval(8, 10) // by the formula: 0.4902, 0.9433

    expect(low).toBeCloseTo(0.4902, 4)
    expect(high).toBeCloseTo(0.9433, 4)
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
    expect(wilsonInterval(0, 5).low).toBe(0)
    expect(wilsonInterval(5, 5).high).toBe(1)
    expect(() => wilsonInterval(6, 5)).toThrow(RangeError)
    expect(() => wilsonInterval(NaN, 5)).toThrow(RangeError)
  })

  it("keep Wilson's interval around the share and within 0..1", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
        const [hits, trials] = [Math.min(a, b), Math.max(a, b, 1)]
        const { low, high } = wilsonInterval(hits, trials)

        expect(0 <= low && low <= hits / trials && hits / trials <= high && high <= 1).toBe(true)
      }),
    )
  })
})

describe('random', () => {
  it('is the same for the same seed', () => {
    const [first, second] = [mulberry32(98765), mulberry32(98765)]

    expect(Array.from({ length: 5 }, first)).toEqual(Array.from({ length: 5 }, second))
  })

  it('shuffles a copy', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8]

    const copy = shuffled(values, mulberry32(1))

    expect(copy).not.toEqual(values)
    expect(copy.toSorted()).toEqual(values)
  })
})
