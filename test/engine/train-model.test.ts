import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invertPositiveDefinite } from '../../edge-api/engine/cholesky.ts'
import { visitEaseRows } from '../../edge-api/engine/ease.ts'
import { toInteractionMatrix } from '../../edge-api/engine/interaction-matrix.ts'
import { selectLargest } from '../../edge-api/engine/select-largest.ts'
import { serializeModel } from '../../edge-api/engine/serialize-model.ts'
import { trainModel } from '../../edge-api/engine/train-model.ts'
import type { Interaction } from '../../edge-api/engine/types.ts'
import { checkerboard, DAY_SECONDS, films, NOW_SECONDS, watch } from './sample.ts'

const trainedAt = { trainedAtSeconds: NOW_SECONDS }

const interactions = fc.array(
  fc.record({
    userId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    itemId: fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
    timestampSeconds: fc.integer({ min: NOW_SECONDS - 90 * DAY_SECONDS, max: NOW_SECONDS }),
    weight: fc.constantFrom(0, 0.25, 0.5, 1),
  }),
  { maxLength: 40 },
)

describe('trainModel', () => {
  it('gives the weights of EASE worked by hand', () => {
    const model = trainModel([watch('u', 'a'), watch('u', 'b'), watch('v', 'a')], [], {
      ...trainedAt,
      lambda: 1,
    })

    // X'X + I = [[3, 1], [1, 2]], P = 1/5 [[2, -1], [-1, 3]]: B_ab = (1/5) / (3/5), B_ba = (1/5) / (2/5)
    expect([...model.columns]).toEqual([1, 0])
    expect([...model.values]).toEqual([Math.fround(1 / 3), Math.fround(1 / 2)])
    expect(model.diagonal[0]).toBeCloseTo(2 / 5, 12)
    expect(model.diagonal[1]).toBeCloseTo(3 / 5, 12)
  })

  it('counts a user once and halves an interaction every half-life', () => {
    const old = { timestampSeconds: NOW_SECONDS - 14 * DAY_SECONDS }
    const model = trainModel([watch('u', 'a', old), watch('u', 'a'), watch('v', 'a', old)], [], trainedAt)

    expect(model.popularity[0]).toBe(2)
    expect(model.trend[0]).toBe(1.25) // u now: 1; v two half-lives ago: 0.25
  })

  it('takes the greatest weight of a repeated pair and leaves out weight 0', () => {
    const once = trainModel([watch('u', 'a'), watch('u', 'b'), watch('v', 'b')], [], trainedAt)
    const repeated = trainModel(
      [
        watch('u', 'a', { weight: 0.25 }),
        watch('u', 'a'),
        watch('u', 'b'),
        watch('v', 'b'),
        watch('v', 'a', { weight: 0 }),
      ],
      [],
      trainedAt,
    )

    expect(repeated.values).toEqual(once.values)
    expect(repeated.popularity).toEqual(once.popularity)
  })

  it('knows the items of the catalog that nobody has seen', () => {
    const model = trainModel([watch('u', 'heat')], films, trainedAt)

    expect(model.itemIds).toEqual(['alien', 'heat', 'moon', 'unseen'])
    expect(model.genres).toEqual(['Crime', 'Horror', 'Sci-Fi'])
  })

  it('learns nothing from nothing', () => {
    const model = trainModel([], [], trainedAt)

    expect(model.itemIds).toEqual([])
    expect(model.values).toHaveLength(0)
  })

  it('gives the same weights in both forms', () => {
    fc.assert(
      fc.property(interactions, (data) => {
        const matrix = toInteractionMatrix(data)
        const dual: Record<number, number[]> = {}
        const primal: Record<number, number[]> = {}
        visitEaseRows(matrix, { lambda: 3, form: 'dual' }, (item, row) => (dual[item] = [...row]))
        visitEaseRows(matrix, { lambda: 3, form: 'primal' }, (item, row) => (primal[item] = [...row]))

        for (const item of matrix.itemIds.keys())
          for (const j of matrix.itemIds.keys())
            expect(dual[item]?.[j]).toBeCloseTo(primal[item]?.[j] ?? NaN, 10)
      }),
    )
  })

  it('is the same to the bit whatever the order of the interactions', () => {
    fc.assert(
      fc.property(interactions, fc.integer(), (data, seed) => {
        const reordered = data.map((entry, index) => ({ entry, key: Math.imul(index + 1, seed) % 7 }))
        const shuffled: Interaction[] = reordered.sort((a, b) => a.key - b.key).map(({ entry }) => entry)

        expect(serializeModel(trainModel(shuffled, films, trainedAt))).toEqual(
          serializeModel(trainModel(data, films, trainedAt)),
        )
      }),
    )
  })

  it('keeps only the largest weights of an item', () => {
    const model = trainModel(checkerboard({ users: 20, items: 20 }), [], {
      ...trainedAt,
      neighborsPerItem: 3,
    })

    expect([...model.rowPointers]).toEqual(Array.from({ length: 21 }, (_, item) => 3 * item))
  })

  it('reports ascending progress up to 1', () => {
    const progress: number[] = []
    trainModel(checkerboard({ users: 10, items: 20 }), [], {
      ...trainedAt,
      onProgress: (ratio) => progress.push(ratio),
    })

    expect(progress.at(-1)).toBe(1)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
  })

  it.each([
    ['lambda 0', { lambda: 0 }],
    ['lambda NaN', { lambda: NaN }],
    ['half a neighbor', { neighborsPerItem: 0.5 }],
    ['an endless half-life', { halfLifeDays: Infinity }],
    ['no time', { trainedAtSeconds: NaN }],
    ['an unknown form', { form: 'sideways' as 'auto' }],
  ])('refuses %s', (_, options) => {
    expect(() => trainModel([], [], { ...trainedAt, ...options })).toThrow(RangeError)
  })

  it.each([{ weight: NaN }, { weight: -1 }, { weight: 2 }, { timestampSeconds: NaN }])(
    'refuses an interaction with %o',
    (wrong) => {
      expect(() => trainModel([watch('u', 'a', wrong)], [], trainedAt)).toThrow(RangeError)
    },
  )
})

describe('invertPositiveDefinite', () => {
  it.each([1, 2, 63, 64, 65, 131, 200])(
    'inverts a matrix of %i rows from its lower triangle alone',
    (size) => {
      const matrix = new Float64Array(size * size)
      for (let row = 0; row < size; row++)
        for (let column = 0; column <= row; column++)
          matrix[row * size + column] = row === column ? size : Math.sin(row * size + column)
      const inverse = matrix.slice()
      for (let row = 0; row < size; row++) inverse.fill(NaN, row * size + row + 1, (row + 1) * size)
      invertPositiveDefinite(inverse, size)

      const at = (row: number, column: number): number =>
        matrix[Math.max(row, column) * size + Math.min(row, column)] ?? NaN
      for (const row of [0, size >> 1, size - 1])
        for (let column = 0; column < size; column++) {
          let sum = 0
          for (let k = 0; k < size; k++) sum += at(row, k) * (inverse[k * size + column] ?? NaN)
          expect(sum).toBeCloseTo(row === column ? 1 : 0, 10)
        }
    },
  )

  it('refuses a matrix that is not positive definite', () => {
    expect(() => invertPositiveDefinite(Float64Array.of(1, 0, 2, 1), 2)).toThrow(RangeError)
    expect(() => invertPositiveDefinite(new Float64Array(3), 2)).toThrow(RangeError)
  })
})

describe('selectLargest', () => {
  it('keeps what a full sort would keep, of equal sizes the lower column', () => {
    const value = fc.constantFrom(0, 0.5, -0.5, 1, -1, 1.01, 3, -1e-20, 1e-6)
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (values, count) => {
        const row = Float32Array.from(values)
        const expected = [...row.keys()]
          .filter((column) => row[column] !== 0)
          .sort((a, b) => Math.abs(row[b] ?? 0) - Math.abs(row[a] ?? 0) || a - b)
          .slice(0, count)
          .sort((a, b) => a - b)

        expect(selectLargest(row, count)).toEqual(expected)
      }),
    )
  })
})
