// Takes events from the store to the API, one parcel after the other, and removes by id what the API lists as settled.

import type { Session } from '@intellistream/edge-api/contract'
import type { DeliveryStatus, DropReason, StorageLevel } from './delivery-status.ts'
import { eventStore, reopen } from './event-store.ts'
import { fillParcel } from './fill-parcel.ts'
import { findEvictable } from './find-evictable.ts'
import { findOurs, learnOwner, type Home } from './home.ts'
import { postParcel } from './post-parcel.ts'
import { withSenderLock } from './sender-lock.ts'
import { addCounts, backOff, countUnreported, settleParcel, type Settled } from './settle-parcel.ts'
import { createPartition, toPartitions, type EventStore, type Partition, type QueuedEvent } from './types.ts'
import { within } from './within.ts'

/** How often a tab looks whether others left something. */
const LOOK_MS = 20_000
/** Nobody means to wait longer: the clock was set back meanwhile, or an answer is not of our API. */
const MOST_AHEAD_MS = 7 * 24 * 3_600_000

export interface SenderOptions extends Home {
  /** Asks for a session with a fresh ingest token; it is stored before this resolves. */
  openSession(): Promise<Session>
  /** Told at each round what is stored, and where. */
  onWaiting(events: readonly QueuedEvent[], level: StorageLevel): void
  onDropped(dropped: DeliveryStatus['dropped']): void
  /** Told what an answer has settled, and how its partition stands now. */
  onSettled(settled: Settled, partition: Partition): void
}

export interface Sender {
  /** Ids of the request under way when the page may close on it, since it is kept alive. */
  readonly inFlight: readonly string[]
  /** Sends what is due then, at once when no time is given; `hurry` cuts own backoffs short, never a Retry-After. */
  wake(at?: number, hurry?: boolean): void
  /** Stops the turn under way, and begins none before `act` is done. */
  hold(act: () => Promise<void>): Promise<void>
  /** Removes and counts; counts travel with the partition's next parcel. */
  drop(events: readonly QueuedEvent[], reason: DropReason): Promise<void>
}

export function createSender(options: SenderOptions): Sender {
  const { openSession, onWaiting, onDropped, onSettled } = options
  /** Of the turn under way: there is one at a time. */
  let turn = new AbortController()
  /** Of the turn under way, and of those who want none. */
  let holds = 0
  let isHurried = false
  let dueAt = Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  const sender = { inFlight: [] as string[], wake, hold, drop }
  return sender

  function wake(at = 0, hurry = false): void {
    isHurried ||= hurry
    dueAt = Math.min(dueAt, at)
    // Whoever holds it wakes it again.
    if (holds > 0) return
    clearTimeout(timer)
    const waitMs = dueAt - Date.now()
    if (waitMs > 0) timer = setTimeout(wake, waitMs)
    else void takeTurn()
  }

  async function takeTurn(): Promise<void> {
    holds += 1
    dueAt = Infinity
    turn = new AbortController()
    try {
      const store = await eventStore
      // Before the lock: a page that does not answer keeps no other tab waiting.
      await learnOwner(options)
      await withSenderLock(store, () => sendRound(store))
    } catch {
      // Aborted, or the storage failed under us; what is stored is still there.
      void reopen()
    }
    holds -= 1
    // Also when there is nothing to do: a tab that was closed may leave events to the others.
    wake(Date.now() + LOOK_MS)
  }

  async function hold(act: () => Promise<void>): Promise<void> {
    turn.abort()
    holds += 1
    await act().finally(() => {
      holds -= 1
      wake()
    })
  }

  /** A parcel of each partition; then it is the turn of other tabs. Says when to come back, if anything is left to do. */
  async function sendRound(store: EventStore): Promise<void> {
    const events = await store.events()
    // What was opted out of meanwhile must not be put back.
    turn.signal.throwIfAborted()
    const { home, isAdoptable } = findOurs(options)
    const adopted = events.filter(({ partition }) => partition !== home && isAdoptable(partition))
    if (home && adopted.length > 0) {
      for (const event of adopted) event.partition = home
      await store.put(adopted)
    }
    const partitions = await store.partitions()
    // What was sent and not answered may be delivered: it waits for its verdict.
    const sent = partitions.flatMap(({ parcel }) => parcel?.ids ?? [])
    const [evicted, reason] = findEvictable(
      events.filter(({ id }) => !sent.includes(id)),
      Date.now(),
    )
    if (evicted.length > 0) {
      await drop(evicted, reason)
      return wake()
    }
    onWaiting(events, store.level)
    const names = toPartitions(events)
    // Of who was here before nothing stays, once what they did has been delivered.
    for (const { name, token } of partitions)
      if (token && home && name !== home && !names.has(name) && name.startsWith(`${options.api} `))
        await store.update(name, (stored) => ({ ...createPartition(name), dropped: countUnreported(stored) }))
    const hurry = isHurried
    isHurried = false
    for (const name of names) {
      const waiting = events.filter(({ partition }) => partition === name)
      const partition = partitions.find((stored) => stored.name === name) ?? createPartition(name)
      await send(partition, waiting)
    }

    async function send(partition: Partition, waiting: QueuedEvent[]): Promise<void> {
      const { name, token, tries } = partition
      const now = Date.now()
      const dueAt = [partition.notBefore, hurry ? 0 : partition.retryAt].find(
        (at) => at > now && at < now + MOST_AHEAD_MS,
      )
      if (dueAt) return wake(dueAt)
      if (!token) {
        // Only for whoever is here one can be asked for; the events of others wait until they are back.
        if (name !== home) return
        await within(openSession()).catch(() => store.update(name, backOff))
        return wake()
      }
      // Kept before it is sent: after a lost answer or a crash the same parcel goes again, and is stored once.
      const { parcel } = await store.update(name, (stored) => fillParcel(stored, waiting))
      // A retry does without keepalive: the quota may be what failed.
      const keepalive = tries === 0
      sender.inFlight = keepalive ? parcel.ids : []
      const [api] = name.split(' ') as [string]
      const posted = await postParcel({ api, token, parcel, waiting, keepalive }, turn)
      sender.inFlight = []
      const settled = settleParcel({ token, parcel, posted })
      const after = await store.update(name, settled.change, settled.removed)
      onSettled(settled, after)
      wake()
    }
  }

  async function drop(events: readonly QueuedEvent[], reason: DropReason): Promise<void> {
    const store = await eventStore
    for (const name of toPartitions(events)) {
      const given = events.filter(({ partition }) => partition === name)
      const dropped = { [reason]: given.length }
      await store.update(
        name,
        (stored) => ({ ...stored, dropped: addCounts(stored.dropped, dropped) }),
        given.map(({ id }) => id),
      )
      onDropped(dropped)
    }
  }
}
