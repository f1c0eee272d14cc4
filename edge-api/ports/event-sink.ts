// Where interactions go to influence recommendations: Personalize's PutEvents.

/** One interaction in our words; which events become one is decided in the domain (design section 8). */
export interface ForwardedEvent {
  eventId: string
  /** Absent for somebody anonymous: their sessionId is who they are, until they sign in. */
  userId?: string
  sessionId: string
  kind: 'click' | 'watch' | 'like'
  itemId: string
  /** ISO 8601 UTC, never in the future. */
  occurredAt: string
  recommendationId?: string
  /** Ids that were shown with it, at most 25. */
  impression?: string[]
  /** Which slate it came from. */
  slateKind?: string
}

export interface RefusedEvent {
  eventId: string
  reason: string
}

export interface EventSink {
  /**
   * Delivers all events, in any order; repeating a call is harmless because of the event ids.
   * Answers the events that were refused for good. Throws `EventSinkUnavailable` when some outcome is unknown.
   */
  putEvents(events: readonly ForwardedEvent[]): Promise<{ refused: RefusedEvent[] }>
}

export class EventSinkUnavailable extends Error {
  override readonly name = 'EventSinkUnavailable'
  readonly retryAfterSeconds: number | undefined
  constructor(message: string, options: ErrorOptions & { retryAfterSeconds?: number } = {}) {
    super(message, options)
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
