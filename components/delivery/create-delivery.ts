// The durable event queue of one API address. Usable without any element: see index.ts.

import type { ClientEvent, Session, Tracking } from '@intellistream/edge-api/contract'
import { MOST_BYTES, MOST_EVENT_BYTES, cutParcel } from './cut-parcel.ts'
import type { DeliveryStatus, DropReason } from './delivery-status.ts'
import { effectiveTracking, isReaction } from './effective-tracking.ts'
import { eventStore, keepEvent } from './event-store.ts'
import { CAPS } from './find-evictable.ts'
import type { Identity } from './identity.ts'
import { postParcel } from './post-parcel.ts'
import { Sender } from './sender.ts'
import type { QueuedEvent, TrackedEvent } from './types.ts'
import { createUuidV7 } from './uuid-v7.ts'

/** Impressions come in swarms; this long they gather. They are stored at once all the same. */
const IMPRESSION_DELAY_MS = 1_000

export interface DeliveryOptions {
  api: string
  identity: Pick<Identity, 'subjectKey' | 'visitId'>
  /** Asks the API who we are, for a fresh ingest token; calls setSession before it resolves. */
  openSession(): Promise<Session>
  getTracking(): Tracking
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

export function createDelivery(options: DeliveryOptions): Delivery {
  return new ApiDelivery(options)
}

class ApiDelivery implements Delivery {
  status: DeliveryStatus = { level: 'local', waiting: 0, delivered: 0, dropped: {}, refused: false }
  #options: DeliveryOptions
  #sender: Sender
  /** Stored by this page and not yet settled: what is sent once more when the page hides. */
  #unsettled = new Map<string, QueuedEvent>()
  #token: { partition: string; token: string } | undefined
  /** What this page stored since the sender last looked at the caps. */
  #unmeasuredBytes = 0

  constructor(options: DeliveryOptions) {
    this.#options = options
    this.#sender = new Sender({
      getPartitions: () => this.#partitions(),
      openSession: () => options.openSession(),
      mayTrack: () => effectiveTracking(options.getTracking()) !== 'off',
      onWaiting: (events) => {
        const waiting = new Set(events.map(({ id }) => id))
        for (const id of this.#unsettled.keys()) if (!waiting.has(id)) this.#unsettled.delete(id)
        this.#unmeasuredBytes = 0
        this.#report({ waiting: events.length })
      },
      onSettled: ({ delivered, dropped, removed }) => {
        for (const id of removed) this.#unsettled.delete(id)
        this.#count(dropped)
        this.#report({
          delivered: this.status.delivered + delivered,
          waiting: Math.max(0, this.status.waiting - removed.length),
        })
      },
      onRefused: (refused) => this.#report({ refused }),
    })
    this.#listen()
    void eventStore.then(({ level }) => this.#report({ level }))
    if (effectiveTracking(options.getTracking()) === 'off') void this.optOut()
    else this.#sender.wake()
  }

  async track(event: TrackedEvent): Promise<void> {
    const tracking = effectiveTracking(this.#options.getTracking(), event.tracking)
    if (tracking === 'off' && !isReaction(event.eventType)) return this.#drop('consent')
    const queued = this.#toQueued({ ...event, tracking })
    if (queued.bytes > MOST_EVENT_BYTES) return this.#drop('poison')
    this.#unsettled.set(queued.id, queued)
    this.#unmeasuredBytes += queued.bytes
    try {
      const waiting = await keepEvent(queued)
      this.#report({ waiting })
      const isOverCap = waiting > CAPS.events || this.#unmeasuredBytes > CAPS.bytes / 4
      this.#sender.wake({ delayMs: event.eventType === 'impression' && !isOverCap ? IMPRESSION_DELAY_MS : 0 })
    } catch {
      this.#unsettled.delete(queued.id)
      this.#drop('storage')
    }
  }

  async setSession({ subjectKey, ingestToken }: Session): Promise<void> {
    const partition = `${this.#options.api} ${subjectKey}`
    this.#token = { partition, token: ingestToken }
    const store = await eventStore
    await store.update(partition, (stored) => ({ ...stored, token: ingestToken }))
    this.#sender.wake()
  }

  async optOut(): Promise<void> {
    this.#sender.abort()
    const store = await eventStore
    const ours = (await store.events()).filter(({ partition }) =>
      partition.startsWith(`${this.#options.api} `),
    )
    const reactions = ours.filter(({ payload }) => isReaction(payload.eventType))
    await this.#sender.drop(
      store,
      ours.filter((event) => !reactions.includes(event)),
      'consent',
    )
    for (const { payload } of reactions) payload.tracking = 'off'
    await store.put(reactions)
    this.#sender.wake()
  }

  #partitions(): { present: string | undefined; visit: string } {
    const { api, identity } = this.#options
    const present = identity.subjectKey && `${api} ${identity.subjectKey}`
    return { present, visit: `${api} visit:${identity.visitId}` }
  }

  #toQueued(event: TrackedEvent): QueuedEvent {
    const { present, visit } = this.#partitions()
    const id = createUuidV7()
    const createdAt = Date.now()
    const payload: ClientEvent = {
      ...event,
      eventId: id,
      occurredAt: new Date(createdAt).toISOString(),
      sessionId: this.#options.identity.visitId,
    }
    const bytes = new TextEncoder().encode(JSON.stringify(payload)).length
    return { id, partition: present ?? visit, createdAt, bytes, payload }
  }

  #listen(): void {
    addEventListener('online', () => this.#sender.wake({ hurry: true }))
    addEventListener('pageshow', ({ persisted }) => persisted && this.#sender.wake({ hurry: true }))
    addEventListener('pagehide', () => this.#flush())
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#flush()
      else this.#sender.wake({ hurry: true })
    })
  }

  /**
   * The page may be gone in a moment, and nothing that takes a turn of the loop would still run. What is not on its
   * way yet is sent without being removed: the API counts a repeated event once.
   */
  #flush(): void {
    const { partition, token } = this.#token ?? {}
    if (!token || this.status.refused || this.#sender.notBefore > Date.now()) return
    const waiting = [...this.#unsettled.values()].filter(
      (event) => event.partition === partition && !this.#sender.inFlight.has(event.id),
    )
    const events = cutParcel(waiting, this.#sender.inFlight.size > 0 ? MOST_BYTES / 4 : MOST_BYTES)
    if (events.length === 0) return
    const { api } = this.#options
    void postParcel({ api, token, batchId: createUuidV7(), dropped: {}, events, keepalive: true })
  }

  #drop(reason: DropReason): void {
    this.#count({ [reason]: 1 })
    this.#report({})
    const { present, visit } = this.#partitions()
    // Consent is not told to the API: that nothing is sent is the point.
    if (reason !== 'consent') this.#sender.countDrops(present ?? visit, reason, 1).catch(() => {})
  }

  #count(dropped: Partial<Record<DropReason, number>>): void {
    const counts = { ...this.status.dropped }
    for (const [reason, count] of Object.entries(dropped) as [DropReason, number][]) {
      if (count > 0) counts[reason] = (counts[reason] ?? 0) + count
    }
    this.status = { ...this.status, dropped: counts }
  }

  #report(change: Partial<DeliveryStatus>): void {
    this.status = { ...this.status, ...change }
    this.#options.onStatus?.(this.status)
  }
}
