// How often one subject may ask: a bucket of tokens each, refilled by time. For floods by one caller; many callers are the
// content network's to stop. On Lambda each process counts for itself, so the limit there is approximate.

import { createLru } from '../cache/lru.ts'
import type { Subject } from '../ports/identity.ts'
import type { Clock } from '../ports/ports.ts'
import { TooManyRequests } from './errors.ts'

export interface RateLimit {
  /** Takes one token of the subject. Throws TooManyRequests, with the seconds until there is one again. */
  take(subject: Subject): void
}

export interface RateLimitOptions {
  /** What a subject may ask in the long run; 0 for no limit. */
  requestsPerSecond: number
  /** What it may ask at once, after a while of rest. */
  burst: number
}

const MAX_SUBJECTS = 50_000

export function createRateLimit(clock: Clock, { requestsPerSecond, burst }: RateLimitOptions): RateLimit {
  if (requestsPerSecond <= 0) return { take: () => undefined }
  const buckets = createLru<{ tokens: number; atMs: number }>({ maxSize: MAX_SUBJECTS })

  return {
    take({ kind, id }) {
      const key = `${kind} ${id}`
      const nowMs = clock.now()
      const { tokens, atMs } = buckets.get(key) ?? { tokens: burst, atMs: nowMs }
      const filled = Math.min(burst, tokens + ((nowMs - atMs) / 1000) * requestsPerSecond)
      if (filled < 1) throw new TooManyRequests(Math.ceil((1 - filled) / requestsPerSecond))
      buckets.set(key, { tokens: filled - 1, atMs: nowMs })
    },
  }
}
