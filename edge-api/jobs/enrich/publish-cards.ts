// Turns what is kept of titles into the one file that slates are decorated from, and forgets what is too old to keep.

import { gzipSync } from 'node:zlib'
import { PreconditionFailed } from '../../ports/object-store.ts'
import { toAgeDays, toCardsKey, toTitleKey } from '../../ports/title-cards.ts'
import type { TitleCard, TitleRecord } from '../../ports/title-cards.ts'
import { MAX_TITLE_AGE_DAYS } from '../../ports/title-source.ts'
import type { Step } from '../runs/step.ts'
import type { EnrichOptions, EnrichPorts } from './enrich-ports.ts'
import { inParallel } from '../in-parallel.ts'
import { getDueTitleIds, readCards, readTitle } from './titles.ts'

const IN_FLIGHT = 32
const MAX_ATTEMPTS = 5

/** Writes catalog/cards.<locale>.ndjson.gz, one locale a call; removes details of more than 180 days. */
export const publishCards: Step<EnrichPorts, EnrichOptions> = {
  name: 'publish-cards',
  async run(ports, state, { options: { locales, only }, startedAtMs }) {
    const index = Number(state['locale'] ?? 0)
    const counts = (state['cards'] ?? {}) as Record<string, number>
    const locale = locales[index]
    if (locale === undefined) return { summary: { cards: counts } }
    const published = await publishAgain(ports, locale, { nowMs: startedAtMs, only })
    return { state: { locale: index + 1, cards: { ...counts, [locale]: published } }, waitSeconds: 0 }
  },
}

interface PublishOptions {
  nowMs: number
  only: ReadonlySet<string> | undefined
}

/** The nightly run and what slates want publish the same file: whoever comes second begins with what the first one made of it. */
async function publishAgain(ports: EnrichPorts, locale: string, options: PublishOptions): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await publish(ports, locale, options)
    } catch (error) {
      if (!(error instanceof PreconditionFailed) || attempt >= MAX_ATTEMPTS) throw error
    }
  }
}

async function publish(ports: EnrichPorts, locale: string, { nowMs, only }: PublishOptions): Promise<number> {
  const { objectStore, catalog } = ports
  const { cards: held, etag } = await readCards(objectStore, locale)
  const changed = new Map<string, TitleRecord>()
  const due = await getDueTitleIds(ports, locale, { nowMs, only })
  await inParallel(IN_FLIGHT, due, async (tmdbId) => {
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
  const unchanged = etag === undefined ? ({ ifNoneMatch: '*' } as const) : { ifMatch: etag }
  await objectStore.put(toCardsKey(locale), gzipSync(lines), unchanged)
  return cards.length
}
