import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { storeCatalog } from '../../../edge-api/adapters/catalog/store-catalog.ts'
import { storedTitleQueue } from '../../../edge-api/adapters/catalog/title-queue.ts'
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

  it('hands on what was met by an object that is named by what is in it, once a minute and within a request', async () => {
    const { objectStore } = memoryPorts()
    let nowMs = 1_000
    const makeQueue = () =>
      storedTitleQueue({ objectStore, nowMs: () => nowMs, waiting: memoryTitleQueue(() => nowMs) })
    const readWanted = async () => {
      const wanted: unknown[] = []
      for await (const key of objectStore.listKeys('wanted/'))
        wanted.push(JSON.parse(Buffer.from((await objectStore.get(key))?.body ?? '').toString()))
      return wanted
    }
    const [one, other] = [makeQueue(), makeQueue()]

    one.add(['12', '11'])
    expect(await readWanted()).to.deep.equal([])
    await one.handOn?.()
    other.add(['11', '12'])
    await other.handOn?.()
    one.add(['13'])
    await one.handOn?.()
    expect(await readWanted()).to.deep.equal([{ tmdbIds: ['11', '12'] }])

    nowMs += 60_000
    await one.handOn?.()
    expect(await readWanted()).to.have.deep.members([{ tmdbIds: ['11', '12'] }, { tmdbIds: ['13'] }])
  })

  it('keeps no slate waiting for a store that does not answer', async () => {
    const { objectStore, ...ports } = memoryPorts()
    const stuck = { ...objectStore, put: () => new Promise<never>(() => undefined) }
    const nowMs = () => Date.now()
    const titleQueue = storedTitleQueue({ objectStore: stuck, nowMs, waiting: memoryTitleQueue(nowMs) })
    titleQueue.add(['11'])
    const app = createApp(
      { ...ports, objectStore, clock: { now: nowMs }, titleQueue },
      { ...DEFAULT_SETTINGS, allowedOrigins: '*', cursorSecret: SECRET },
    )

    const startedMs = nowMs()
    expect((await app.request('/v1/popular')).status).to.equal(200)

    expect(nowMs() - startedMs).to.be.lessThan(1000)
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

    await expect.poll(getTitle).to.equal('As TMDB says')
  })
})
