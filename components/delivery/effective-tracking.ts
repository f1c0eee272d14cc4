// What may be tracked: the strictest of what the page, the element and the browser say.

import type { EventType, Tracking } from '@intellistream/edge-api/contract'

/** The strictest first. */
export const TRACKING: readonly Tracking[] = ['off', 'session', 'user']

/** Global Privacy Control (https://w3c.github.io/gpc/) means off. */
export function effectiveTracking(...settings: (Tracking | undefined)[]): Tracking {
  if ((navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl) return 'off'
  return TRACKING.find((tracking) => settings.includes(tracking)) ?? 'user'
}

/** Reactions are functional: the user asked for them, so they are sent whatever the tracking. */
export function isReaction(eventType: EventType): boolean {
  return ['like', 'dislike', 'clear'].includes(eventType)
}
