// When every tag of the page is there to be read.

/**
 * Resolves at DOMContentLoaded, or at once when that has been. `readyState` alone cannot tell: it is `interactive`
 * both while deferred scripts still run, which may add tags or set a provider's token, and long afterwards.
 */
export function documentParsed(): Promise<void> {
  if (document.readyState === 'complete' || hasFired()) return Promise.resolve()
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', () => resolve(), { once: true })
    window.addEventListener('load', () => resolve(), { once: true })
  })
}

function hasFired(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return document.readyState === 'interactive' && (navigation?.domContentLoadedEventStart ?? 0) > 0
}
