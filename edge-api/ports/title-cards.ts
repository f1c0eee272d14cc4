// catalog/cards.<locale>.ndjson.gz and catalog/tmdb/<locale>/<tmdbId>.json: what the enrich job keeps of titles, and the catalog reads.
// wanted/<digest>.json: titles that slates met without details, for the job to ask for before the night.

import type { TitleDetails } from './title-source.ts'

/** What is kept of one title. */
export interface TitleRecord {
  tmdbId: string
  /** When the source was asked, ISO 8601 UTC. */
  fetchedAt: string
  /** Null: the source has no such title. */
  details: TitleDetails | null
}

/** One line of the cards, ascending by itemId. It begins with `{"itemId":`, so that it is found without being parsed. */
export interface TitleCard extends TitleRecord {
  itemId: string
}

export function toCardsKey(locale: string): string {
  return `catalog/cards.${locale}.ndjson.gz`
}

export function toTitleKey(locale: string, tmdbId: string): string {
  return `catalog/tmdb/${locale}/${tmdbId}.json`
}

/** What is put there. */
export interface WantedTitles {
  tmdbIds: string[]
}

export const WANTED_PREFIX = 'wanted/'

const DAY_MS = 86_400_000

export function toAgeDays({ fetchedAt }: Pick<TitleRecord, 'fetchedAt'>, nowMs: number): number {
  return (nowMs - Date.parse(fetchedAt)) / DAY_MS
}
