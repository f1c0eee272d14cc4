// The kit by one script tag: loads the elements that a page really uses, when it uses them.

const elements: Record<string, () => Promise<unknown>> = {
  'is-genre-chart': () => import('./is-genre-chart/is-genre-chart.ts'),
  'is-more-like-this': () => import('./is-more-like-this/is-more-like-this.ts'),
  'is-provider': () => import('./is-provider/is-provider.ts'),
  'is-recommendations': () => import('./is-recommendations/is-recommendations.ts'),
  'is-top-picks': () => import('./is-top-picks/is-top-picks.ts'),
  'is-watch-tracker': () => import('./is-watch-tracker/is-watch-tracker.ts'),
}

const started = new Set<string>()

/** Loads the tags in `root` that nothing has defined. A shadow root of a site's own is handed in by the site. */
export function loadElements(root: ParentNode = document): void {
  for (const [tag, load] of Object.entries(elements)) {
    if (started.has(tag) || customElements.get(tag) || !root.querySelector(tag)) continue
    started.add(tag)
    // A failed download is tried again with the next change of the page.
    load().catch(() => started.delete(tag))
  }
}

loadElements()
new MutationObserver(() => loadElements()).observe(document, { childList: true, subtree: true })
