// The page session as its elements see it. One per API address and page; it alone talks to the API.

import type { Problem, Tracking } from '@intellistream/edge-api/contract'
import type { DeliveryStatus } from '../delivery/delivery-status.ts'
import type { GetToken } from '../delivery/identity.ts'
import type { TrackedEvent } from '../delivery/types.ts'
import type { SlateState } from './slate-state.ts'

export type { GetToken }

export interface PageSessionOptions {
  getToken?: GetToken | undefined
  tracking?: Tracking | undefined
}

export type { TrackedEvent }

/** What an element holds while it is connected. */
export interface SlateSubscription {
  /** Asks again after the element's attributes changed; a pending ask is replaced, an unanswered one aborted. */
  update(): void
  /** Asks again after an error, for this rail alone. */
  retry(): void
  /** Asks for what follows (`nextCursor`) and appends it; does nothing when there is no more or an ask is under way. */
  loadMore(): void
  /** After a dislike: no later ask brings the item. What is shown stays, with the way back in the card's place. */
  removeItem(itemId: string): void
  /** Takes that back. */
  restoreItem(itemId: string): void
  /** Ends it. Called on disconnect. */
  close(): void
}

/** A report about the subject, or about the site. The session adds the time zone. */
export interface ReportQuery {
  path: '/v1/me/genres' | '/v1/me/accuracy' | '/v1/accuracy'
  parameters: Record<string, string>
}

/** What a provider passes on to the page as events, and what makes a chart ask again. */
export interface PageSessionObserver {
  onAuthRequired?(): void
  onProblem?(problem: Problem): void
  onDeliveryStatus?(status: DeliveryStatus): void
  onSubjectChange?(): void
}

export interface PageSession {
  readonly api: string
  readonly tracking: Tracking
  configure(options: PageSessionOptions): void
  /**
   * Subscribes an `is-*` rail. What it wants is read from its attributes (readSlateRequest), upgraded or not, so that
   * all rails of a page go out in one request. `onState` is called with every new state, `loading` first.
   */
  subscribeSlate(element: HTMLElement, onState: (state: SlateState) => void): SlateSubscription
  /** Throws what `toProblem` reads, or the signal's reason when the caller aborted. */
  getReport<Report>(query: ReportQuery, signal: AbortSignal): Promise<Report>
  /** Resolves when the event is durable in this browser; delivery goes on by itself. Never rejects. */
  track(event: TrackedEvent): Promise<void>
  /** Forgets the subject after sign-in or sign-out: new token, caches cleared, every subscription asked again. */
  resetSubject(): void
  /** Reports until the answer is called. */
  observe(observer: PageSessionObserver): () => void
}
