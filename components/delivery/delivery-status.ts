// What the queue says about itself.

import type { QueuedEvent } from './types.ts'

/** Where events wait: `indexeddb` survives a crash, `local` most of them, `memory` lasts as long as the page. */
export type StorageLevel = 'indexeddb' | 'local' | 'memory'

/** Why an event was given up. */
export type DropReason = 'cap' | 'age' | 'consent' | 'storage' | 'rejected' | 'poison'

export interface GivenUp {
  event: QueuedEvent
  reason: DropReason
}

export interface DeliveryStatus {
  level: StorageLevel
  /** Events that wait in this browser, of all tabs. */
  waiting: number
  /** Events acknowledged to this page. */
  delivered: number
  /** Events given up by this page, by reason. */
  dropped: Partial<Record<DropReason, number>>
  /** Whether an API refuses the ingest token; the events wait for a fresh one. */
  refused: boolean
}
