// The durable event queue of one API address. Usable without any element: see index.ts.

import type { Session } from '@intellistream/edge-api/contract'
import type { DeliveryStatus, DropReason } from './delivery-status.ts'
import { effectiveTracking } from './effective-tracking.ts'
import { eventStore, keepEvent, reopen } from './event-store.ts'
import { fillParcel } from './fill-parcel.ts'
import type { Home } from './home.ts'
import { findRefusal, makeEvent, type EventSource } from './make-event.ts'
import { MOST_BYTES } from './parcel-limits.ts'
import { postParcel } from './post-parcel.ts'
import { createSender } from './sender.ts'
import { addCounts } from './settle-parcel.ts'
import { createPartition, type Partition, type QueuedEvent, type TrackedEvent } from './types.ts'

/** Impressions come in swarms; this long they gather. They are stored at once all the same. */
const IMPRESSION_DELAY_MS = 1_000

export interface DeliveryOptions extends EventSource, Home {
  identity: Home['identity']
  /** Asks the API who we are, for a fresh ingest token; calls setSession and waits for it. */
  openSession(): Promise<Session>
  onStatus?(status: DeliveryStatus): void
}

export interface Delivery {
  readonly status: DeliveryStatus
  /** Resolves when the event is durable in this browser; delivery goes on by itself. Never rejects. */
  track(event: TrackedEvent): Promise<void>
  /** Gives the present subject's events their token, and those from before it was known their subject. */
  setSession(session: Session): Promise<void>
  /** Erases what waits, reactions aside, and stops what is being sent. */
  optOut(): Promise<void>
}

/** For whoever makes events before the queue is loaded. */
export interface Queue extends Delivery {
  /** What track() does with the event once it is made. */
  keep(made: QueuedEvent): Promise<void>
}

export function createDelivery(options: DeliveryOptions): Queue {
  const { api, getTracking, onStatus } = options
  let status: DeliveryStatus = { level: 'local', waiting: 0, delivered: 0, dropped: {}, refused: false }
  /** The partition of whoever is here, once the API has said who that is. */
  let present: Partition | undefined
  /** Stored by this page and not yet settled: what is sent once more when the page hides. */
  let unsettled: QueuedEvent[] = []
  let isFlushing = false

  const sender = createSender({
    ...options,
    onWaiting(events, level) {
      const waiting = new Set(events.map(({ id }) => id))
      unsettled = unsettled.filter(({ id }) => waiting.has(id))
      report({ level, waiting: events.length })
    },
    onDropped: count,
    onSettled({ dropped = {}, delivered }, partition) {
      if (partition.name === present?.name) present = partition
      count(dropped, delivered, !partition.token)
    },
  })

  addEventListener('online', hurry)
  addEventListener('pageshow', hurry)
  addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', () => (document.hidden ? flush() : hurry()))
  if (effectiveTracking(getTracking()) === 'off') void optOut()
  else hurry()

  return {
    get status() {
      return status
    },
    track: (event) => keep(makeEvent(event, options)),
    keep,
    async setSession({ subjectKey, ingestToken }) {
      const store = await eventStore
      const name = `${api} ${subjectKey}`
      present = await store.update(name, (stored) => ({ ...stored, token: ingestToken, retryAt: 0 }))
      sender.wake()
    },
    optOut,
  }

  async function keep(made: QueuedEvent): Promise<void> {
    const refusal = findRefusal(made)
    // Not told to the API: that nothing is sent is the point.
    if (refusal === 'consent') return count({ consent: 1 })
    if (refusal) return giveUp(made, refusal)
    unsettled.push(made)
    try {
      await keepEvent(made)
      report({ waiting: status.waiting + 1 })
      sender.wake(made.payload.eventType === 'impression' ? Date.now() + IMPRESSION_DELAY_MS : 0)
    } catch {
      await giveUp(made, 'storage')
    }
  }

  function optOut(): Promise<void> {
    return sender.hold(erase)
  }

  async function erase(): Promise<void> {
    unsettled = []
    // Also what waits elsewhere, because this could not be written.
    const store = await reopen()
    const ours = (await store.events()).filter(({ partition }) => partition.startsWith(`${api} `))
    for (const { payload } of ours) payload.tracking = 'off'
    await store.put(ours)
    await sender.drop(ours.filter(findRefusal), 'consent')
  }

  /**
   * The page may be gone in a moment, and nothing that takes a turn of the loop would still run. What is not on its
   * way yet is sent without being removed: the API counts a repeated event once.
   */
  function flush(): void {
    if (!present?.token || isFlushing || present.notBefore > Date.now()) return
    const { name, token } = present
    const { inFlight } = sender
    const waiting = unsettled.filter(({ id, partition }) => partition === name && !inFlight.includes(id))
    const mostBytes = inFlight.length > 0 ? MOST_BYTES / 4 : MOST_BYTES
    const { parcel } = fillParcel(createPartition(name), waiting, mostBytes)
    if (parcel.ids.length === 0) return
    // Hiding and leaving follow each other: twice the same would be more than the quota of the page.
    isFlushing = true
    void postParcel({ api, token, parcel, waiting, keepalive: true }).then(() => (isFlushing = false))
  }

  function hurry(): void {
    sender.wake(0, true)
  }

  async function giveUp(event: QueuedEvent, reason: DropReason): Promise<void> {
    unsettled = unsettled.filter((other) => other !== event)
    await sender.drop([event], reason).catch(() => count({ [reason]: 1 }))
  }

  function count(dropped: DeliveryStatus['dropped'], delivered = 0, refused = status.refused): void {
    report({ delivered: status.delivered + delivered, dropped: addCounts(status.dropped, dropped), refused })
  }

  function report(change: Partial<DeliveryStatus>): void {
    status = { ...status, ...change }
    onStatus?.(status)
  }
}
