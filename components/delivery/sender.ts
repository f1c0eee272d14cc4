// Takes events from the store to the API, one parcel after the other, and removes by id what the API lists as settled.

import type { Session } from '@intellistream/edge-api/contract'
import { cutParcel } from './cut-parcel.ts'
import type { DropReason, GivenUp } from './delivery-status.ts'
import { eventStore } from './event-store.ts'
import { findEvictable } from './find-evictable.ts'
import { postParcel } from './post-parcel.ts'
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
import { within } from './within.ts'

/** How often a tab looks whether others left something. */
const LOOK_MS = 20_000

export interface SenderOptions {
  /** Asks the page who is here, unless it has said so. Never rejects. */
  learnOwner(): Promise<void>
  /** The partition of whoever is here, as far as the page has said that. */
  getHome(): string | undefined
  /** Whether what waits in a partition belongs to the present subject. */
  isAdoptable(name: string): boolean
  /** Asks for a session with a fresh ingest token; it is stored before this resolves. */
  openSession(): Promise<Session>
  /** Told at each round what is stored. */
  onWaiting(events: readonly QueuedEvent[]): void
  onSettled(settled: Settlement): void
}

export interface Settlement {
  delivered?: number
  dropped: Partial<Record<DropReason, number>>
  /** Absent when nothing was asked. */
  refused?: boolean
}

export interface Sender {
  /** Ids of the request under way when the page may close on it, since it is kept alive. */
  readonly inFlight: ReadonlySet<string>
  /** What the last Retry-After forbids. */
  readonly notBefore: number
  /** Sends what is due after `delayMs`; `hurry` cuts own backoffs short, never a Retry-After. */
  wake(delayMs?: number, hurry?: boolean): void
  /** Stops the request under way; its events stay. */
  abort(): void
  /** Removes and counts; counts travel with the partition's next parcel. */
  drop(given: readonly GivenUp[]): Promise<void>
}

export function createSender(options: SenderOptions): Sender {
  /** Of the turn under way: there is one at a time. */
  let turn = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let timerAt = Infinity
  let isSending = false
  let isWokenMeanwhile = false
  const sender = { inFlight: new Set<string>(), notBefore: 0, wake, abort: () => turn.abort(), drop }
  return sender

  function wake(delayMs = 0, hurry = false): void {
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
    turn = new AbortController()
    let dueAt = Infinity
    try {
      const store = await eventStore
      // Before the lock: a page that does not answer keeps no other tab waiting.
      await options.learnOwner()
      await withSenderLock(store, async () => {
        dueAt = await sendRound(store, hurry)
      })
    } catch {
      // Aborted, or the storage failed under us; what is stored is still there.
    }
    isSending = false
    if (isWokenMeanwhile) dueAt = 0
    isWokenMeanwhile = false
    // Also when there is nothing to do: a tab that was closed may leave events to the others.
    wake(Math.min(dueAt - Date.now(), LOOK_MS))
  }

  /**
   * A parcel of each partition; then it is the turn of other tabs. Returns when to come back: 0 for at once, Infinity when
   * nothing is left to do.
   */
  async function sendRound(store: EventStore, hurry: boolean): Promise<number> {
    const events = await store.events()
    const home = options.getHome()
    // What was opted out of meanwhile must not be put back.
    const { signal } = turn
    signal.throwIfAborted()
    const adopted = events.filter(({ partition }) => partition !== home && options.isAdoptable(partition))
    if (home && adopted.length > 0) {
      for (const event of adopted) event.partition = home
      await store.put(adopted)
    }
    const partitions = await store.partitions()
    // What was sent and not answered may be delivered: it waits for its verdict.
    const sent = partitions.flatMap(({ parcel }) => parcel?.ids ?? [])
    const evicted = findEvictable(events, Date.now()).filter(({ event }) => !sent.includes(event.id))
    if (evicted.length > 0) {
      await drop(evicted)
      return 0
    }
    options.onWaiting(events)
    let nextAt = Infinity
    for (const name of toPartitions(events)) {
      const partition = partitions.find((stored) => stored.name === name) ?? createPartition(name)
      const waiting = events.filter((event) => event.partition === name)
      nextAt = Math.min(nextAt, await send(partition, waiting))
    }
    return nextAt

    async function send(partition: Partition, waiting: QueuedEvent[]): Promise<number> {
      const { name, token } = partition
      const dueAt = Math.max(partition.notBefore, hurry ? 0 : partition.retryAt)
      if (dueAt > Date.now()) return dueAt
      // Only for whoever is here a token can be asked for; the events of others wait until they are back.
      if (!token) return name === home ? fetchToken(name) : Infinity

      const { parcel, events } = toParcel(partition, waiting)
      // Kept before it is sent: after a lost answer or a crash the same parcel goes again, and is stored once.
      await store.update(name, (stored) => ({ ...stored, parcel }))
      signal.throwIfAborted()
      // A retry does without keepalive: the quota may be what failed.
      const keepalive = partition.tries === 0
      sender.inFlight = new Set(keepalive ? parcel.ids : [])
      const { batchId, dropped } = parcel
      const [api = ''] = name.split(' ')
      const posted = await postParcel({ api, token, batchId, dropped, events, keepalive, signal })
      sender.inFlight.clear()
      const outcome = { token, parcel, posted, nowMs: Date.now() }
      const settled = settleParcel(partition, outcome)
      const after = await store.update(
        name,
        (stored) => settleParcel(stored, outcome).partition,
        settled.removed,
      )
      sender.notBefore = after.notBefore
      options.onSettled({ ...settled, refused: !after.token })
      return Math.max(after.retryAt, after.notBefore)
    }

    async function fetchToken(name: string): Promise<number> {
      await within(options.openSession()).catch(() => {})
      const partition = await store.update(name, (stored) =>
        stored.token ? { ...stored, retryAt: 0 } : backOff(stored, Date.now()),
      )
      return partition.token ? 0 : partition.retryAt
    }
  }

  async function drop(given: readonly GivenUp[]): Promise<void> {
    const store = await eventStore
    for (const name of toPartitions(given.map(({ event }) => event))) {
      const those = given.filter(({ event }) => event.partition === name)
      const dropped = those.reduce((sum, { reason }) => addCounts(sum, { [reason]: 1 }), {})
      await store.update(
        name,
        (stored) => ({ ...stored, dropped: addCounts(stored.dropped, dropped) }),
        those.map(({ event }) => event.id),
      )
      options.onSettled({ dropped })
    }
  }
}

const toPartitions = (events: readonly QueuedEvent[]): Set<string> =>
  new Set(events.map(({ partition }) => partition))

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
