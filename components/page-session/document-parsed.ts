// When every tag of the page is there to be read.

/**
 * Resolves at DOMContentLoaded, or at once when that has been. `readyState` alone cannot tell: it is `interactive`
 * both while deferred scripts still run, which may add tags or set a provider's token, and long afterwards.
 */
export async function documentParsed(): Promise<void> {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (document.readyState === 'complete' || navigation?.domContentLoadedEventStart) return
  await new Promise((resolve) => {
    for (const type of ['DOMContentLoaded', 'load']) window.addEventListener(type, resolve, { once: true })
  })
}
