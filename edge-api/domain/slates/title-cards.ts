// catalog/cards.<locale>.ndjson.gz: what the enrich job publishes and the catalog decorates slates from. One line an item.

import type { TitleDetails } from '../../ports/title-source.ts'

/** `itemId` stands first in its line, so that a line is found without being parsed. */
export interface TitleCard {
  itemId: string
  tmdbId: string
  /** When the source was asked, ISO 8601. */
  fetchedAt: string
  /** Null: the source has no such title. */
  details: TitleDetails | null
}

/** Locales that are published, those of the first line of a list of languages spoken: `en`, `de-AT`. */
export function toCardsKey(locale: string): string {
  return `catalog/cards.${locale}.ndjson.gz`
}

const DAY_MS = 86_400_000

export function toAgeDays(fetchedAt: string, nowMs: number): number {
  return (nowMs - Date.parse(fetchedAt)) / DAY_MS
}
