// What a catalog of 62,000 titles costs a process in bytes and in reads. How long it takes is `npm run bench:catalog`.

import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readCards } from '../../../edge-api/adapters/catalog/cards.ts'
import { parseMappings } from '../../../edge-api/adapters/catalog/parse-mappings.ts'
import { storeCatalog } from '../../../edge-api/adapters/catalog/store-catalog.ts'
import { createApp, DEFAULT_SETTINGS } from '../../../edge-api/app.ts'
import { memoryPorts, SECRET } from '../../support/memory-ports.ts'
import { weighMegabytes } from '../../support/weigh.ts'

const ROWS = 62_000
const ids = Array.from({ length: ROWS }, (_, index) => String(index + 1))
const mappings = Buffer.from(['movieId,tmdbId', ...ids.map((itemId) => `${itemId},9${itemId}`)].join('\n'))
const toZipped = (toLine: (itemId: string) => object) =>
  gzipSync(ids.map((itemId) => JSON.stringify(toLine(itemId))).join('\n'), { level: 1 })
const cards = toZipped((itemId) => ({
  itemId,
  tmdbId: `9${itemId}`,
  fetchedAt: '2026-03-10T11:00:00.000Z',
  details: { title: `Title ${itemId}`, genres: ['Drama'], overview: 'What it is about. '.repeat(17) },
}))

describe('a catalog of 62,000 titles', () => {
  it('holds its mappings in 30 MB and its cards in 80 MB', () => {
    expect(weighMegabytes(() => parseMappings(mappings).tmdbIds)).to.be.within(1, 30)
    // 22 MB of text, and where each line begins.
    expect(weighMegabytes(() => readCards(cards))).to.be.within(20, 80)
  })

  it('takes three reads for the first slate of a process, and none for the next', async () => {
    const ports = memoryPorts()
    const { objectStore } = ports
    await objectStore.put('mappings/Final2.csv', mappings)
    await objectStore.put('catalog/cards.en.ndjson.gz', cards)
    const items = toZipped((itemId) => ({ itemId, title: `Item ${itemId}`, genres: ['Drama'] }))
    await objectStore.put('catalog/items.ndjson.gz', items)
    const read: string[] = []
    const counting = {
      ...objectStore,
      get: (key: string) => {
        read.push(key)
        return objectStore.get(key)
      },
    }
    const catalog = storeCatalog({ objectStore: counting, nowMs: ports.clock.now })
    const app = createApp(
      { ...ports, catalog },
      { ...DEFAULT_SETTINGS, allowedOrigins: '*', cursorSecret: SECRET },
    )

    const first = await (await app.request('/v1/popular?limit=20')).text()
    expect(first).to.contain('"Title 1"')
    expect(read.sort()).to.deep.equal([
      'catalog/cards.en.ndjson.gz',
      'catalog/items.ndjson.gz',
      'mappings/Final2.csv',
    ])

    await app.request('/v1/trending?limit=20')
    expect(read).to.have.length(3)
  })
})
