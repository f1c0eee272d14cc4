// Turns what is kept of titles into the one file that slates are decorated from, and forgets what is too old to keep.

import { gzipSync } from 'node:zlib'
import { toAgeDays, toCardsKey, toTitleKey } from '../../ports/title-cards.ts'
import type { TitleCard, TitleRecord } from '../../ports/title-cards.ts'
import { MAX_TITLE_AGE_DAYS } from '../../ports/title-source.ts'
import type { Step } from '../runs/step.ts'
import type { EnrichOptions, EnrichPorts } from './enrich-ports.ts'
import { inParallel } from '../in-parallel.ts'
import { getDueTitleIds, readCards, readTitle } from './titles.ts'

const IN_FLIGHT = 32

/** Writes catalog/cards.<locale>.ndjson.gz, one locale a call; removes details of more than 180 days. */
export const publishCards: Step<EnrichPorts, EnrichOptions> = {
  name: 'publish-cards',
  async run(ports, state, { options: { locales }, startedAtMs }) {
    const index = Number(state['locale'] ?? 0)
    const counts = (state['cards'] ?? {}) as Record<string, number>
    const locale = locales[index]
    if (locale === undefined) return { summary: { cards: counts } }
    const published = await publish(ports, locale, startedAtMs)
    return { state: { locale: index + 1, cards: { ...counts, [locale]: published } }, waitSeconds: 0 }
  },
}

async function publish(ports: EnrichPorts, locale: string, nowMs: number): Promise<number> {
  const { objectStore, catalog } = ports
  const held = await readCards(objectStore, locale)
  const changed = new Map<string, TitleRecord>()
  await inParallel(IN_FLIGHT, await getDueTitleIds(ports, locale, nowMs), async (tmdbId) => {
    const record = await readTitle(objectStore, locale, tmdbId)
    if (record === undefined) return
    if (toAgeDays(record, nowMs) < MAX_TITLE_AGE_DAYS) changed.set(tmdbId, record)
    else await objectStore.delete(toTitleKey(locale, tmdbId))
  })

  const cards: TitleCard[] = []
  for (const [itemId, tmdbId] of await catalog.getTmdbIds()) {
    const card = held.get(itemId)
    const record = changed.get(tmdbId) ?? (card?.tmdbId === tmdbId ? card : undefined)
    if (record === undefined || toAgeDays(record, nowMs) >= MAX_TITLE_AGE_DAYS) continue
    cards.push({ itemId, tmdbId, fetchedAt: record.fetchedAt, details: record.details })
  }
  cards.sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
  const lines = cards.map((card) => JSON.stringify(card)).join('\n')
  await objectStore.put(toCardsKey(locale), gzipSync(lines))
  return cards.length
}
