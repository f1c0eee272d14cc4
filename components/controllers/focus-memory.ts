// Which card of a rail had the focus, across a reload and the way back to a page. By item, since recommendations reorder; for
// this tab and visit only.

/** Only these navigations return to a page; after any other the focus starts at its beginning. */
const RETURNS = ['back_forward', 'reload']

/** Since this module is here. The browser's own `userActivation` is of no use: it outlasts the way from page to page. */
let touched = false
for (const type of ['keydown', 'pointerdown']) {
  globalThis.addEventListener?.(type, () => (touched = true), { capture: true, once: true })
}

interface Kept {
  itemId: string
  /** Whether the page was left with the focus here. */
  focused: boolean
}

export function keepFocus(rail: Element, kept: Kept): void {
  try {
    sessionStorage.setItem(toKey(rail), JSON.stringify(kept))
  } catch {
    // Full or blocked storage: the rail starts at its first card.
  }
}

/** The card that the focus left, and whether it may go back there: nobody did anything yet and nothing else has it. */
export function readFocus(rail: Element): Kept | undefined {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  if (!navigation || !RETURNS.includes(navigation.type)) return undefined
  try {
    const kept = JSON.parse(sessionStorage.getItem(toKey(rail)) ?? '') as Kept
    return { ...kept, focused: kept.focused && !touched && document.activeElement === document.body }
  } catch {
    return undefined
  }
}

/** Names a rail on its page: by its id, else by what it shows. */
function toKey(rail: Element): string {
  const about = ['genre', 'item-id', 'basis', 'heading'].map((name) => rail.getAttribute(name) ?? '')
  return `is-focus:${location.pathname}${location.search}:${rail.id || [rail.localName, ...about].join('|')}`
}
