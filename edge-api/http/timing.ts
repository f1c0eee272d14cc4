// Server-Timing: what was spent where, for every request.

import type { Trace } from '../domain/trace.ts'

export interface Timing extends Trace {
  /** For example `personalize;dur=3.1, total;dur=4.0`. */
  toHeader(): string
}

export function createTiming(): Timing {
  const startedMs = performance.now()
  const spentMs = new Map<string, number>()

  return {
    async measure(name, work) {
      const beganMs = performance.now()
      try {
        return await work()
      } finally {
        const tookMs = performance.now() - beganMs
        // Work of the same name runs in parallel: the longest one is what the request waited for.
        spentMs.set(name, Math.max(spentMs.get(name) ?? 0, tookMs))
      }
    },
    toHeader() {
      const entries = [...spentMs, ['total', performance.now() - startedMs] as const]
      return entries.map(([name, ms]) => `${name};dur=${ms.toFixed(1)}`).join(', ')
    },
  }
}
