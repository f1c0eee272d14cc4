// What is tracked and not yet known to be stored, one key of localStorage an event. A browser aborts the transactions of a
// page that leaves, also those that it was told to commit, while they wait for others.

import type { QueuedEvent } from './types.ts'

export const EVENT_KEY = 'intellistream.event.'
/** The storage is the site's too: should IndexedDB hang, no more events than this are put there. */
const MOST_EVENTS = 200

const ahead = new Set<string>()

/** Written when it returns. What a page leaves there is taken over by the next one: see event-store. */
export function writeAhead(event: QueuedEvent): void {
  if (ahead.size >= MOST_EVENTS) return
  try {
    localStorage[EVENT_KEY + event.id] = JSON.stringify(event)
    ahead.add(event.id)
  } catch {
    // Full or blocked: IndexedDB alone has it then.
  }
}

export function forgetAhead(ids: readonly string[]): void {
  for (const id of ids) {
    ahead.delete(id)
    try {
      delete localStorage[EVENT_KEY + id]
    } catch {
      // Blocked: it was never there.
    }
  }
}
