// What goes through the queue.

import type { ClientEvent, Tracking } from '@intellistream/edge-api/contract'

/** An event as the page reports it; delivery adds eventId, sessionId, tracking and, unless it is given, occurredAt. */
export type TrackedEvent = Pick<ClientEvent, 'eventType'> &
  Partial<Omit<ClientEvent, 'eventId' | 'eventType' | 'sessionId' | 'tracking'>> & {
    /** Can only narrow the page's setting, for an element with its own `tracking` attribute. */
    tracking?: Tracking
  }

/** One event that waits. Its id sorts as it was made. */
export interface QueuedEvent {
  id: string
  partition: string
  createdAt: number
  /** Of the payload as JSON in UTF-8. */
  bytes: number
  payload: ClientEvent
}

/** What was put into one request. Kept until there is a verdict: the same id with the same events is stored once. */
export interface KeptParcel {
  batchId: string
  ids: string[]
  /** Given up, and reported with it. */
  dropped: Record<string, number>
}

/** The events of one subject at one API, and how their sending goes; shared by all tabs. */
export interface Partition {
  /** `<api> <subjectKey>`, or `<api> visit:<id>` or `<api> guest:<id>` until the subject is known. */
  name: string
  /** Absent until there is one that the API has not refused. */
  token?: string
  tries: number
  /** Own backoff: a sign of better times may cut it short. */
  retryAt: number
  /** What Retry-After asked for: nothing may. */
  notBefore: number
  /** Given up, and not yet put into a parcel. */
  dropped: Record<string, number>
  parcel?: KeptParcel
}

/** Where events wait. Both levels, and memory, behave alike: each call is whole or not at all, also when the tab dies. */
export interface EventStore {
  readonly level: 'indexeddb' | 'local' | 'memory'
  /** Resolves when durable. An id that is there is replaced. */
  put(events: readonly QueuedEvent[]): Promise<void>
  /** All, oldest first. */
  events(): Promise<QueuedEvent[]>
  partitions(): Promise<Partition[]>
  /** Changes a partition, which is made when it is not there, and removes events with it. */
  update<Changed extends Partition>(
    name: string,
    change: (partition: Partition) => Changed,
    removed?: readonly string[],
  ): Promise<Changed>
}

export const createPartition = (name: string): Partition => ({
  name,
  tries: 0,
  retryAt: 0,
  notBefore: 0,
  dropped: {},
})

/** Names of the partitions in which these events wait. */
export const toPartitions = (events: readonly QueuedEvent[]): Set<string> =>
  new Set(events.map(({ partition }) => partition))
