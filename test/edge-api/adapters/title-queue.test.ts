import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { storeCatalog } from '../../../edge-api/adapters/catalog/store-catalog.ts'
import { memoryTitleQueue } from '../../../edge-api/adapters/memory/title-queue.ts'
import { tmdbTitleSource } from '../../../edge-api/adapters/tmdb/title-source.ts'
import { createApp, DEFAULT_SETTINGS } from '../../../edge-api/app.ts'
import type { Slate } from '../../../edge-api/contract/types.ts'
import { startEnriching } from '../../../edge-api/entrypoints/enriching.ts'
import { startTmdb } from '../../../edge-api/local/tmdb/start-tmdb.ts'
import { memoryPorts, SECRET } from '../../support/memory-ports.ts'

const closing: { close: () => Promise<void> }[] = []
afterEach(() => Promise.all(closing.splice(0).map((one) => one.close())))

describe('the queue of titles', () => {
  it('gives each title once an hour, to whoever waits', async () => {
    let nowMs = 1_000
    const queue = memoryTitleQueue(() => nowMs)
    const { signal } = new AbortController()
    const taken = queue.take(signal)

    queue.add(['11', '12', '11'])
    expect(await taken).to.deep.equal(['11', '12'])
    queue.add(['11', '13'])
    expect(await queue.take(signal)).to.deep.equal(['13'])

    nowMs += 2 * 3_600_000
    queue.add(['11'])
    expect(await queue.take(signal)).to.deep.equal(['11'])
    await expect(queue.take(AbortSignal.abort(new Error('closed')))).rejects.toThrow('closed')
  })

  it('has a title that came after the nightly run dressed soon after it was first shown', async () => {
    const tmdb = await startTmdb({ token: 'token', titles: [{ id: 1001, title: 'As TMDB says' }] })
    closing.push(tmdb)
    const ports = memoryPorts()
    const { objectStore } = ports
    const items = '{"itemId":"1","title":"As the site says","genres":["Drama"]}'
    await objectStore.put('catalog/items.ndjson.gz', gzipSync(items))
    const titleQueue = memoryTitleQueue(Date.now)
    const clock = { now: () => Date.now() }
    const catalog = storeCatalog({ objectStore, nowMs: Date.now, refreshMs: 0 })
    const titleSource = tmdbTitleSource({ token: 'token', baseUrl: tmdb.url, timeoutMs: 20_000 })
    const app = createApp(
      { ...ports, clock, catalog, titleQueue },
      { ...DEFAULT_SETTINGS, publicAnswerSeconds: 0, allowedOrigins: '*', cursorSecret: SECRET },
    )
    const getTitle = async () => {
      const slate = (await (await app.request('/v1/popular?limit=1')).json()) as Slate
      return slate.items[0]?.title
    }
    const options = { locales: ['en'], takeTitles: titleQueue.take, gatherMs: 0 }
    closing.push(startEnriching({ objectStore, catalog, titleSource, clock }, options))
    await expect.poll(() => objectStore.head('catalog/cards.en.ndjson.gz')).not.to.equal(undefined)
    expect(await getTitle()).to.equal('As the site says')

    await objectStore.put('mappings/Final2.csv', Buffer.from('movieId,tmdbId\n1,1001'))

    await expect.poll(getTitle, { timeout: 20_000 }).to.equal('As TMDB says')
  })
})
