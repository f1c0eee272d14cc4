import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DeadlineExceeded, within, withinOrAborted } from '../../../edge-api/domain/deadline.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = () => new Promise<never>(() => undefined)

describe('within', () => {
  it('gives what the work gives, and leaves no timer behind', async () => {
    await expect(within(100, async () => 'done')).resolves.toBe('done')
    await expect(within(100, () => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError)

    expect(vi.getTimerCount()).toBe(0)
  })

  it('throws DeadlineExceeded at the deadline', async () => {
    const late = expect(within(100, never)).rejects.toThrow(DeadlineExceeded)

    await vi.advanceTimersByTimeAsync(100)

    await late
  })
})

describe('withinOrAborted', () => {
  it('stops the work at the deadline', async () => {
    const signals: AbortSignal[] = []
    const work = (signal: AbortSignal) => {
      signals.push(signal)
      return never()
    }
    const late = expect(withinOrAborted(100, work)).rejects.toThrow(DeadlineExceeded)
    expect(signals[0]?.aborted).toBe(false)

    await vi.advanceTimersByTimeAsync(100)

    await late
    expect(signals[0]?.aborted).toBe(true)
  })

  it('leaves the signal alone when the work ends in time', async () => {
    const signal = await withinOrAborted(100, async (signal) => signal)

    await vi.advanceTimersByTimeAsync(200)

    expect(signal.aborted).toBe(false)
  })
})
