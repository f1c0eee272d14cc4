import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrate } from '../../edge-api/engine/calibrate.ts'
import { popularItems } from '../../edge-api/engine/popular-items.ts'
import { rankItems } from '../../edge-api/engine/rank-items.ts'
import { recommendItems } from '../../edge-api/engine/recommend-items.ts'
import { scoreItems } from '../../edge-api/engine/score-items.ts'
import { similarItems } from '../../edge-api/engine/similar-items.ts'
import { trainModel } from '../../edge-api/engine/train-model.ts'
import { trendingItems } from '../../edge-api/engine/trending-items.ts'
import { checkerboard, DAY_SECONDS, films, liked, NOW_SECONDS, watch } from './sample.ts'

const trainedAt = { trainedAtSeconds: NOW_SECONDS }
const board = trainModel(checkerboard({ users: 50, items: 50 }), [], trainedAt)
const empty = trainModel([], [], trainedAt)
const ids = (entries: readonly { itemId: string }[]): string[] => entries.map(({ itemId }) => itemId)

/** Ten users liked `old` a year ago; five liked `fresh` today; `tied` and `also` were liked by one user each. */
const times = trainModel(
  [
    ...Array.from({ length: 10 }, (_, user) =>
      watch(`o${user}`, 'old', { timestampSeconds: NOW_SECONDS - 365 * DAY_SECONDS }),
    ),
    ...Array.from({ length: 5 }, (_, user) => watch(`f${user}`, 'fresh')),
    watch('t', 'tied'),
    watch('a', 'also'),
  ],
  [{ itemId: 'unseen', genres: [] }],
  trainedAt,
)

describe('recommendItems', () => {
  it('recommends the withheld item of the checkerboard first, to every user', () => {
    for (let user = 0; user < 50; user++) {
      const seen = Array.from({ length: 50 }, (_, item) => item).filter(
        (item) => item % 2 === user % 2 && item !== user,
      )

      const [first] = recommendItems(board, liked(...seen.map(String)), { numResults: 1 })

      expect(first?.itemId).toBe(String(user))
    }
  })

  it('gives trending items without a history, and without known items in it', () => {
    expect(ids(recommendItems(times, []))[0]).toBe('fresh') // though twice as many liked old
    expect(recommendItems(times, liked('nobody knows it'))).toEqual(recommendItems(times, []))
  })

  it('lets trending fade as the model gets old', () => {
    const nowSeconds = NOW_SECONDS + 365 * DAY_SECONDS

    expect(ids(recommendItems(times, [], { nowSeconds }))[0]).toBe('old')
  })

  it('breaks ties by itemId and puts what nobody has seen last', () => {
    expect(ids(recommendItems(times, []))).toEqual(['fresh', 'old', 'also', 'tied', 'unseen'])
  })

  it('never recommends what was seen, disliked, excluded or not eligible', () => {
    const history = [...liked('fresh'), { itemId: 'old', weight: 0, timestampSeconds: NOW_SECONDS }]

    const items = recommendItems(times, history, {
      exclude: new Set(['also']),
      isEligible: (itemId) => itemId !== 'unseen',
    })

    expect(ids(items)).toEqual(['tied'])
  })

  it('asks isEligible only as long as places are free', () => {
    let asked = 0
    recommendItems(board, liked('1'), { numResults: 3, isEligible: () => ++asked > 0 })

    expect(asked).toBe(3)
  })

  it('takes a dislike as an exclusion only, not as taste', () => {
    const disliked = { itemId: '4', weight: 0, timestampSeconds: NOW_SECONDS }

    expect([...scoreItems(board, [...liked('2'), disliked])]).toEqual([...scoreItems(board, liked('2'))])
  })

  it('does not depend on the order of the history', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 49 }), { maxLength: 20 }), (items) => {
        const history = liked(...items.map(String)).map((entry, index) => ({
          ...entry,
          timestampSeconds: index >> 1,
        }))

        const answer = recommendItems(board, history, { nowSeconds: NOW_SECONDS })

        expect(recommendItems(board, history.toReversed(), { nowSeconds: NOW_SECONDS })).toEqual(answer)
      }),
    )
  })

  it('gives every list without repeats, best first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 60 })),
        fc.integer({ min: 1, max: 500 }),
        (items, numResults) => {
          const history = liked(...items.map(String))

          const answer = recommendItems(board, history, { numResults })

          expect(new Set(ids(answer)).size).toBe(answer.length)
          expect(answer.length).toBe(
            Math.min(numResults, 50 - new Set(items.filter((item) => item < 50)).size),
          )
          expect(answer.map(({ score }) => score)).toEqual(
            answer.map(({ score }) => score).sort((a, b) => b - a),
          )
        },
      ),
    )
  })

  it('recommends nothing when it knows nothing', () => {
    expect(recommendItems(empty, liked('a'))).toEqual([])
    expect(similarItems(empty, 'a')).toEqual([])
    expect(popularItems(empty)).toEqual([])
    expect(trendingItems(empty)).toEqual([])
  })

  it.each([0, 501, 1.5, NaN])('refuses numResults %d in every list', (numResults) => {
    expect(() => recommendItems(board, [], { numResults })).toThrow(RangeError)
    expect(() => similarItems(board, '1', { numResults })).toThrow(RangeError)
    expect(() => popularItems(board, { numResults })).toThrow(RangeError)
    expect(() => trendingItems(board, { numResults })).toThrow(RangeError)
  })

  it('refuses weights, times and calibration that are not numbers in range', () => {
    expect(() => recommendItems(board, [{ itemId: '1', weight: NaN, timestampSeconds: 0 }])).toThrow(
      RangeError,
    )
    expect(() => recommendItems(board, [{ itemId: '1', weight: 1, timestampSeconds: NaN }])).toThrow(
      RangeError,
    )
    expect(() => recommendItems(board, [], { nowSeconds: NaN })).toThrow(RangeError)
    expect(() => recommendItems(board, [], { calibration: 2 })).toThrow(RangeError)
  })
})

describe('popularItems and trendingItems', () => {
  it('count users, all time or lately, and leave out what nobody has seen', () => {
    expect(popularItems(times)).toEqual([
      { itemId: 'old', score: 10 },
      { itemId: 'fresh', score: 5 },
      { itemId: 'also', score: 1 },
      { itemId: 'tied', score: 1 },
    ])
    expect(ids(trendingItems(times))).toEqual(['fresh', 'also', 'tied', 'old'])
  })

  it('offer only what is eligible', () => {
    expect(ids(popularItems(times, { exclude: new Set(['old']), numResults: 1 }))).toEqual(['fresh'])
    expect(ids(trendingItems(times, { isEligible: (itemId) => itemId === 'old' }))).toEqual(['old'])
  })
})

describe('rankItems', () => {
  it('orders the given items as recommendItems would, unknown ones last and in the order given', () => {
    const ranked = rankItems(board, liked('2'), ['zz', '3', '6', 'aa', '6', '2'])

    expect(ids(ranked).slice(-2)).toEqual(['zz', 'aa'])
    expect(ranked.at(-1)?.score).toBe(-Infinity)
    expect(ids(ranked).indexOf('6')).toBeLessThan(ids(ranked).indexOf('3'))
    expect(ranked).toHaveLength(5)
  })

  it('ranks an empty list', () => {
    expect(rankItems(board, [], [])).toEqual([])
  })
})

describe('similarItems', () => {
  it('finds items of the same color of the checkerboard, never the item itself', () => {
    const similar = ids(similarItems(board, '7', { numResults: 24 }))

    expect(similar).not.toContain('7')
    expect(similar.every((itemId) => Number(itemId) % 2 === 1)).toBe(true)
  })

  it('goes by genre, then popularity, for an item that few have seen', () => {
    const model = trainModel([watch('u', 'moon'), watch('u', 'heat'), watch('v', 'heat')], films, trainedAt)

    // unseen is Sci-Fi: moon has that genre alone, alien another one too, heat only its two users
    expect(ids(similarItems(model, 'unseen'))).toEqual(['moon', 'alien', 'heat'])
  })

  it('gives popular items for an unknown item', () => {
    expect(ids(similarItems(times, 'nobody knows it')).slice(0, 2)).toEqual(['old', 'fresh'])
  })

  it('offers only what is eligible', () => {
    const similar = similarItems(board, '7', {
      exclude: new Set(['9']),
      isEligible: (itemId) => itemId.length === 1,
    })

    expect(ids(similar)).not.toContain('9')
    expect(similar.every(({ itemId }) => itemId.length === 1)).toBe(true)
  })
})

describe('calibrate', () => {
  const model = trainModel([], films, trainedAt)
  const candidates = [
    { itemId: 'alien', score: 3 },
    { itemId: 'moon', score: 2.9 },
    { itemId: 'heat', score: 2.5 },
  ]

  it('brings in a genre of the history that the best scores leave out', () => {
    const history = liked('heat', 'unseen') // half Crime, half Sci-Fi

    expect(ids(calibrate(model, history, candidates, { numResults: 2, strength: 0.9 }))).toEqual([
      'moon',
      'heat',
    ])
    expect(ids(calibrate(model, history, candidates, { numResults: 2, strength: 0 }))).toEqual([
      'alien',
      'moon',
    ])
  })

  it('changes nothing without a history', () => {
    expect(calibrate(model, [], candidates, { numResults: 3, strength: 1 })).toEqual(candidates)
  })
})
