// Everything the API and the jobs need from outside, handed to createApp and to each job by compose/.

import type { Catalog } from './catalog.ts'
import type { EventSink } from './event-sink.ts'
import type { OwnTokens, UserTokens } from './identity.ts'
import type { ObjectStore } from './object-store.ts'
import type { Recommender } from './recommender.ts'
import type { TitleQueue } from './title-queue.ts'
import type { TitleSource } from './title-source.ts'

export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number
}

export interface Ports {
  objectStore: ObjectStore
  recommender: Recommender
  eventSink: EventSink
  catalog: Catalog
  /** Absent without a key: items are shown as the catalog holds them. */
  titleSource?: TitleSource
  /** Absent where no consumer waits for titles at once: the nightly run asks for them. */
  titleQueue?: TitleQueue
  userTokens: UserTokens
  ownTokens: OwnTokens
  clock: Clock
}
