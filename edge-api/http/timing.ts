// Server-Timing: what was spent where, for every request.

import type { Trace } from '../domain/trace.ts'
import type { Note, Notes } from '../ports/telemetry.ts'

export interface Timing extends Trace {
  /** For example `personalize;dur=3.1, total;dur=4.0`. */
  toHeader(): string
  /** The same, for the log. */
  toRecord(): { tookMs: number; spentMs: Record<string, number>; notes: Notes }
}

export function createTiming(): Timing {
  const startedMs = performance.now()
  let spentMs: Map<string, number> | undefined
  let notes: Map<Note, number[]> | undefined

  const getSpentMs = () => Object.fromEntries(spentMs ?? [])

  return {
    getSpentMs,
    async measure(name, work) {
      const beganMs = performance.now()
      try {
        return await work()
      } finally {
        const tookMs = performance.now() - beganMs
        // Work of the same name runs in parallel: the longest one is what the request waited for.
        spentMs ??= new Map()
        spentMs.set(name, Math.max(spentMs.get(name) ?? 0, tookMs))
      }
    },
    note(name, value) {
      notes ??= new Map()
      const values = notes.get(name)
      if (values === undefined) notes.set(name, [value])
      else values.push(value)
    },
    toRecord: () => ({
      tookMs: performance.now() - startedMs,
      spentMs: getSpentMs(),
      notes: notes ?? new Map(),
    }),
    toHeader() {
      const total = toEntry('total', performance.now() - startedMs)
      if (spentMs === undefined) return total
      return [...[...spentMs].map(([name, ms]) => toEntry(name, ms)), total].join(', ')
    },
  }
}

/** Tenths are enough, and rounding is quicker than formatting. */
function toEntry(name: string, ms: number): string {
  return `${name};dur=${Math.round(ms * 10) / 10}`
}
