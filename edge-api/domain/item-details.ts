// One item with the most that can be known of it: asked live where nothing is held, within its own deadline.

import { createLru } from '../cache/lru.ts'
import type { Catalog, CatalogItem } from '../ports/catalog.ts'
import type { Clock } from '../ports/ports.ts'
import type { TitleSource } from '../ports/title-source.ts'
import { createBreaker } from './breaker.ts'
import { withinOrAborted } from './deadline.ts'

export type GetItemDetails = (itemId: string, locale: string) => Promise<CatalogItem | undefined>

const MAX_HELD = 1000
const HELD_MS = 3_600_000

/** Undefined when the catalog has no such item. Throws what the catalog throws; the title source alone fails nothing. */
export function createItemDetails(
  { catalog, titleSource, clock }: { catalog: Catalog; titleSource?: TitleSource; clock: Clock },
  { titleTimeoutMs }: { titleTimeoutMs: number },
): GetItemDetails {
  if (titleSource === undefined) return (itemId, locale) => catalog.getItem(itemId, locale)
  const breaker = createBreaker(clock)
  const asked = createLru<CatalogItem>({ maxSize: MAX_HELD, ttlMs: HELD_MS, nowMs: () => clock.now() })
  const underWay = new Map<string, Promise<CatalogItem | undefined>>()

  async function ask(
    source: TitleSource,
    { itemId, tmdbId = '' }: CatalogItem,
    locale: string,
  ): Promise<CatalogItem | undefined> {
    try {
      const details = await withinOrAborted(titleTimeoutMs, (signal) =>
        source.getTitle(tmdbId, { locale, signal }),
      )
      breaker.recordSuccess()
      return await catalog.withDetails(itemId, details)
    } catch (error) {
      breaker.recordFailure()
      throw error
    }
  }

  return async function getItemDetails(itemId, locale) {
    const item = await catalog.getItem(itemId, locale)
    if (item?.tmdbId === undefined || item.isEnriched === true) return item
    const key = `${locale} ${itemId}`
    const held = asked.get(key)
    if (held !== undefined) return held
    const known = underWay.get(key)
    if (known === undefined && breaker.isOpen()) return item
    const asking = known ?? ask(titleSource, item, locale).finally(() => underWay.delete(key))
    underWay.set(key, asking)
    try {
      const detailed = (await asking) ?? item
      asked.set(key, detailed)
      return detailed
    } catch {
      return item
    }
  }
}
