// Keeps archived events flowing to the recommender: what is left at the start, each parcel when it is stored, and all again
// later after a failure.

import { forward } from '../jobs/forward.ts'
import type { Ports } from '../ports/ports.ts'

const RETRY_MS = 5000
/** Days that are over are forgotten then, and whatever nobody told of is found. */
const LOOK_MS = 3_600_000

/**
 * One run at a time; whatever is stored during a run has another right after. While the recommender rests, nobody wakes it.
 * `close` waits for the run under way.
 */
export function startForwarding(ports: Pick<Ports, 'objectStore' | 'eventSink' | 'clock'>) {
  /** Archive objects to forward; undefined for whatever the archive holds. */
  let told: string[] | undefined
  let running: Promise<void> | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined

  async function run(): Promise<void> {
    while (!closed && (told === undefined || told.length > 0)) {
      const keys = told
      told = []
      // The local recommender knows what a like is.
      const { stopped } = await forward(ports, { likes: true, ...(keys && { keys }) })
      if (stopped) return rest(stopped.reason, stopped.retryAfterSeconds)
    }
  }

  function rest(reason: string, seconds = 0): void {
    console.error(`Events wait: ${reason}`)
    told = undefined
    retry = setTimeout(
      () => {
        retry = undefined
        start()
      },
      Math.max(RETRY_MS, seconds * 1000),
    ).unref()
  }

  function start(): void {
    if (closed || running || retry) return
    running = run()
      .catch((error: unknown) => rest(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        running = undefined
        // Told of after the last look at what is left.
        if (told?.length !== 0) start()
      })
  }

  function look(): void {
    told = undefined
    start()
  }

  const looking = setInterval(look, LOOK_MS).unref()
  look()
  return {
    wake(key: string): void {
      told?.push(key)
      start()
    },
    async close(): Promise<void> {
      closed = true
      clearTimeout(retry)
      clearInterval(looking)
      await running
    },
  }
}
