// Moves focus between the rails and charts of a page on Up and Down. Hosts only: what is inside one is its own business.

import { hasModifier } from '../controllers/arrow-keys.ts'
import { ExitEvent } from '../events/exit-event.ts'

/** `own`: always; `auto`: only where the last input was a remote's and nobody else moved focus; `host`, `off`: never. */
export type Navigation = 'auto' | 'own' | 'host' | 'off'

export const HOST_TAGS = [
  'is-top-picks',
  'is-recommendations',
  'is-more-like-this',
  'is-genre-chart',
  'is-accuracy-chart',
  'is-sign-in',
]

/**
 * Listens on the window, in the bubble phase, so that hosts and the page come first. A prevented key is left alone.
 * Up and Down go to the nearest host in that direction, where focus lands on the card it remembers; without a
 * candidate the key is left to the page and `is-exit` fires on the host that was to be left.
 */
export function startPageRouter(navigation: () => Navigation): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (!isWanted(navigation()) || event.defaultPrevented || hasModifier(event)) return
    const direction = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : undefined
    const from = findFocusedHost()
    if (direction === undefined || from === undefined) return
    const to = nearestHost(from, direction)
    if (to === undefined) {
      from.dispatchEvent(new ExitEvent({ direction }))
      return
    }
    event.preventDefault()
    to.focus({ preventScroll: true })
    to.scrollIntoView({ block: 'nearest', behavior: scrollBehavior(event.repeat) })
  }
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}

function isWanted(navigation: Navigation): boolean {
  if (navigation === 'auto') return isRemoteControlled()
  return navigation === 'own'
}

/** Fire TV names its devices AFT… and its web apps AmazonWebAppPlatform; other televisions have no pointer at all. */
function isRemoteControlled(): boolean {
  return /\bAFT\w|AmazonWebAppPlatform/.test(navigator.userAgent) || matchMedia('(any-pointer: none)').matches
}

function findFocusedHost(): HTMLElement | undefined {
  return document.activeElement?.closest<HTMLElement>(HOST_TAGS.join()) ?? undefined
}

/** The host whose box begins soonest in the direction; hosts that overlap the current one sideways come first. */
function nearestHost(from: HTMLElement, direction: 'up' | 'down'): HTMLElement | undefined {
  const start = from.getBoundingClientRect()
  const distance = (box: DOMRect): number =>
    direction === 'down' ? box.top - start.bottom : start.top - box.bottom
  const candidates = [...document.querySelectorAll<HTMLElement>(HOST_TAGS.join())]
    .filter((host) => host !== from && host.tabIndex >= 0)
    .map((host) => ({ host, box: host.getBoundingClientRect() }))
    .filter(({ box }) => box.height > 0 && distance(box) > -box.height / 2)
    .map(({ host, box }) => ({
      host,
      overlaps: box.left < start.right && box.right > start.left,
      distance: distance(box),
    }))
    .sort((a, b) => Number(b.overlaps) - Number(a.overlaps) || a.distance - b.distance)
  return candidates[0]?.host
}

function scrollBehavior(held: boolean): ScrollBehavior {
  return held || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'
}
