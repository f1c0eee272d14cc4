// The page session as its elements see it. One per API address and page; it alone talks to the API.

import type { AnalyticsRange, ClientEvent, GenreComparison, GenreCount, Tracking } from '@intellistream/edge-api/contract'
import type { GenreState, SlateState } from './slate-state.ts'

/** Gives the Cognito access token, or null when nobody is signed in. */
export type GetToken = (options: { forceRefresh: boolean }) => Promise<string | null>

export interface PageSessionOptions {
  getToken?: GetToken
  tracking?: Tracking
}

/** An event as an element reports it; the session adds eventId, occurredAt, sessionId and tracking. */
export type TrackedEvent = Pick<ClientEvent, 'eventType'> &
  Partial<Omit<ClientEvent, 'eventId' | 'eventType' | 'occurredAt' | 'sessionId' | 'tracking'>> & {
    /** Overrides the page's setting, for an element with its own `tracking` attribute. */
    tracking?: Tracking
  }

/** What an element holds while it is connected. */
export interface SlateSubscription {
  /** Asks again after the element's attributes changed; a pending ask is replaced, an unanswered one aborted. */
  update(): void
  /** Asks again after an error, for this rail alone. */
  retry(): void
  /** Asks for what follows (`nextCursor`) and appends it; does nothing when there is no more or an ask is under way. */
  loadMore(): void
  /** Takes a card out at once, after a dislike. */
  removeItem(itemId: string): void
  /** Ends it. Called on disconnect. */
  close(): void
}

export interface GenreRequest {
  range: AnalyticsRange
  count: GenreCount
  compare: GenreComparison
}

export interface GenreSubscription {
  /** Asks for another range, rule or comparison. */
  update(request: GenreRequest): void
  retry(): void
  close(): void
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
  subscribeGenres(request: GenreRequest, onState: (state: GenreState) => void): GenreSubscription
  /** Resolves when the event is durable in this browser; delivery goes on by itself. Never rejects. */
  track(event: TrackedEvent): Promise<void>
  /** Forgets the subject after sign-in or sign-out: new token, caches cleared, every subscription asked again. */
  resetSubject(): void
}
