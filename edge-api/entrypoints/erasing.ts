// Carries out erasures beside the server: at the start, when somebody asks, and once a day for what came late.

import { coalesce } from '../jobs/coalesce.ts'
import { erase } from '../jobs/erase/erase.ts'
import type { ErasePorts } from '../jobs/erase/erase.ts'

const DAY_MS = 86_400_000
const RETRY_MS = 60_000

/** One run at a time. `close` waits for the run under way; what is left is done at the next start. */
export function startErasing(ports: ErasePorts) {
  let closed = false
  let timer: NodeJS.Timeout | undefined

  const run = coalesce(async () => {
    if (closed) return
    let againMs = DAY_MS
    try {
      const { erased, objects } = await erase(ports)
      if (erased > 0) console.error(`Erased ${erased} ids: ${objects} parcels`)
    } catch (error) {
      console.error(`Erasures wait: ${error instanceof Error ? error.message : String(error)}`)
      againMs = RETRY_MS
    }
    clearTimeout(timer)
    if (!closed) timer = setTimeout(wake, againMs).unref()
  })

  function wake(): void {
    void run()
  }

  wake()
  return {
    wake,
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await run()
    },
  }
}
