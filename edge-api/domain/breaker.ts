// Stops asking what keeps failing. From timestamps alone, without timers, so that a process may be frozen in between.

import type { Clock } from '../ports/ports.ts'

export interface Breaker {
  /** Whether to leave it alone. After a rest, one caller is let through to try. */
  isOpen(): boolean
  recordSuccess(): void
  recordFailure(): void
}

/** Failures in a row after which it opens, and how long it rests. */
const MAX_FAILURES = 5
const REST_MS = 2000

export function createBreaker(clock: Clock): Breaker {
  let failures = 0
  let restsUntilMs = 0

  return {
    isOpen() {
      if (failures < MAX_FAILURES) return false
      if (clock.now() < restsUntilMs) return true
      // The others wait for the outcome of this one.
      restsUntilMs = clock.now() + REST_MS
      return false
    },
    recordSuccess() {
      failures = 0
    },
    recordFailure() {
      failures += 1
      restsUntilMs = clock.now() + REST_MS
    },
  }
}
