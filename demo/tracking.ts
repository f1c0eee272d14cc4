// Whether what somebody watches may be recorded: their choice, kept in this browser for every page of the site.

import type { IsProvider } from '@intellistream/components'

const OPTED_OUT = 'matinee.opted-out'

/** Has to run before the document is parsed, when the kit asks and sends for the first time. */
export function connectTracking(provider: IsProvider): void {
  const apply = (): void => provider.setAttribute('tracking', isOptedOut() ? 'off' : 'user')
  apply()
  // Chosen in another tab, or while this page was kept for the way back.
  for (const type of ['storage', 'pageshow']) window.addEventListener(type, apply)
}

export function isOptedOut(): boolean {
  return localStorage.getItem(OPTED_OUT) !== null
}

/** From now on, and at the next visit. */
export function setOptedOut(provider: IsProvider, optedOut: boolean): void {
  if (optedOut) localStorage.setItem(OPTED_OUT, new Date().toISOString())
  else localStorage.removeItem(OPTED_OUT)
  provider.setAttribute('tracking', optedOut ? 'off' : 'user')
}

/** Global Privacy Control (https://w3c.github.io/gpc/), which the kit obeys by itself. */
export function isPrivacyControlled(): boolean {
  return (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true
}
