// The kit by one script tag: loads the elements that a page really uses, when it uses them, in open shadow roots too.

const elements: Record<string, () => Promise<unknown>> = {
  'is-accuracy-chart': () => import('./is-accuracy-chart/is-accuracy-chart.ts'),
  'is-genre-chart': () => import('./is-genre-chart/is-genre-chart.ts'),
  'is-more-like-this': () => import('./is-more-like-this/is-more-like-this.ts'),
  'is-provider': () => import('./is-provider/is-provider.ts'),
  'is-recommendations': () => import('./is-recommendations/is-recommendations.ts'),
  'is-sign-in': () => import('./is-sign-in/is-sign-in.ts'),
  'is-top-picks': () => import('./is-top-picks/is-top-picks.ts'),
  'is-watch-tracker': () => import('./is-watch-tracker/is-watch-tracker.ts'),
}

const started = new Set<string>()
const roots = new WeakSet<Node>()
const foreign = new Set<string>()

const observer = new MutationObserver((records) => {
  for (const { addedNodes } of records) {
    for (const node of addedNodes) if (node instanceof Element) look(node)
  }
})

/** Loads the tags below `root` that nothing has defined, now and whenever some are added. A closed shadow root is handed in by the site. */
export function loadElements(root: Document | ShadowRoot = document): void {
  if (!roots.has(root)) observer.observe(root, { childList: true, subtree: true })
  roots.add(root)
  look(root)
}

function look(root: ParentNode): void {
  if (root instanceof Element) visit(root)
  for (const element of root.querySelectorAll('*')) visit(element)
}

function visit(element: Element): void {
  const { localName, shadowRoot } = element
  const load = elements[localName]
  if (load) start(localName, load)
  else if (shadowRoot) loadElements(shadowRoot)
  // An element of the site that comes alive later may have a shadow root then.
  else if (localName.includes('-') && !foreign.has(localName) && !customElements.get(localName)) {
    foreign.add(localName)
    void customElements.whenDefined(localName).then(() => loadElements())
  }
}

function start(tag: string, load: () => Promise<unknown>): void {
  if (started.has(tag) || customElements.get(tag)) return
  started.add(tag)
  fetchElement(load)
}

/** Again and again, ever more rarely, while it cannot be had. Its own, so that the loader is one file. */
function fetchElement(load: () => Promise<unknown>, pauseMs = 2_000): void {
  load().catch(() => setTimeout(fetchElement, pauseMs, load, pauseMs * 2))
}

loadElements()
