// What an item is and how it looks: the catalog joined with what TMDB says, ready to become a card.

import type { Poster, Rating } from '../contract/types.ts'

export interface CatalogItem {
  itemId: string
  title: string
  year?: number
  genres: string[]
  runtimeMinutes?: number
  overview?: string
  rating?: Rating
  poster: Poster | null
  backdrop: Poster | null
  href?: string
  /** TMDB's id, where `mappings/Final2.csv` knows it. */
  tmdbId?: string
}

export interface Catalog {
  /** The items known, by id; unknown ids are left out. */
  getItems(itemIds: readonly string[], locale: string): Promise<Map<string, CatalogItem>>
  /** One item with the most that is known of it, or undefined. */
  getItem(itemId: string, locale: string): Promise<CatalogItem | undefined>
  /** Genres that occur, ascending by code unit. */
  getGenres(): Promise<string[]>
  /** The ids of the items with the most ratings, best first, ties by id; of one genre when given. The last rung of the ladder. */
  getMostRated(limit: number, genre?: string): Promise<string[]>
  /** Notices that must be shown with the data. */
  attribution: string[]
}

export class CatalogUnavailable extends Error {
  override readonly name = 'CatalogUnavailable'
}
