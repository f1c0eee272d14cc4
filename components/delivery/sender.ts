// Takes events from the store to the API, one parcel after the other, and removes by id what the API lists as settled.

import type { Session } from '@intellistream/edge-api/contract'
import { cutParcel } from './cut-parcel.ts'
import type { DropReason, GivenUp } from './delivery-status.ts'
import { eventStore } from './event-store.ts'
import { findEvictable } from './find-evictable.ts'
import { postParcel, type PostedParcel } from './post-parcel.ts'
import { withSenderLock } from './sender-lock.ts'
import { addCounts, backOff, settleParcel } from './settle-parcel.ts'
import {
  createPartition,
  type EventStore,
  type KeptParcel,
  type Partition,
  type QueuedEvent,
} from './types.ts'
import { createUuidV7 } from './uuid-v7.ts'

/** How long one tab sends before others get their turn. */
const TURN_MS = 20_000

export interface SenderOptions {
  /** Finds out who is here, as far as the page can say that without the API. */
  identify(): Promise<void>
  /** The partition of whoever is here; undefined until the page has said who. */
  getHome(): string | undefined
  /** Whether what waits in a partition belongs to the present subject. */
  isAdoptable(name: string): boolean
  /** Asks for a session with a fresh ingest token; it is stored before this resolves. */
  openSession(): Promise<Session>
  /** Told at each round what is stored. */
  onWaiting(events: readonly QueuedEvent[]): void
  onSettled(settled: {
    delivered: number
    dropped: Partial<Record<DropReason, number>>
    /** Absent when nothing was asked. */
    refused?: boolean
  }): void
}

export interface Sender {
  /** Ids of the request under way when the page may close on it, since it is kept alive. */
  readonly inFlight: ReadonlySet<string>
  /** What the last Retry-After forbids. */
  readonly notBefore: number
  /** Sends what is due after `delayMs`; `hurry` cuts own backoffs short, never a Retry-After. */
  wake(options?: { delayMs?: number; hurry?: boolean }): void
  /** Stops the request under way; its events stay. */
  abort(): void
  /** Removes and counts; counts travel with the partition's next parcel. */
  drop(given: readonly GivenUp[]): Promise<void>
}

export function createSender(options: SenderOptions): Sender {
  let controller = new AbortController()
  /** Of the turn under way: there is one at a time. */
  let { signal } = controller
  let isHurried = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let timerAt = Infinity
  let isSending = false
  let isWokenMeanwhile = false
  const sender = { inFlight: new Set<string>(), notBefore: 0, wake, abort, drop }
  return sender

  function abort(): void {
    controller.abort()
    controller = new AbortController()
  }

  function wake({ delayMs = 0, hurry = false } = {}): void {
    const at = Date.now() + delayMs
    if (delayMs > 0 && timerAt <= at) return
    clearTimeout(timer)
    timerAt = Infinity
    if (delayMs > 0) {
      timerAt = at
      timer = setTimeout(wake, delayMs)
    } else if (isSending) isWokenMeanwhile = true
    else void takeTurn(hurry)
  }

  async function takeTurn(hurry: boolean): Promise<void> {
    isSending = true
    isHurried = hurry
    signal = controller.signal
    let dueAt = Infinity
    try {
      const store = await eventStore
      await withSenderLock(store, async () => {
        const until = Date.now() + TURN_MS
        do dueAt = await sendRound(store)
        while (dueAt === 0 && Date.now() < until)
      })
    } catch {
      // Aborted, or the storage failed under us; what is stored is still there.
      dueAt = Infinity
    }
    isSending = false
    if (isWokenMeanwhile) dueAt = 0
    isWokenMeanwhile = false
    // Also when there is nothing to do: a tab that was closed may leave events to the others.
    wake({ delayMs: Math.min(dueAt - Date.now(), TURN_MS) })
  }

  /** A parcel of each partition. Returns when to come back: 0 for at once, Infinity when nothing is left to do. */
  async function sendRound(store: EventStore): Promise<number> {
    const events = await tidy(store)
    let dueAt = Infinity
    for (const name of toPartitions(events)) {
      const waiting = events.filter(({ partition }) => partition === name)
      dueAt = Math.min(dueAt, await send(store, await store.update(name, asIs), waiting))
    }
    return dueAt
  }

  /** Gives events to their owner as far as that is known, and gives up what may not or cannot wait. */
  async function tidy(store: EventStore): Promise<QueuedEvent[]> {
    const events = await store.events()
    if (events.length > 0) await options.identify()
    // What was opted out of meanwhile must not be put back.
    signal.throwIfAborted()
    const home = options.getHome()
    const adopted = events.filter(({ partition }) => partition !== home && options.isAdoptable(partition))
    if (home && adopted.length > 0) {
      for (const event of adopted) event.partition = home
      await store.put(adopted)
    }
    const evictable = findEvictable(events, Date.now())
    const sent = (await store.partitions()).flatMap(({ parcel }) => parcel?.ids ?? [])
    // What was sent and not answered may be delivered: it waits for its verdict.
    const evicted = evictable.filter(({ event }) => !sent.includes(event.id))
    await drop(evicted)
    const waiting = events.filter((event) => evicted.every((one) => one.event !== event))
    options.onWaiting(waiting)
    return waiting
  }

  async function drop(given: readonly GivenUp[]): Promise<void> {
    const store = await eventStore
    const count = (counts: Record<string, number>, all: readonly GivenUp[]): Record<string, number> =>
      all.reduce((sum, { reason }) => addCounts(sum, { [reason]: 1 }), counts)
    for (const name of toPartitions(given.map(({ event }) => event))) {
      const those = given.filter(({ event }) => event.partition === name)
      await store.update(
        name,
        (stored) => ({ ...stored, dropped: count(stored.dropped, those) }),
        those.map(({ event }) => event.id),
      )
    }
    if (given.length > 0) options.onSettled({ delivered: 0, dropped: count({}, given) })
  }

  async function send(store: EventStore, partition: Partition, waiting: QueuedEvent[]): Promise<number> {
    const dueAt = Math.max(partition.notBefore, isHurried ? 0 : partition.retryAt)
    if (dueAt > Date.now()) return dueAt
    if (!hasToken(partition)) return fetchToken(store, partition)

    const { parcel, events } = toParcel(partition, waiting)
    // Kept before it is sent: after a lost answer or a crash the same parcel goes again, and is stored once.
    await store.update(partition.name, (stored) => ({ ...stored, parcel }))
    signal.throwIfAborted()
    // A retry does without keepalive: the quota may be what failed.
    const keepalive = partition.tries === 0
    sender.inFlight = new Set(keepalive ? parcel.ids : [])
    const posted = await postParcel({
      api: partition.name.split(' ')[0] ?? '',
      token: partition.token,
      batchId: parcel.batchId,
      dropped: parcel.dropped,
      events,
      keepalive,
      signal,
    })
    sender.inFlight.clear()
    return settle(store, partition.name, parcel, posted)
  }

  /** Only for whoever is here a token can be asked for; the events of others wait until they are back. */
  async function fetchToken(store: EventStore, { name }: Partition): Promise<number> {
    if (name !== options.getHome()) return Infinity
    const session = await options.openSession().catch(() => undefined)
    // What waited for its subject has it now.
    if (session && (name !== options.getHome() || hasToken(await store.update(name, asIs)))) return 0
    const { retryAt } = await store.update(name, (stored) => backOff(stored, Date.now()))
    return retryAt
  }

  async function settle(
    store: EventStore,
    name: string,
    parcel: KeptParcel,
    posted: PostedParcel,
  ): Promise<number> {
    const outcome = { parcel, posted, nowMs: Date.now() }
    const { removed, delivered, dropped } = settleParcel(createPartition(name), outcome)
    const partition = await store.update(name, (stored) => settleParcel(stored, outcome).partition, removed)
    sender.notBefore = partition.notBefore
    options.onSettled({ delivered, dropped, refused: !hasToken(partition) })
    return Math.max(partition.retryAt, partition.notBefore)
  }
}

const toPartitions = (events: readonly QueuedEvent[]): Set<string> =>
  new Set(events.map(({ partition }) => partition))

const asIs = (partition: Partition): Partition => partition

function hasToken(partition: Partition): partition is Partition & { token: string } {
  return partition.token !== undefined && partition.token !== partition.refused
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
