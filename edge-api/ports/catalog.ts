// What an item is and how it looks: the catalog joined with what TMDB says, ready to become a card.

import type { Poster, Rating, RowCounts } from '../contract/types.ts'
import type { TitleDetails } from './title-source.ts'

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
  /** Whether the title source was asked already, so that nothing more can be had of it. */
  isEnriched?: boolean
}

/** Each item is made when it is looked up: whoever shows a few of many pays for the few. */
export interface CatalogItems {
  /** Undefined for an unknown id. */
  get(itemId: string): CatalogItem | undefined
}

export interface Catalog {
  /** What is known now, to look items up in. */
  getItems(locale: string): Promise<CatalogItems>
  /** One item with the most that is known of it, or undefined. */
  getItem(itemId: string, locale: string): Promise<CatalogItem | undefined>
  /** False only for an id that the catalog lacks as it was stored a moment ago: when nobody can say, it may be a new one. */
  mayHave(itemId: string): Promise<boolean>
  /** The item as the title source describes it; the site's own genres and pictures stand. */
  withDetails(itemId: string, details: TitleDetails | undefined): Promise<CatalogItem | undefined>
  /** The title source's ids by itemId, for the items of the catalog that have one. */
  getTmdbIds(): Promise<ReadonlyMap<string, string>>
  /** Genres that occur, ascending by code unit. */
  getGenres(): Promise<string[]>
  /** The ids of the items with the most ratings, best first, ties by id; of one genre when given. The last rung of the ladder. */
  getMostRated(limit: number, genre?: string): Promise<string[]>
  /** What was read of each object of the store, and how much of it is not used; without those that are not there. */
  getRows(): Promise<Record<string, RowCounts>>
  /** Notices that must be shown with what is held now. */
  readonly attribution: string[]
}

export class CatalogUnavailable extends Error {
  override readonly name = 'CatalogUnavailable'
}
