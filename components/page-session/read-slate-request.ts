// What a rail asks for, read from its attributes: they are there before the element is upgraded.

import type { SlateRequest } from '@intellistream/edge-api/contract'
import { langOf } from './lang-of.ts'

/** The tags that ask for a slate. */
export const SLATE_TAGS = 'is-recommendations, is-top-picks, is-more-like-this'

/** A request without what only the page knows: its id, what is already shown, and where to go on. */
export type SlateQuery = Omit<SlateRequest, 'id' | 'exclude' | 'cursor'>

export interface Wish {
  query: SlateQuery
  locale: string
  /** Names what is wanted among other wishes. */
  key: string
}

const MOST_ITEMS = 50

export function readWish(element: Element): Wish {
  const query = readSlateRequest(element)
  const locale = langOf(element)
  return { query, locale, key: JSON.stringify([query, locale]) }
}

/** Attributes: limit (20; 10 for top picks), genre, item-id, basis (personal, trending, popular). */
function readSlateRequest(element: Element): SlateQuery {
  const isTopPicks = element.localName === 'is-top-picks'
  const wanted = Math.trunc(Number(element.getAttribute('limit')))
  const limit = wanted >= 1 ? Math.min(wanted, MOST_ITEMS) : isTopPicks ? 10 : 20
  if (element.localName === 'is-more-like-this') {
    const itemId = element.getAttribute('item-id')
    return itemId ? { kind: 'similar', limit, itemId } : { kind: 'because-you-watched', limit }
  }
  const genre = element.getAttribute('genre')
  const basis = element.getAttribute('basis')
  const isPublic = basis === 'trending' || basis === 'popular'
  const kind = isPublic ? basis : isTopPicks ? 'top-picks' : 'recommendations'
  return { kind, limit, ...(genre && { genre }) }
}
