// Keeps titles and pictures current beside the server: at the start, once a day, and soon after one was met without them.

import { setTimeout as wait } from 'node:timers/promises'
import { enrich } from '../jobs/enrich/enrich.ts'
import type { EnrichPorts } from '../jobs/enrich/enrich-ports.ts'

const DAY_MS = 86_400_000
/** Titles that are met come in crowds: so long is waited for the rest of them. */
const GATHER_MS = 5000

export interface EnrichingOptions {
  locales: readonly string[]
  /** Resolves when there are titles to ask for. This is its one consumer. */
  takeTitles: (signal: AbortSignal) => Promise<string[]>
  gatherMs?: number
}

/** `close` waits for nothing: what was fetched is kept, and the next start goes on from it. */
export function startEnriching(
  ports: EnrichPorts,
  { locales, takeTitles, gatherMs = GATHER_MS }: EnrichingOptions,
): { close: () => Promise<void> } {
  const closing = new AbortController()
  const { signal } = closing
  const sleep = (ms: number) => wait(ms, undefined, { signal, ref: false })

  /** Until the next day, or until somebody met a title that nobody asked about. */
  async function rest(): Promise<void> {
    const over = new AbortController()
    const either = AbortSignal.any([signal, over.signal])
    try {
      await Promise.race([
        wait(DAY_MS, undefined, { signal: either, ref: false }),
        takeTitles(either).then(() => sleep(gatherMs)),
      ])
    } finally {
      over.abort()
    }
  }

  async function run(): Promise<void> {
    for (;;) {
      try {
        const { fetched, warnings } = await enrich(ports, { locales, sleep })
        for (const warning of Array.isArray(warnings) ? warnings : []) console.error(`Titles: ${warning}`)
        if (Number(fetched) > 0) console.error(`Titles: ${Number(fetched)} fetched`)
      } catch (error) {
        if (signal.aborted) return
        console.error(`Titles wait: ${error instanceof Error ? error.message : String(error)}`)
      }
      await rest()
    }
  }

  run().catch(() => undefined)
  return {
    close: async () => {
      closing.abort()
    },
  }
}
