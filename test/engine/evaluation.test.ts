import { describe, expect, it } from 'vitest'
import { trainAll } from '../../edge-api/engine/evaluation/algorithms.ts'
import { coWatch } from '../../edge-api/engine/evaluation/co-watch.ts'
import { coldStart } from '../../edge-api/engine/evaluation/cold-start.ts'
import { itemNeighbors } from '../../edge-api/engine/evaluation/item-knn.ts'
import { personalizeMetrics } from '../../edge-api/engine/evaluation/personalize-metrics.ts'
import { toPositives } from '../../edge-api/engine/evaluation/positives.ts'
import { replay } from '../../edge-api/engine/evaluation/replay.ts'
import { strongGeneralization } from '../../edge-api/engine/evaluation/strong-generalization.ts'
import type { Interaction } from '../../edge-api/engine/types.ts'
import { mean } from '../../edge-api/engine/statistics.ts'
import { checkerboard, watch } from './sample.ts'

const ratings = checkerboard({ users: 40, items: 80 }).map(({ userId, itemId }, index) => ({
  userId,
  itemId,
  rating: 5,
  timestampSeconds: index,
}))
const trainAlgorithms = (interactions: readonly Interaction[]) => trainAll(interactions)

describe('the evaluation', () => {
  it('finds that on a checkerboard EASE knows what popularity cannot', () => {
    const measurements = strongGeneralization(ratings, { trainAlgorithms })
    const ndcg = (name: string): number => mean(measurements[name]?.['ndcg@10'] ?? [])

    // Not 1: the item of the user's own number is as likely as the held-out ones.
    expect(ndcg('recommendItems')).toBeGreaterThan(0.8)
    expect(ndcg('EASE')).toBeGreaterThan(0.8)
    expect(ndcg('popularity')).toBeLessThan(0.7)
  })

  it('measures every algorithm on the same cases', () => {
    for (const protocol of [strongGeneralization, coldStart, coWatch, replay]) {
      const measurements = Object.values(protocol(ratings, { trainAlgorithms }))
      const lengths = measurements.flatMap((byMetric) => Object.values(byMetric).map(({ length }) => length))

      expect(measurements).toHaveLength(5)
      expect(new Set(lengths).size).toBe(1)
      expect(lengths[0]).toBeGreaterThan(0)
    }
  })

  it('gives the same figures again for the same seed, others for another', () => {
    const figures = coldStart(ratings, { trainAlgorithms })

    expect(coldStart(ratings, { trainAlgorithms })).toEqual(figures)
    expect(coldStart(ratings, { trainAlgorithms, seed: 1 })).not.toEqual(figures)
  })

  it("reports Personalize's metrics by their names", () => {
    const metrics = personalizeMetrics(ratings, { trainAlgorithms })['recommendItems'] ?? {}

    expect(Object.keys(metrics)).toContain('normalized_discounted_cumulative_gain_at_25')
    expect(metrics['coverage']).toBeGreaterThan(0.5)
    expect(Object.values(metrics).every((value) => value >= 0 && value <= 1)).toBe(true)
  })

  it('has nothing to say about no ratings', () => {
    expect(strongGeneralization([], { trainAlgorithms })).toEqual({})
    expect(replay([], { trainAlgorithms })).toEqual({})
  })

  it('takes ratings of 4 and more as positives, a repeated one once', () => {
    const rate = (itemId: string, rating: number) => ({ userId: 'u', itemId, rating, timestampSeconds: 1 })

    expect(toPositives([rate('a', 3.5), rate('b', 4), rate('b', 5)]).map(({ itemId }) => itemId)).toEqual([
      'b',
    ])
  })
})

describe('itemNeighbors', () => {
  it('shrinks the cosine of rarely seen pairs', () => {
    const neighbors = itemNeighbors([watch('u', 'a'), watch('u', 'b'), watch('v', 'a'), watch('v', 'b')], {
      shrink: 10,
    })

    expect(neighbors.get('a')?.get('b')).toBeCloseTo(2 / (2 + 10), 12) // two users of both: 2 / (sqrt 2 sqrt 2 + 10)
  })
})
