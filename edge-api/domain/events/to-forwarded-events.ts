// Which events reach Personalize, and as what (design section 8). The rest stays in the archive and the profile.

import type { WatchedRule } from '../../contract/types.ts'
import type { ForwardedEvent } from '../../ports/event-sink.ts'
import { isOwnRecommendationId } from '../slates/recommendation-id.ts'
import { isWatched } from '../watched.ts'
import type { ArchivedEvent, SubjectStamp } from './archived-event.ts'

/** https://docs.aws.amazon.com/personalize/latest/dg/API_UBS_Event.html: at most 25 ids. */
const MAX_IMPRESSION = 25

export interface ForwardingRule {
  watched: WatchedRule
  /** Only custom recipes know what a like is; a domain recommender would train on it as on any other event. */
  likes: boolean
  /** What the user was shown of an answer, so that it goes along with the click or watch that followed. */
  getShown(userId: string, recommendationId: string): readonly string[]
}

/**
 * The interactions among some archived events, in their order. A playing becomes one `watch`, when it crosses Watched:
 * its event id is made from its playId, so that later reports of the same playing, in this call or another, are
 * repetitions that are not counted.
 */
export function toForwardedEvents(
  archived: readonly ArchivedEvent[],
  rule: ForwardingRule,
): ForwardedEvent[] {
  const byId = new Map<string, ForwardedEvent>()
  for (const one of archived) {
    const forwarded = toForwardedEvent(one, rule)
    if (forwarded !== undefined && !byId.has(forwarded.eventId)) byId.set(forwarded.eventId, forwarded)
  }
  return [...byId.values()]
}

function toForwardedEvent(archived: ArchivedEvent, rule: ForwardingRule): ForwardedEvent | undefined {
  const { event, subject, occurredAt, linksSession } = archived
  const { itemId, slateKind, playId = '' } = event
  if (linksSession !== undefined && itemId !== undefined)
    return toLink(subject, linksSession, itemId, occurredAt)
  const kind = toKind(archived, rule)
  if (kind === undefined || itemId === undefined) return undefined
  // Answers of our own, from a lower rung of the ladder, are unknown to Personalize.
  const quoted = event.recommendationId ?? ''
  const recommendationId = quoted === '' || isOwnRecommendationId(quoted) ? undefined : quoted
  const impression =
    recommendationId === undefined || kind === 'like'
      ? []
      : withItem(rule.getShown(subject.userId, recommendationId), itemId)
  return {
    eventId: kind === 'watch' ? `watch-${playId}` : event.eventId,
    // An anonymous id sent as the user could never be joined to who signs in later.
    ...(subject.kind === 'user'
      ? { userId: subject.userId, sessionId: event.sessionId }
      : { sessionId: subject.id }),
    kind,
    itemId,
    occurredAt,
    ...(recommendationId === undefined ? {} : { recommendationId }),
    ...(impression.length === 0 ? {} : { impression }),
    ...(slateKind === undefined ? {} : { slateKind }),
  }
}

/** The one event that carries both names, so that the next training joins what the session did to the user. */
function toLink(
  { userId }: SubjectStamp,
  linksSession: string,
  itemId: string,
  occurredAt: string,
): ForwardedEvent {
  return {
    eventId: `link-${linksSession}`,
    userId,
    sessionId: linksSession,
    kind: 'click',
    itemId,
    occurredAt,
  }
}

function toKind(
  { event }: ArchivedEvent,
  { watched, likes }: ForwardingRule,
): ForwardedEvent['kind'] | undefined {
  if (event.tracking === 'off') return undefined
  if (event.eventType === 'click') return 'click'
  if (event.eventType === 'like' && likes) return 'like'
  return isWatched(event, watched) ? 'watch' : undefined
}

/** The item itself was seen, also when its impression has not arrived. */
function withItem(shown: readonly string[], itemId: string): string[] {
  if (shown.length === 0) return []
  return [itemId, ...shown.filter((id) => id !== itemId)].slice(0, MAX_IMPRESSION)
}
