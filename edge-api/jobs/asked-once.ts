// Whoever the recommender does not answer about holds up the others once, not with every parcel of theirs.

import { EventSinkUnavailable, type EventSink } from '../ports/event-sink.ts'

/** For one run: about somebody with an outcome unknown it is not asked again; what was thrown then is thrown at once. */
export function askedOnce(eventSink: EventSink): EventSink {
  const unanswered = new Map<string, EventSinkUnavailable>()
  return {
    async putEvents(events) {
      const [first] = events
      const who = first?.userId ?? first?.sessionId ?? ''
      const before = unanswered.get(who)
      if (before !== undefined) throw before
      try {
        return await eventSink.putEvents(events)
      } catch (error) {
        if (error instanceof EventSinkUnavailable) unanswered.set(who, error)
        throw error
      }
    },
  }
}
