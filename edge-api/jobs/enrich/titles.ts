// Which titles the source has to be asked for, and the cards that are published already.

import { gunzipSync } from 'node:zlib'
import type { Catalog } from '../../ports/catalog.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { toAgeDays, toCardsKey, toTitleKey } from '../../ports/title-cards.ts'
import type { TitleCard, TitleRecord } from '../../ports/title-cards.ts'

/** Well before the 180 days that TMDB allows, so that many failed nights in a row lose nothing. */
const REFRESH_DAYS = 150
/** A title that the source did not have may be added. */
const RETRY_MISSING_DAYS = 30

export function isFresh(record: TitleRecord, nowMs: number): boolean {
  return toAgeDays(record, nowMs) < (record.details === null ? RETRY_MISSING_DAYS : REFRESH_DAYS)
}

/** The cards of one locale by itemId; lines that cannot be read are left out, and so asked for again. */
export async function readCards(
  objectStore: ObjectStore,
  locale: string,
): Promise<{ cards: Map<string, TitleCard>; etag: string | undefined }> {
  const stored = await objectStore.get(toCardsKey(locale))
  const cards = new Map<string, TitleCard>()
  for (const line of stored === undefined ? [] : gunzipSync(stored.body).toString('utf8').split('\n')) {
    const card = parse<TitleCard>(line)
    if (card !== undefined) cards.set(card.itemId, card)
  }
  return { cards, etag: stored?.etag }
}

export async function readTitle(
  objectStore: ObjectStore,
  locale: string,
  tmdbId: string,
): Promise<TitleRecord | undefined> {
  const stored = await objectStore.get(toTitleKey(locale, tmdbId))
  return stored && parse<TitleRecord>(Buffer.from(stored.body).toString('utf8'))
}

/** Ids of titles without a fresh card, each once, ascending by code unit; of `only` these, when given. */
export async function getDueTitleIds(
  { objectStore, catalog }: { objectStore: ObjectStore; catalog: Catalog },
  locale: string,
  { nowMs, only }: { nowMs: number; only: ReadonlySet<string> | undefined },
): Promise<string[]> {
  const [{ cards }, tmdbIds] = await Promise.all([readCards(objectStore, locale), catalog.getTmdbIds()])
  const due = new Set<string>()
  for (const [itemId, tmdbId] of tmdbIds) {
    if (only?.has(tmdbId) === false) continue
    const card = cards.get(itemId)
    if (card?.tmdbId !== tmdbId || !isFresh(card, nowMs)) due.add(tmdbId)
  }
  return [...due].sort()
}

function parse<Value>(text: string): Value | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as Value)
  } catch {
    return undefined
  }
}
