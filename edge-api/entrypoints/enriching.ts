// Keeps titles and pictures current beside the server: at the start, and once a day.

import { setTimeout as wait } from 'node:timers/promises'
import { enrich } from '../jobs/enrich/enrich.ts'
import type { EnrichPorts } from '../jobs/enrich/enrich-ports.ts'

const DAY_MS = 86_400_000

/** `close` waits for nothing: what was fetched is kept, and the next start goes on from it. */
export function startEnriching(
  ports: EnrichPorts,
  locales: readonly string[],
): { close: () => Promise<void> } {
  const closing = new AbortController()
  const { signal } = closing
  const sleep = (ms: number) => wait(ms, undefined, { signal, ref: false })

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
      await sleep(DAY_MS)
    }
  }

  run().catch(() => undefined)
  return {
    close: async () => {
      closing.abort()
    },
  }
}
