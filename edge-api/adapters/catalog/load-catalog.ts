// The catalog read from its objects: one read each, and one look each to see whether they changed.

import type { RowCounts } from '../../contract/types.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { toCardsKey } from '../../ports/title-cards.ts'
import { readCards } from './cards.ts'
import type { Cards } from './cards.ts'
import { readItems } from './items.ts'
import type { Items } from './items.ts'
import { parseMappings } from './parse-mappings.ts'

export const ITEMS_KEY = 'catalog/items.ndjson.gz'
export const MAPPINGS_KEY = 'mappings/Final2.csv'

/** Told of every object that was read, and once more when reading every item finds more lines malformed. */
export type OnRead = (key: string, rows: RowCounts) => void

export interface HeldItems {
  version: string
  items: Items
  tmdbIds: ReadonlyMap<string, string>
  /** By object. Reads every item, the first time it is asked for. */
  getRows(): Record<string, RowCounts>
}

export interface HeldCards {
  version: string
  cards: Cards
  /** Undefined when none are published. */
  rows?: RowCounts
}

/** Throws when there is no catalog. */
export async function loadItems(objectStore: ObjectStore, onRead?: OnRead): Promise<HeldItems> {
  const [items, mappings] = await Promise.all([objectStore.get(ITEMS_KEY), objectStore.get(MAPPINGS_KEY)])
  if (items === undefined) throw new Error(`There is no ${ITEMS_KEY}; import a catalog first`)
  return { ...toHeldItems(items.body, mappings?.body, onRead), version: toVersion(items, mappings) }
}

export function toHeldItems(body: Uint8Array, mappings?: Uint8Array, onRead?: OnRead): HeldItems {
  const { tmdbIds, rows } = parseMappings(mappings)
  const items = readItems(body, tmdbIds, (complete) => onRead?.(ITEMS_KEY, complete))
  onRead?.(ITEMS_KEY, items.rows)
  if (mappings !== undefined) onRead?.(MAPPINGS_KEY, rows)
  return {
    version: 'built in',
    items,
    tmdbIds,
    getRows: () => ({
      [ITEMS_KEY]: items.getSurvey().rows,
      ...(mappings === undefined ? {} : { [MAPPINGS_KEY]: rows }),
    }),
  }
}

export async function loadCards(
  objectStore: ObjectStore,
  locale: string,
  onRead?: OnRead,
): Promise<HeldCards> {
  const key = toCardsKey(locale)
  const stored = await objectStore.get(key)
  const cards = readCards(stored?.body)
  if (stored === undefined) return { version: toVersion(stored), cards }
  onRead?.(key, cards.rows)
  return { version: toVersion(stored), cards, rows: cards.rows }
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
