// What composing slates needs, once for the process and once for each request.

import type { SlateRequest } from '../../contract/types.ts'
import type { Catalog } from '../../ports/catalog.ts'
import type { Clock } from '../../ports/ports.ts'
import type { RequestContext } from '../../ports/recommender.ts'
import type { TitleQueue } from '../../ports/title-queue.ts'
import type { Profile } from '../profile/profile.ts'
import type { Trace } from '../trace.ts'
import type { Ladder } from './ladder.ts'

export interface ComposeDependencies {
  catalog: Catalog
  clock: Clock
  ladder: Ladder
  titleQueue?: TitleQueue
  publicUserId: string
  cursorSecret: string
  totalTimeoutMs: number
}

export interface ComposeOptions {
  requests: readonly SlateRequest[]
  /** Where the caller put a request's fields, for problems: `query` or `slates[2]`. */
  toPlace: (index: number) => string
  locale: string
  dedupe: boolean
  /** Whose slates these are; absent for public answers. The profile is undefined when it cannot be had in time. */
  viewer?: { userId: string; mapping: 'mapped' | 'token'; profile: Promise<Profile | undefined> }
  trace: Trace
  /** Facts of the request, for what is made for one person. */
  context?: RequestContext
  /** Whether each slate says how it came about. */
  explain?: boolean
}
