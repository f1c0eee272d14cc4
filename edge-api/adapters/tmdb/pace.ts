// No more calls a second than agreed, and none while the other side asks for patience.

export interface Pace {
  /** Resolves when the next call may go out, in the order asked; rejects when the signal says that nobody waits any more. */
  next(signal?: AbortSignal): Promise<void>
  /** Nothing goes out for so long. */
  pause(ms: number): void
}

export interface PaceOptions {
  perSecond: number
  nowMs: () => number
  /** Resolves after so many milliseconds, or rejects when aborted. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** Calls are spaced evenly, so that no second sees more than `perSecond`, wherever it begins. */
export function createPace({ perSecond, nowMs, sleep }: PaceOptions): Pace {
  if (!(perSecond > 0)) throw new RangeError(`perSecond must be above 0, got ${perSecond}`)
  const gapMs = 1000 / perSecond
  let freeAtMs = 0
  let pausedUntilMs = 0

  return {
    async next(signal) {
      for (;;) {
        const startsAtMs = Math.max(nowMs(), freeAtMs)
        freeAtMs = startsAtMs + gapMs
        const waitMs = startsAtMs - nowMs()
        if (waitMs <= 0) return
        await sleep(waitMs, signal)
        // A pause that began meanwhile holds for whoever already waited.
        if (pausedUntilMs <= nowMs()) return
      }
    },
    pause(ms) {
      pausedUntilMs = Math.max(pausedUntilMs, nowMs() + ms)
      freeAtMs = Math.max(freeAtMs, pausedUntilMs)
    },
  }
}
