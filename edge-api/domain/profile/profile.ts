// What we remember of a subject: users/<userId>/profile.json, derived from the archive and rebuildable from it.

import type { Reaction } from '../../contract/types.ts'

export interface WatchedFact {
  itemId: string
  /** When this playing first crossed Watched; the day follows from the time zone asked for. */
  occurredAt: string
}

export interface ReactionFact {
  /** Null when the reaction was taken back; kept, so that a late older event cannot bring it back. */
  reaction: Reaction | null
  occurredAt: string
  eventId: string
}

export interface PlayingFact {
  playId: string
  watchedSeconds: number
  durationSeconds: number
  occurredAt: string
  eventId: string
}

export interface RecentFact {
  eventId: string
  eventType: 'watch' | 'click' | 'like'
  itemId: string
  occurredAt: string
}

export interface ShownFact {
  /** When the item was last seen in a slate. */
  occurredAt: string
  eventId: string
  recommendationId?: string
}

/**
 * Every part is a union, a minimum or a maximum over events, so that events may arrive twice and in any order
 * (`foldEvents`), and two devices cannot disagree.
 */
export interface Profile {
  version: 1
  /** By playId; unbounded, small. */
  watched: Record<string, WatchedFact>
  /** By itemId; the last one by time wins. */
  reactions: Record<string, ReactionFact>
  /** By itemId: the latest playing, at most 500. */
  playing: Record<string, PlayingFact>
  /** Newest first, at most 100. */
  recent: RecentFact[]
  /** By itemId, at most 2,000, for the comparison in the genre report. */
  shown: Record<string, ShownFact>
}

export const MAX_PLAYING = 500
export const MAX_RECENT = 100
export const MAX_SHOWN = 2000

export function createProfile(): Profile {
  return { version: 1, watched: {}, reactions: {}, playing: {}, recent: [], shown: {} }
}

export function getReaction(profile: Profile, itemId: string): Reaction | undefined {
  return own(profile.reactions, itemId)?.reaction ?? undefined
}

/** The ids of all items watched, however long ago. */
export function getWatchedItemIds(profile: Profile): Set<string> {
  return new Set(Object.values(profile.watched).map(({ itemId }) => itemId))
}

export function getDislikedItemIds(profile: Profile): Set<string> {
  return new Set(
    Object.keys(profile.reactions).filter((itemId) => getReaction(profile, itemId) === 'dislike'),
  )
}

/** Items watched, the last one first; of two at the same moment the smaller id. */
export function getRecentlyWatchedItemIds(profile: Profile): string[] {
  const facts = Object.values(profile.watched).sort(
    (a, b) => compare(b.occurredAt, a.occurredAt) || compare(a.itemId, b.itemId),
  )
  return [...new Set(facts.map(({ itemId }) => itemId))]
}

/** Items seen in the answer with this id, at most 25, the last seen first: what Personalize calls its impression. */
export function getShownItemIds(profile: Profile, recommendationId: string): string[] {
  return Object.entries(profile.shown)
    .filter(([, fact]) => fact.recommendationId === recommendationId)
    .sort(([aId, a], [bId, b]) => compare(b.occurredAt, a.occurredAt) || compare(aId, bId))
    .slice(0, 25)
    .map(([itemId]) => itemId)
}

/** A record's own entry: ids come from outside and may be called `constructor`. */
export function own<Value>(record: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** By code unit. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
