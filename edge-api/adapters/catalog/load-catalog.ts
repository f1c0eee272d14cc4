// The catalog read from its objects: one read each, and one look each to see whether they changed.

import type { ObjectStore } from '../../ports/object-store.ts'
import { toCardsKey } from '../../ports/title-cards.ts'
import { readCards } from './cards.ts'
import type { Cards } from './cards.ts'
import { readItems } from './items.ts'
import type { CatalogReport, Items } from './items.ts'
import { parseMappings } from './parse-mappings.ts'
import type { MappingReport } from './parse-mappings.ts'

export const ITEMS_KEY = 'catalog/items.ndjson.gz'
export const MAPPINGS_KEY = 'mappings/Final2.csv'

export type LoadReport = CatalogReport & { mappings: MappingReport }

export interface HeldItems {
  version: string
  items: Items
  tmdbIds: ReadonlyMap<string, string>
}

export interface HeldCards {
  version: string
  cards: Cards
}

/** Throws when there is no catalog. Whoever wants the report pays for reading every item now. */
export async function loadItems(
  objectStore: ObjectStore,
  onLoaded?: (report: LoadReport) => void,
): Promise<HeldItems> {
  const [items, mappings] = await Promise.all([objectStore.get(ITEMS_KEY), objectStore.get(MAPPINGS_KEY)])
  if (items === undefined) throw new Error(`There is no ${ITEMS_KEY}; import a catalog first`)
  return { ...toHeldItems(items.body, mappings?.body, onLoaded), version: toVersion(items, mappings) }
}

export function toHeldItems(
  body: Uint8Array,
  mappings?: Uint8Array,
  onLoaded?: (report: LoadReport) => void,
): HeldItems {
  const { tmdbIds, report } = parseMappings(mappings)
  const items = readItems(body, tmdbIds)
  onLoaded?.({ ...items.getSurvey().report, mappings: report })
  return { version: 'built in', items, tmdbIds }
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
