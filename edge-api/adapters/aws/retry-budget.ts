// How often a call of AWS is made again while somebody waits for it. The SDK's own allowance lets half of the calls of an outage
// be repeated (500 tokens, 5 a retry); a fleet that does so keeps a struggling service down.

import type { S3ClientConfig } from '@aws-sdk/client-s3'

type GivenStrategy = NonNullable<S3ClientConfig['retryStrategy']>
/** Of any client of the SDK: they share the type. */
export type RetryStrategy = Extract<GivenStrategy, { acquireInitialRetryToken: unknown }>
type RetryToken = Awaited<ReturnType<RetryStrategy['acquireInitialRetryToken']>>

export interface RetryBudgetOptions {
  /** Retries that each call earns. */
  share?: number
  /** Most that are saved up; a process begins with so many. */
  saved?: number
  /** 0..1, for jitter. */
  random?: () => number
}

/** Waits are spread evenly below these, within the deadlines of some hundred milliseconds. */
const MOST_WAIT_MS = { TRANSIENT: 50, THROTTLING: 200 }

/**
 * One for each dependency. A call is made a second time at most, and over time at most `share` of all calls are, so an outage
 * meets 1.1 attempts a call and `saved` more at its begin. What is refused, and what says itself when to come again, is not
 * repeated: the ladder has a lower rung.
 * Source  Google SRE book, "Handling Overload", per-client retry budget of 10 %, https://sre.google/sre-book/handling-overload/;
 * jitter, https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export function retryBudget({
  share = 0.1,
  saved = 10,
  random = Math.random,
}: RetryBudgetOptions = {}): RetryStrategy {
  let retries = saved
  return {
    async acquireInitialRetryToken() {
      retries = Math.min(saved, retries + share)
      return toToken(0, 0)
    },
    async refreshRetryTokenForRetry(token, { errorType, retryAfterHint }) {
      const isPassing = errorType === 'TRANSIENT' || errorType === 'THROTTLING'
      if (!isPassing || retryAfterHint !== undefined || token.getRetryCount() > 0 || retries < 1)
        throw new Error('It is not tried again')
      retries -= 1
      return toToken(1, random() * MOST_WAIT_MS[errorType])
    },
    recordSuccess: () => undefined,
  }
}

function toToken(count: number, delayMs: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => delayMs }
}
