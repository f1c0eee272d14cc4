// Events into a profile, in any order and any number of times: the same set gives the same profile.

import type { WatchedRule } from '../../contract/types.ts'
import type { ArchivedEvent } from '../events/archived-event.ts'
import { isWatched } from '../watched.ts'
import { compare, createProfile, MAX_PLAYING, MAX_RECENT, MAX_SHOWN, own } from './profile.ts'
import type { Profile, RecentFact } from './profile.ts'

/** The profile with the events in it; the one given is not changed. */
export function foldEvents(profile: Profile, events: Iterable<ArchivedEvent>, rule: WatchedRule): Profile {
  const next = copy(profile)
  for (const event of events) fold(next, event, rule)
  return bound(next)
}

export function foldEvent(profile: Profile, event: ArchivedEvent, rule: WatchedRule): Profile {
  return foldEvents(profile, [event], rule)
}

/** One profile out of two of the same person, as after signing in: as if all events had been folded into one. */
export function mergeProfiles(a: Profile, b: Profile): Profile {
  const next = copy(a)
  for (const [playId, fact] of Object.entries(b.watched)) keepEarlier(next.watched, playId, fact)
  for (const [itemId, fact] of Object.entries(b.reactions)) keepLater(next.reactions, itemId, fact)
  for (const [itemId, fact] of Object.entries(b.playing)) keepLater(next.playing, itemId, fact)
  for (const [itemId, fact] of Object.entries(b.shown)) keepLater(next.shown, itemId, fact)
  next.recent.push(...b.recent)
  return bound(next)
}

function fold(next: Profile, { event, occurredAt, linksSession }: ArchivedEvent, rule: WatchedRule): void {
  if (linksSession !== undefined) return
  const { eventId, eventType, itemId, playId, recommendationId } = event
  if (eventType === 'impression') {
    const fact = { occurredAt, eventId, ...(recommendationId === undefined ? {} : { recommendationId }) }
    for (const shownId of event.impression ?? []) keepLater(next.shown, shownId, fact)
    return
  }
  if (itemId === undefined) return
  switch (eventType) {
    case 'like':
    case 'dislike':
    case 'clear': {
      const reaction = eventType === 'clear' ? null : eventType
      keepLater(next.reactions, itemId, { reaction, occurredAt, eventId })
      break
    }
    case 'watch': {
      if (playId === undefined) return
      const { watchedSeconds = 0, durationSeconds = 0 } = event
      keepLater(next.playing, itemId, { playId, watchedSeconds, durationSeconds, occurredAt, eventId })
      if (isWatched(event, rule)) keepEarlier(next.watched, playId, { itemId, occurredAt })
      break
    }
    case 'click':
      break
  }
  if (eventType === 'watch' || eventType === 'click' || (eventType === 'like' && event.tracking !== 'off')) {
    next.recent.push({ eventId, eventType, itemId, occurredAt })
  }
}

function copy(profile: Profile): Profile {
  return {
    version: 1,
    // Without a prototype, so that an item called `__proto__` is an entry like any other.
    watched: entriesOf(profile.watched),
    reactions: entriesOf(profile.reactions),
    playing: entriesOf(profile.playing),
    recent: [...profile.recent],
    shown: entriesOf(profile.shown),
  }
}

function entriesOf<Value>(record: Record<string, Value>): Record<string, Value> {
  const entries = Object.create(null) as Record<string, Value>
  for (const key of Object.keys(record)) {
    const value = own(record, key)
    if (value !== undefined) entries[key] = value
  }
  return entries
}

/** Keeps the newest entries only. They are maxima already, so that what falls out now could not have come back. */
function bound(profile: Profile): Profile {
  profile.playing = newest(profile.playing, MAX_PLAYING)
  profile.shown = newest(profile.shown, MAX_SHOWN)
  profile.recent = newestRecent(profile.recent)
  return profile
}

function newest<Fact extends { occurredAt: string; eventId: string }>(
  facts: Record<string, Fact>,
  max: number,
): Record<string, Fact> {
  const entries = Object.entries(facts)
  if (entries.length <= max) return facts
  entries.sort(([aId, a], [bId, b]) => byTime(b, a) || compare(aId, bId))
  return entriesOf(Object.fromEntries(entries.slice(0, max)))
}

function newestRecent(recent: RecentFact[]): RecentFact[] {
  const byId = new Map<string, RecentFact>()
  for (const fact of recent) {
    const known = byId.get(fact.eventId)
    if (known === undefined || byTimeAndContent(known, fact) < 0) byId.set(fact.eventId, fact)
  }
  return [...byId.values()].sort((a, b) => byTime(b, a)).slice(0, MAX_RECENT)
}

function keepLater<Fact extends { occurredAt: string; eventId: string }>(
  facts: Record<string, Fact>,
  key: string,
  fact: Fact,
): void {
  const known = own(facts, key)
  if (known === undefined || byTimeAndContent(known, fact) < 0) facts[key] = fact
}

function keepEarlier<Fact extends { occurredAt: string; itemId: string }>(
  facts: Record<string, Fact>,
  key: string,
  fact: Fact,
): void {
  const known = own(facts, key)
  const order =
    known === undefined ? 1 : compare(known.occurredAt, fact.occurredAt) || compare(known.itemId, fact.itemId)
  if (order > 0) facts[key] = fact
}

/** Whoever makes up events can give two the same id and moment; the order of arrival still decides nothing. */
function byTimeAndContent(
  a: { occurredAt: string; eventId: string },
  b: { occurredAt: string; eventId: string },
): number {
  return byTime(a, b) || compare(JSON.stringify(a), JSON.stringify(b))
}

function byTime(
  a: { occurredAt: string; eventId: string },
  b: { occurredAt: string; eventId: string },
): number {
  return compare(a.occurredAt, b.occurredAt) || compare(a.eventId, b.eventId)
}

/** The profile of all events of one subject, as a rebuild makes it. */
export function toProfile(events: Iterable<ArchivedEvent>, rule: WatchedRule): Profile {
  return foldEvents(createProfile(), events, rule)
}
