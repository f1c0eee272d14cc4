// The catalog as the object store holds it, in memory, read again when it changes.

import { CatalogUnavailable } from '../../ports/catalog.ts'
import type { Catalog, CatalogItem } from '../../ports/catalog.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { parseItems } from './parse-items.ts'
import type { CatalogReport } from './parse-items.ts'
import { parseMappings } from './parse-mappings.ts'
import type { MappingReport } from './parse-mappings.ts'

export interface StoreCatalogOptions {
  objectStore: ObjectStore
  /** Where posters and backdrops are drawn for items that have none: `<posterBase>/posters/<itemId>.svg`. */
  posterBase?: string
  attribution?: string[]
  /** How long what is held is given without looking whether it changed. */
  refreshMs?: number
  nowMs: () => number
  /** Told of every load: how much was read and what was left out. */
  onLoaded?: (report: CatalogReport & { mappings: MappingReport }) => void
}

const ITEMS_KEY = 'catalog/items.ndjson.gz'
const MAPPINGS_KEY = 'mappings/Final2.csv'

interface Held {
  version: string
  items: Map<string, CatalogItem>
  genres: string[]
  /** Most rated first. */
  byRatings: CatalogItem[]
}

export function storeCatalog(options: StoreCatalogOptions): Catalog {
  const { objectStore, nowMs, attribution = [], refreshMs = 5000 } = options
  let held: Held | undefined
  let checkedMs = Number.NEGATIVE_INFINITY
  let loading: Promise<Held> | undefined

  /** What is held at once; a look at the store goes on beside it, one at a time. */
  async function getHeld(): Promise<Held> {
    if (held !== undefined && nowMs() - checkedMs < refreshMs) return held
    loading ??= refresh().finally(() => {
      loading = undefined
    })
    if (held === undefined) return loading
    loading.catch(() => undefined)
    return held
  }

  async function refresh(): Promise<Held> {
    try {
      const [items, mappings] = await Promise.all([
        objectStore.head(ITEMS_KEY),
        objectStore.head(MAPPINGS_KEY),
      ])
      const version = `${items?.etag} ${mappings?.etag}`
      if (held?.version !== version) held = await load(version)
      checkedMs = nowMs()
      return held
    } catch (error) {
      throw new CatalogUnavailable('The catalog could not be read; keep what is held', { cause: error })
    }
  }

  async function load(version: string): Promise<Held> {
    const [items, mappings] = await Promise.all([objectStore.get(ITEMS_KEY), objectStore.get(MAPPINGS_KEY)])
    if (items === undefined) throw new Error(`There is no ${ITEMS_KEY}; import a catalog first`)
    const { tmdbIds, report: mappingReport } = parseMappings(mappings?.body)
    const parsed = parseItems(items.body, { tmdbIds, posterBase: options.posterBase })
    options.onLoaded?.({ ...parsed.report, mappings: mappingReport })
    const all = [...parsed.items.values()]
    return {
      version,
      items: parsed.items,
      genres: [...new Set(all.flatMap(({ genres }) => genres))].sort(byCodeUnit),
      byRatings: all.sort(
        (a, b) => (b.rating?.count ?? 0) - (a.rating?.count ?? 0) || byCodeUnit(a.itemId, b.itemId),
      ),
    }
  }

  return {
    attribution,
    async getItems(itemIds) {
      const { items } = await getHeld()
      const found = new Map<string, CatalogItem>()
      for (const itemId of itemIds) {
        const item = items.get(itemId)
        if (item !== undefined) found.set(itemId, item)
      }
      return found
    },
    getItem: async (itemId) => (await getHeld()).items.get(itemId),
    getGenres: async () => (await getHeld()).genres,
    async getMostRated(limit, genre) {
      const { byRatings } = await getHeld()
      const ofGenre =
        genre === undefined ? byRatings : byRatings.filter(({ genres }) => genres.includes(genre))
      return ofGenre.slice(0, limit).map(({ itemId }) => itemId)
    },
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
