// Keeps archived events flowing to the recommender: at the start, after every parcel, and again later after a failure.

import { forward } from '../jobs/forward.ts'
import type { Ports } from '../ports/ports.ts'

const RETRY_MS = 5000

/** One run at a time; a wake during a run starts another right after. `close` waits for the run under way. */
export function startForwarding(ports: Pick<Ports, 'objectStore' | 'eventSink' | 'clock'>) {
  let running: Promise<void> | undefined
  let again = false
  let closed = false
  let timer: NodeJS.Timeout | undefined

  async function run(): Promise<void> {
    do {
      again = false
      // The local recommender knows what a like is.
      const { stopped } = await forward(ports, { likes: true })
      if (stopped) throw new Error(stopped.reason)
    } while (again && !closed)
  }

  function wake(): void {
    if (closed) return
    clearTimeout(timer)
    if (running) {
      again = true
      return
    }
    running = run()
      .catch((error: unknown) => {
        console.error(`Events wait: ${error instanceof Error ? error.message : String(error)}`)
        timer = setTimeout(wake, RETRY_MS).unref()
      })
      .finally(() => {
        running = undefined
      })
  }

  wake()
  return {
    wake,
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
