// The catalog as the object store holds it, in memory, joined with the cards that the enrich job publishes.

import { createLru } from '../../cache/lru.ts'
import type { Lru } from '../../cache/lru.ts'
import type { RowCounts } from '../../contract/types.ts'
import { CatalogUnavailable } from '../../ports/catalog.ts'
import type { Catalog, CatalogItem } from '../../ports/catalog.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { toAgeDays, toCardsKey } from '../../ports/title-cards.ts'
import { MAX_TITLE_AGE_DAYS } from '../../ports/title-source.ts'
import type { TitleDetails } from '../../ports/title-source.ts'
import { dressItem } from './dress-item.ts'
import type { DressOptions } from './dress-item.ts'
import { getCardsVersion, getItemsVersion, loadCards, loadItems, toHeldItems } from './load-catalog.ts'
import type { HeldCards, HeldItems, OnRead } from './load-catalog.ts'
import { refreshed } from './refreshed.ts'

export interface StoreCatalogOptions extends DressOptions {
  objectStore: ObjectStore
  /** The locales that cards are published in; whoever asks for another one gets the nearest, or the first. */
  locales?: readonly string[]
  /** What must be shown with data of the title source. */
  titleNotice?: string
  /** items.ndjson.gz as it was shipped with the process: shown until the store can be read. */
  builtIn?: Uint8Array
  refreshMs?: number
  nowMs: () => number
  onRead?: OnRead
}

/** A process waits so long for the store after its first question, then shows what it has without it. */
const PATIENCE_MS = 600

/** Items ready to become cards, of one locale: about 1.5 kB each. For a day at most, so that none outlives its title's age. */
const DRESSED = { maxSize: 5000, ttlMs: 86_400_000 }

type Dressed = Lru<CatalogItem>

export function storeCatalog(options: StoreCatalogOptions): Catalog {
  const { objectStore, nowMs, locales = ['en'], titleNotice, refreshMs = 5000, onRead } = options
  const timing = { refreshMs, nowMs }
  const builtIn = options.builtIn === undefined ? undefined : toHeldItems(options.builtIn)
  const getStored = refreshed<HeldItems>({
    ...timing,
    ...(builtIn === undefined ? {} : { patienceMs: PATIENCE_MS }),
    load: () => loadItems(objectStore, onRead),
    getVersion: () => getItemsVersion(objectStore),
  })
  const getCards = new Map(
    locales.map((locale) => [
      locale,
      refreshed<HeldCards>({
        ...timing,
        patienceMs: PATIENCE_MS,
        load: () => loadCards(objectStore, locale, onRead),
        getVersion: () => getCardsVersion(objectStore, locale),
      }),
    ]),
  )
  const wardrobes = new Map<string, { held: HeldItems; ofTitles: HeldCards | undefined; dressed: Dressed }>()
  let hasTitles = false

  async function getItems(): Promise<HeldItems> {
    try {
      return await getStored()
    } catch (cause) {
      if (builtIn !== undefined) return builtIn
      throw new CatalogUnavailable('The catalog could not be read; try again', { cause })
    }
  }

  /** Dresses items of one locale, with everything at hand. */
  async function getDresser(locale: string): Promise<(itemId: string) => CatalogItem | undefined> {
    const nearest = toNearest(locale, locales)
    const [held, ofTitles] = await Promise.all([
      getItems(),
      // Cards that cannot be read in time cost pictures, never the slate.
      getCards
        .get(nearest)?.()
        .catch(() => undefined),
    ])
    hasTitles ||= (ofTitles?.cards.size ?? 0) > 0
    let wardrobe = wardrobes.get(nearest)
    if (wardrobe?.held !== held || wardrobe.ofTitles !== ofTitles) {
      wardrobe = { held, ofTitles, dressed: createLru<CatalogItem>({ ...DRESSED, nowMs }) }
      wardrobes.set(nearest, wardrobe)
    }
    const { dressed } = wardrobe
    return function dress(itemId) {
      const known = dressed.get(itemId)
      if (known !== undefined) return known
      const item = held.items.get(itemId)
      if (item === undefined) return undefined
      const card = ofTitles?.cards.get(itemId)
      const isCurrent =
        card !== undefined && card.tmdbId === item.tmdbId && toAgeDays(card, nowMs()) < MAX_TITLE_AGE_DAYS
      const ready = dressItem(item, isCurrent ? card.details : undefined, options)
      dressed.set(itemId, ready)
      return ready
    }
  }

  return {
    get attribution() {
      return hasTitles && titleNotice !== undefined ? [titleNotice] : []
    },
    getItems: async (locale) => ({ get: await getDresser(locale) }),
    getItem: async (itemId, locale) => (await getDresser(locale))(itemId),
    async mayHave(itemId) {
      try {
        const has = ({ items }: HeldItems) => items.get(itemId) !== undefined
        return has(await getStored()) || has(await getStored({ current: true }))
      } catch {
        return true
      }
    },
    async withDetails(itemId: string, details: TitleDetails | undefined) {
      const item = (await getItems()).items.get(itemId)
      if (details !== undefined) hasTitles = true
      return item && dressItem(item, details ?? null, options)
    },
    getTmdbIds: async () => {
      const { items, tmdbIds } = await getItems()
      return new Map([...tmdbIds].filter(([itemId]) => items.get(itemId) !== undefined))
    },
    async getRows() {
      const ofTitles = locales.map(async (locale): Promise<[string, RowCounts][]> => {
        const held = await getCards
          .get(locale)?.()
          .catch(() => undefined)
        return held?.rows === undefined ? [] : [[toCardsKey(locale), held.rows]]
      })
      const [{ getRows }, ...cards] = await Promise.all([getItems(), ...ofTitles])
      return { ...getRows(), ...Object.fromEntries(cards.flat()) }
    },
    getGenres: async () => (await getItems()).items.getSurvey().genres,
    async getMostRated(limit, genre) {
      const { byRatings } = (await getItems()).items.getSurvey()
      const ofGenre =
        genre === undefined ? byRatings : byRatings.filter(({ genres }) => genres.includes(genre))
      return ofGenre.slice(0, limit).map(({ itemId }) => itemId)
    },
  }
}

/** The locale itself, else one of its language, else the first. */
function toNearest(locale: string, locales: readonly string[]): string {
  const toLanguage = (one: string) => one.split('-')[0]
  return (
    locales.find((one) => one === locale) ??
    locales.find((one) => toLanguage(one) === toLanguage(locale)) ??
    locales[0] ??
    'en'
  )
}
