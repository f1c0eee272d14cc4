// What counts as Watched (design section 8). Skipping is not watching: only unique seconds count.

import type { ClientEvent, WatchedRule } from '../contract/types.ts'

export const DEFAULT_WATCHED_RULE: WatchedRule = { minPercent: 70, minPercentWhenEnded: 50 }

/** How much of the title's unique seconds was played, 0..100; 0 when its length is unknown. */
export function toWatchedPercent({
  watchedSeconds = 0,
  durationSeconds = 0,
}: Pick<ClientEvent, 'watchedSeconds' | 'durationSeconds'>): number {
  if (durationSeconds <= 0) return 0
  return Math.min(100, (100 * watchedSeconds) / durationSeconds)
}

/** Whether one event says that its playing crossed Watched. */
export function isWatched(event: ClientEvent, rule: WatchedRule): boolean {
  if (event.eventType !== 'watch') return false
  const percent = toWatchedPercent(event)
  return percent >= rule.minPercent || (event.ended === true && percent >= rule.minPercentWhenEnded)
}
