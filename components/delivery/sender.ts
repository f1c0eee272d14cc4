// Takes events from the store to the API, one parcel after the other, and removes by id what the API lists as settled.

import type { Session } from '@intellistream/edge-api/contract'
import { cutParcel } from './cut-parcel.ts'
import type { DropReason } from './delivery-status.ts'
import { isReaction } from './effective-tracking.ts'
import { eventStore } from './event-store.ts'
import { findEvictable } from './find-evictable.ts'
import { postParcel, type PostedParcel } from './post-parcel.ts'
import { withSenderLock } from './sender-lock.ts'
import { addCounts, settleParcel, toBackoffMs } from './settle-parcel.ts'
import type { EventStore, KeptParcel, Partition, QueuedEvent } from './types.ts'
import { createUuidV7 } from './uuid-v7.ts'

/** How long one tab sends before others get their turn. */
const TURN_MS = 20_000

export interface SenderOptions {
  /** The partition of the present subject, and the one that waits for the subject to be known. */
  getPartitions(): { present: string | undefined; visit: string }
  /** Asks for a session with a fresh ingest token; delivery is told it by setSession before this resolves. */
  openSession(): Promise<Session>
  mayTrack(): boolean
  onWaiting(events: readonly QueuedEvent[]): void
  onSettled(settled: {
    delivered: number
    dropped: Partial<Record<DropReason, number>>
    removed: string[]
  }): void
  onRefused(refused: boolean): void
}

export class Sender {
  /** Ids of the request under way: the page may close on it, since it is kept alive. */
  inFlight = new Set<string>()
  /** What the API's last Retry-After forbids, for the present page. */
  notBefore = 0
  #options: SenderOptions
  #controller = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined
  #timerAt = Infinity
  #turn: Promise<void> | undefined
  #again = false

  constructor(options: SenderOptions) {
    this.#options = options
  }

  /** Sends what is due after `delayMs`; `hurry` cuts own backoffs short, never a Retry-After. */
  wake({ delayMs = 0, hurry = false } = {}): void {
    const at = Date.now() + delayMs
    if (delayMs > 0 && this.#timerAt <= at) return
    clearTimeout(this.#timer)
    this.#timerAt = delayMs > 0 ? at : Infinity
    if (delayMs > 0) {
      this.#timer = setTimeout(() => {
        this.#timerAt = Infinity
        this.wake()
      }, delayMs)
      return
    }
    if (this.#turn) this.#again = true
    else this.#turn = this.#takeTurn(hurry)
  }

  /** Stops the request under way; its events stay. */
  abort(): void {
    this.#controller.abort()
    this.#controller = new AbortController()
  }

  async #takeTurn(hurry: boolean): Promise<void> {
    let dueAt = Infinity
    try {
      const store = await eventStore
      await withSenderLock(store, async () => {
        const until = Date.now() + TURN_MS
        do dueAt = await this.#sendRound(store, hurry)
        while (dueAt === 0 && Date.now() < until)
      })
    } catch {
      // The storage failed under us; what is stored is still there.
      dueAt = Date.now() + toBackoffMs(6)
    }
    this.#turn = undefined
    if (this.#again) dueAt = 0
    this.#again = false
    if (dueAt === 0) this.wake()
    else if (dueAt < Infinity) this.wake({ delayMs: Math.max(1, dueAt - Date.now()) })
  }

  /** A parcel of each partition. Returns when to come back: 0 for at once, Infinity when nothing is left to do. */
  async #sendRound(store: EventStore, hurry: boolean): Promise<number> {
    const events = await this.#tidy(store)
    const byPartition = new Map<string, QueuedEvent[]>()
    for (const event of events) {
      byPartition.set(event.partition, [...(byPartition.get(event.partition) ?? []), event])
    }
    let dueAt = Infinity
    for (const [name, waiting] of byPartition) {
      dueAt = Math.min(dueAt, await this.#send(store, await store.partition(name), waiting, hurry))
    }
    return dueAt
  }

  /** Gives the visit's events to its subject once that is known, and gives up what may not or cannot wait. */
  async #tidy(store: EventStore): Promise<QueuedEvent[]> {
    const { present, visit } = this.#options.getPartitions()
    let events = await store.events()
    const adopted = events.filter((event) => present && event.partition === visit)
    if (present && adopted.length > 0) {
      for (const event of adopted) event.partition = present
      await store.put(adopted)
    }
    const evicted = findEvictable(events, Date.now())
    for (const reason of ['age', 'cap'] as const) {
      const gone = evicted.filter((entry) => entry.reason === reason).map(({ event }) => event)
      await this.drop(store, gone, reason)
      events = events.filter((event) => !gone.includes(event))
    }
    this.#options.onWaiting(events)
    return events
  }

  async drop(store: EventStore, events: readonly QueuedEvent[], reason: DropReason): Promise<void> {
    if (events.length === 0) return
    const removed = events.map(({ id }) => id)
    await store.remove(removed)
    for (const name of new Set(events.map(({ partition }) => partition))) {
      await this.countDrops(name, reason, events.filter((event) => event.partition === name).length)
    }
    this.#options.onSettled({ delivered: 0, dropped: { [reason]: events.length }, removed })
  }

  /** Counts travel with the partition's next parcel. */
  async countDrops(name: string, reason: DropReason, count: number): Promise<void> {
    const store = await eventStore
    await store.update(name, (stored) => ({
      ...stored,
      dropped: addCounts(stored.dropped, { [reason]: count }),
    }))
  }

  async #send(
    store: EventStore,
    partition: Partition,
    waiting: QueuedEvent[],
    hurry: boolean,
  ): Promise<number> {
    const dueAt = Math.max(partition.notBefore, hurry ? 0 : partition.retryAt)
    if (dueAt > Date.now()) return dueAt
    if (!hasToken(partition)) return this.#fetchToken(store, partition)

    const mayGo = this.#options.mayTrack()
      ? waiting
      : waiting.filter((event) => isReaction(event.payload.eventType))
    const { parcel, events } = toParcel(partition, mayGo)
    if (events.length === 0) return Infinity
    // Kept before it is sent: after a lost reply or a crash the same parcel goes again, and is stored once.
    await store.update(partition.name, (stored) => ({ ...stored, parcel }))
    // A retry does without keepalive: the quota may be what failed.
    const keepalive = partition.tries === 0
    this.inFlight = new Set(keepalive ? parcel.ids : [])
    const posted = await postParcel({
      ...toAddress(partition),
      batchId: parcel.batchId,
      dropped: parcel.dropped,
      events,
      keepalive,
      signal: this.#controller.signal,
    })
    this.inFlight.clear()
    return this.#settle(store, partition.name, parcel, posted)
  }

  /** Only the present subject can ask for a token; the events of others wait until they are back. */
  async #fetchToken(store: EventStore, { name }: Partition): Promise<number> {
    const { present, visit } = this.#options.getPartitions()
    if (name !== present && name !== visit) return Infinity
    const isOpen = await this.#options.openSession().then(
      () => true,
      () => false,
    )
    if (isOpen && (name === visit || hasToken(await store.partition(name)))) return 0
    const { retryAt } = await store.update(name, (stored) => ({
      ...stored,
      tries: stored.tries + 1,
      retryAt: Date.now() + toBackoffMs(stored.tries),
    }))
    return retryAt
  }

  async #settle(store: EventStore, name: string, parcel: KeptParcel, posted: PostedParcel): Promise<number> {
    const stored = await store.partition(name)
    const { partition, removed, delivered, rejected, poison } = settleParcel(stored, {
      parcel,
      posted,
      nowMs: Date.now(),
    })
    await store.remove(removed)
    await store.update(name, () => partition)
    this.notBefore = partition.notBefore
    this.#options.onSettled({ delivered, dropped: { rejected, poison }, removed })
    this.#options.onRefused(posted.status === 401 || posted.status === 403)
    return Math.max(partition.retryAt, partition.notBefore)
  }
}

function hasToken({ token, refused }: Partition): boolean {
  return token !== undefined && token !== refused
}

function toAddress({ name, token = '' }: Partition): { api: string; token: string } {
  return { api: name.split(' ')[0] ?? '', token }
}

/** The parcel of the last try while all its events are there; else a new one. */
function toParcel(
  { parcel, dropped }: Partition,
  waiting: readonly QueuedEvent[],
): { parcel: KeptParcel; events: QueuedEvent[] } {
  const again = waiting.filter(({ id }) => parcel?.ids.includes(id))
  if (parcel && again.length === parcel.ids.length) return { parcel, events: again }
  const events = cutParcel(waiting)
  return { parcel: { batchId: createUuidV7(), ids: events.map(({ id }) => id), dropped }, events }
}
