// Coming back from a film puts the focus on the card that led to it. The place is kept in the page's history entry.

import type { IsRecommendations } from '@intellistream/components'

const RAILS = 'is-top-picks, is-recommendations, is-more-like-this'

interface Place {
  /** Which rail of the page, counted from 0. */
  rail: number
  itemId: string
}

export function connectReturn(): void {
  document.addEventListener('is-item-select', ({ target, detail }) => {
    const rail = rails().findIndex((element) => element === target)
    const place: Place = { rail, itemId: detail.itemId }
    history.replaceState({ place }, '')
  })
  const { place } = (history.state ?? {}) as { place?: Place }
  const rail = place && rails()[place.rail]
  if (rail) void customElements.whenDefined(rail.localName).then(() => focusWhenShown(rail, place.itemId))
}

/** Waits a frame at a time for the answer, and gives way to a person who is quicker. */
function focusWhenShown(rail: IsRecommendations, itemId: string): void {
  if (document.activeElement !== document.body) return
  if (rail.state.type === 'loading') {
    requestAnimationFrame(() => focusWhenShown(rail, itemId))
    return
  }
  if (!rail.focusItem(itemId)) rail.focus({ preventScroll: true })
  rail.scrollIntoView({ block: 'nearest' })
}

function rails(): IsRecommendations[] {
  return [...document.querySelectorAll<IsRecommendations>(RAILS)]
}
