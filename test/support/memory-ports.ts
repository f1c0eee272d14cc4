// Ports in memory: a small catalog, a recommender that answers by rule, tokens that anybody can read.

import { ownTokens } from '../../edge-api/adapters/tokens/own-tokens.ts'
import type { Catalog, CatalogItem } from '../../edge-api/ports/catalog.ts'
import type { EventSink, ForwardedEvent } from '../../edge-api/ports/event-sink.ts'
import { InvalidToken } from '../../edge-api/ports/identity.ts'
import type { UserTokens } from '../../edge-api/ports/identity.ts'
import type { Ports } from '../../edge-api/ports/ports.ts'
import type {
  Recommendations,
  RecommendationsRequest,
  Recommender,
} from '../../edge-api/ports/recommender.ts'
import { memoryObjectStore } from './memory-object-store.ts'

export const GENRES = ['Comedy', 'Drama', 'Horror']

/** Items '1' to '60'; item n has genre n mod 3, multiples of 5 a second one, and n ratings. */
export const CATALOG: readonly CatalogItem[] = Array.from({ length: 60 }, (_, index) => {
  const number = index + 1
  const genres = [GENRES[number % 3], ...(number % 5 === 0 ? [GENRES[(number + 1) % 3]] : [])]
  return {
    itemId: String(number),
    title: `Title ${number}`,
    year: 1920 + number,
    genres: genres.filter((genre) => genre !== undefined),
    rating: { average: 7, count: number },
    overview: `About ${number}.`,
    runtimeMinutes: 90,
    poster: { src: `https://api.example.com/posters/${number}.svg`, width: 342, height: 513, color: '#223' },
    backdrop: null,
  }
})

export function memoryCatalog(items: readonly CatalogItem[] = CATALOG): Catalog {
  const byId = new Map(items.map((item) => [item.itemId, item]))
  return {
    attribution: ['Test data.'],
    getItems: async () => byId,
    getItem: async (itemId) => byId.get(itemId),
    mayHave: async (itemId) => byId.has(itemId),
    withDetails: async (itemId, details) => {
      const item = byId.get(itemId)
      return item === undefined ? undefined : { ...item, ...details, genres: item.genres, isEnriched: true }
    },
    getTmdbIds: async () =>
      new Map(
        items.flatMap(({ itemId, tmdbId }) => (tmdbId === undefined ? [] : [[itemId, tmdbId] as const])),
      ),
    getRows: async () => ({
      'catalog/items.ndjson.gz': { rows: items.length, empty: 0, duplicate: 0, malformed: 0 },
    }),
    getGenres: async () => [...new Set(items.flatMap(({ genres }) => genres))].sort(),
    getMostRated: async (limit, genre) =>
      [...items]
        .filter(({ genres }) => genre === undefined || genres.includes(genre))
        .sort((a, b) => (b.rating?.count ?? 0) - (a.rating?.count ?? 0))
        .slice(0, limit)
        .map(({ itemId }) => itemId),
  }
}

export type Asked = RecommendationsRequest & { method: keyof Recommender; itemId?: string }

/** Answers the catalog in order, whatever is asked; a test may replace `answer`, to fail or to hang. */
export interface MemoryRecommender extends Recommender {
  asked: Asked[]
  answer: (asked: Asked) => Promise<Recommendations>
}

export function memoryRecommender(): MemoryRecommender {
  const method = (name: keyof Recommender) => (request: RecommendationsRequest) => {
    const asked = { ...request, method: name }
    recommender.asked.push(asked)
    return recommender.answer(asked)
  }
  const recommender: MemoryRecommender = {
    asked: [],
    answer: async ({ numResults, genre }) => ({
      recommendationId: `RID-${recommender.asked.length}`,
      items: CATALOG.filter(({ genres }) => genre === undefined || genres.includes(genre))
        .slice(0, numResults)
        .map(({ itemId }, index) => ({ itemId, score: 1 / (index + 1) })),
    }),
    getTopPicks: method('getTopPicks'),
    getSimilarItems: method('getSimilarItems'),
    getBecauseYouWatched: method('getBecauseYouWatched'),
    getPopularItems: method('getPopularItems'),
    getTrendingItems: method('getTrendingItems'),
  }
  return recommender
}

/** Takes everything; a test may replace `putEvents`. */
export interface MemoryEventSink extends EventSink {
  taken: ForwardedEvent[]
}

export function memoryEventSink(): MemoryEventSink {
  const taken: ForwardedEvent[] = []
  return {
    taken,
    async putEvents(events) {
      taken.push(...events)
      return { refused: [] }
    },
  }
}

/** `user.<sub>` is the access token of that user, `operator.<sub>` of one in the group operators. */
export const memoryUserTokens: UserTokens = {
  async verify(token) {
    const [, role, sub] = /^(user|operator)\.([\da-f-]{36})$/.exec(token) ?? []
    if (sub === undefined) throw new InvalidToken('The access token was refused')
    return { kind: 'user', id: sub, groups: role === 'operator' ? ['operators'] : [] }
  },
}

export const SECRET = 'a secret of tests, long enough to sign'
export const NOW_MS = Date.parse('2026-03-10T12:00:00.000Z')

export interface MemoryPorts extends Ports {
  recommender: MemoryRecommender
  eventSink: MemoryEventSink
  clock: { now(): number; advance(ms: number): void }
}

export function memoryPorts(): MemoryPorts {
  let nowMs = NOW_MS
  const clock = {
    now: () => nowMs,
    advance(ms: number) {
      nowMs += ms
    },
  }
  return {
    objectStore: memoryObjectStore(),
    recommender: memoryRecommender(),
    eventSink: memoryEventSink(),
    catalog: memoryCatalog(),
    userTokens: memoryUserTokens,
    ownTokens: ownTokens({ secrets: { test: SECRET }, nowMs: clock.now }),
    clock,
  }
}
