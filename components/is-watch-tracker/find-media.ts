// Finds what a tracker listens to, also when it is added to the page later.

import type { MediaLike } from './playing.ts'

/** Calls back once, with the element that `for` names or the first media element inside; never after the abort. */
export function findMedia(
  tracker: HTMLElement,
  signal: AbortSignal,
  onFound: (media: MediaLike) => void,
): void {
  const id = tracker.getAttribute('for')
  const root = tracker.getRootNode() as Document | ShadowRoot
  const look = (): boolean => {
    const found = id ? root.getElementById(id) : firstMedia(tracker)
    if (!found || !isMedia(found)) return false
    onFound(found)
    return true
  }
  if (look()) return
  const observer = new MutationObserver(() => look() && observer.disconnect())
  observer.observe(id ? root : tracker, { childList: true, subtree: true })
  signal.addEventListener('abort', () => observer.disconnect(), { once: true })
}

function firstMedia(tracker: HTMLElement): Element | null {
  return tracker.querySelector('video, audio') ?? [...tracker.querySelectorAll('*')].find(isMedia) ?? null
}

function isMedia(element: Element): element is MediaLike {
  return 'currentTime' in element && 'playbackRate' in element
}
