// What a rail asks for, read from its attributes: they are there before the element is upgraded.

import type { SlateKind, SlateRequest } from '@intellistream/edge-api/contract'

/** The tags that ask for a slate. */
export const SLATE_TAGS = 'is-recommendations, is-top-picks, is-more-like-this'

/** A request without what only the page knows: its id, what is already shown, and where to go on. */
export type SlateQuery = Omit<SlateRequest, 'id' | 'exclude' | 'cursor'>

const MOST_ITEMS = 50

/** Attributes: limit (20; 10 for top picks), genre, item-id, basis (personal, trending, popular). */
export function readSlateRequest(element: Element): SlateQuery {
  const genre = element.getAttribute('genre')
  const itemId = element.getAttribute('item-id')
  const kind = readKind(element)
  const query: SlateQuery = { kind, limit: readLimit(element) }
  if (itemId && (kind === 'similar' || kind === 'because-you-watched')) query.itemId = itemId
  if (genre && kind !== 'similar' && kind !== 'because-you-watched') query.genre = genre
  return query
}

function readKind(element: Element): SlateKind {
  if (element.localName === 'is-more-like-this')
    return element.getAttribute('item-id') ? 'similar' : 'because-you-watched'
  const basis = element.getAttribute('basis')
  if (basis === 'trending' || basis === 'popular') return basis
  return element.localName === 'is-top-picks' ? 'top-picks' : 'recommendations'
}

function readLimit(element: Element): number {
  const limit = Math.trunc(Number(element.getAttribute('limit')))
  if (limit >= 1) return Math.min(limit, MOST_ITEMS)
  return element.localName === 'is-top-picks' ? 10 : 20
}

/** BCP 47: of the element, else of the document, else of the browser. */
export function readLocale(element: Element): string {
  return (
    element.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang || navigator.language
  )
}
