import type { Card } from '@intellistream/edge-api/contract'
import { toHttpUrl } from '../page-session/http-url.ts'

/**
 * Where a card leads: its own address, else the site's template with `{itemId}` filled in; undefined when neither gives an
 * http address (a `javascript:` link in the data is none), and the card is then a button.
 */
export function cardHref(card: Pick<Card, 'itemId' | 'href'>, template: string): string | undefined {
  const href = card.href ?? template.replaceAll('{itemId}', encodeURIComponent(card.itemId))
  return href && toHttpUrl(href) ? href : undefined
}
