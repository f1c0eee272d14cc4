import { describe, expect, it } from 'vitest'
import { DEFAULT_LOOP_OPTIONS, toLoopOptions } from '../../edge-api/jobs/loop-options.ts'

describe('toLoopOptions', () => {
  it('takes the defaults, but for what is given', () => {
    const weights = { click: 0, watch: 1, like: 0.5 }

    expect(toLoopOptions()).to.deep.equal(DEFAULT_LOOP_OPTIONS)
    expect(toLoopOptions({ windowDays: 90, weights })).to.deep.equal({
      ...DEFAULT_LOOP_OPTIONS,
      windowDays: 90,
      weights,
    })
  })

  it('names what cannot be used', () => {
    expect(() => toLoopOptions({ weights: { click: 2, watch: 1, like: 1 }, batchsize: 3 })).toThrow(
      /weights\.click: a number from 0 to 1; batchsize: /,
    )
  })
})
