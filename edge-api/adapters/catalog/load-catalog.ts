// The catalog read from its objects: one read each, and one look each to see whether they changed.

import type { ObjectStore } from '../../ports/object-store.ts'
import { toCardsKey } from '../../ports/title-cards.ts'
import { readCards } from './cards.ts'
import type { Cards } from './cards.ts'
import { parseItems } from './parse-items.ts'
import type { CatalogReport, SiteItem } from './parse-items.ts'
import { parseMappings } from './parse-mappings.ts'
import type { MappingReport } from './parse-mappings.ts'

export const ITEMS_KEY = 'catalog/items.ndjson.gz'
export const MAPPINGS_KEY = 'mappings/Final2.csv'

export type LoadReport = CatalogReport & { mappings: MappingReport }

export interface HeldItems {
  version: string
  items: Map<string, SiteItem>
  tmdbIds: ReadonlyMap<string, string>
  /** Ascending by code unit. */
  genres: string[]
  /** Most rated first. */
  byRatings: SiteItem[]
}

export interface HeldCards {
  version: string
  cards: Cards
}

/** Throws when there is no catalog. */
export async function loadItems(
  objectStore: ObjectStore,
  onLoaded: (report: LoadReport) => void,
): Promise<HeldItems> {
  const [items, mappings] = await Promise.all([objectStore.get(ITEMS_KEY), objectStore.get(MAPPINGS_KEY)])
  if (items === undefined) throw new Error(`There is no ${ITEMS_KEY}; import a catalog first`)
  return { ...toHeldItems(items.body, mappings?.body, onLoaded), version: toVersion(items, mappings) }
}

export function toHeldItems(
  items: Uint8Array,
  mappings?: Uint8Array,
  onLoaded: (report: LoadReport) => void = () => undefined,
): HeldItems {
  const { tmdbIds, report: mappingReport } = parseMappings(mappings)
  const parsed = parseItems(items, tmdbIds)
  onLoaded({ ...parsed.report, mappings: mappingReport })
  const all = [...parsed.items.values()]
  return {
    version: 'built in',
    items: parsed.items,
    tmdbIds,
    genres: [...new Set(all.flatMap(({ genres }) => genres))].sort(byCodeUnit),
    byRatings: all.sort(
      (a, b) => (b.rating?.count ?? 0) - (a.rating?.count ?? 0) || byCodeUnit(a.itemId, b.itemId),
    ),
  }
}

export async function loadCards(objectStore: ObjectStore, locale: string): Promise<HeldCards> {
  const stored = await objectStore.get(toCardsKey(locale))
  return { version: toVersion(stored), cards: readCards(stored?.body) }
}

export async function getItemsVersion(objectStore: ObjectStore): Promise<string> {
  return toVersion(...(await Promise.all([objectStore.head(ITEMS_KEY), objectStore.head(MAPPINGS_KEY)])))
}

export async function getCardsVersion(objectStore: ObjectStore, locale: string): Promise<string> {
  return toVersion(await objectStore.head(toCardsKey(locale)))
}

function toVersion(...objects: ({ etag: string } | undefined)[]): string {
  return objects.map((one) => one?.etag ?? 'none').join(' ')
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
