import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { storeCatalog } from '../../../edge-api/adapters/catalog/store-catalog.ts'
import { tmdbImages } from '../../../edge-api/adapters/tmdb/images.ts'
import { enrich, enrichJob } from '../../../edge-api/jobs/enrich/enrich.ts'
import { RunRefused } from '../../../edge-api/jobs/runs/step.ts'
import { TitleSourceUnavailable } from '../../../edge-api/ports/title-source.ts'
import type { TitleSource } from '../../../edge-api/ports/title-source.ts'
import { memoryObjectStore } from '../../support/memory-object-store.ts'

const DAY_MS = 86_400_000
const NOW_MS = Date.parse('2026-03-10T03:00:00Z')

/** Items 1 to `count`, of which TMDB knows every one as `1000 + n`, but for those in `dead`. */
async function makeSite(count = 3, dead: readonly string[] = ['1002']) {
  const objectStore = memoryObjectStore()
  const ids = Array.from({ length: count }, (_, index) => index + 1)
  const items = ids.map((id) =>
    JSON.stringify({ itemId: String(id), title: `Title ${id}`, genres: ['Drama'] }),
  )
  await objectStore.put('catalog/items.ndjson.gz', gzipSync(items.join('\n')))
  const rows = ids.map((id) => `${id},${1000 + id}`)
  await objectStore.put('mappings/Final2.csv', Buffer.from(['movieId,tmdbId', ...rows].join('\n')))
  let nowMs = NOW_MS
  const clock = { now: () => nowMs, advance: (ms: number) => (nowMs += ms) }
  const asked: string[] = []
  const titleSource: TitleSource = {
    getImageWarnings: async () => [],
    async getTitle(tmdbId, { locale }) {
      asked.push(`${locale} ${tmdbId}`)
      if (dead.includes(tmdbId)) return undefined
      return { title: `${locale} ${tmdbId}`, genres: ['Science Fiction'], posterPath: `/p${tmdbId}.jpg` }
    },
  }
  const catalog = () =>
    storeCatalog({
      objectStore,
      nowMs: clock.now,
      images: tmdbImages(),
      locales: ['en', 'de'],
      titleNotice: 'Notice.',
      posterBase: 'https://api.example.com',
    })
  const ports = { objectStore, clock, titleSource, catalog: catalog() }
  const run = (locales = ['en']) => enrich(ports, { locales, sleep: async () => undefined })
  return { objectStore, clock, asked, ports, titleSource, catalog, run }
}

describe('the enrich job', () => {
  it('publishes what TMDB says, and remembers what it does not have', async () => {
    const { run, catalog, objectStore } = await makeSite()

    expect(await run()).to.deep.include({ fetched: 2, missing: 1, failed: 0, cards: { en: 3 } })

    const known = catalog()
    expect(await known.getItem('1', 'en')).to.deep.include({ title: 'en 1001', genres: ['Drama'] })
    expect((await known.getItem('1', 'en'))?.poster?.src).to.equal(
      'https://image.tmdb.org/t/p/w342/p1001.jpg',
    )
    // TMDB has no 1002: the item is shown from the catalog.
    expect(await known.getItem('2', 'en')).to.deep.include({ title: 'Title 2', isEnriched: true })
    expect(known.attribution).to.deep.equal(['Notice.'])
    const cards = await objectStore.get('catalog/cards.en.ndjson.gz')
    expect(gunzipSync(cards?.body ?? '').toString()).to.match(/^\{"itemId":"1",/)
  })

  it('asks for nothing twice while it is fresh, and again before the 180 days end', async () => {
    const { run, asked, clock } = await makeSite()
    await run()
    await run()
    expect(asked).to.have.length(3)

    clock.advance(31 * DAY_MS)
    await run()
    expect(asked.slice(3)).to.deep.equal(['en 1002'])

    clock.advance(120 * DAY_MS)
    await run()
    expect(asked.slice(4).sort()).to.deep.equal(['en 1001', 'en 1002', 'en 1003'])
  })

  it('shows and keeps nothing of TMDB for longer than 180 days', async () => {
    const { run, clock, catalog, titleSource, objectStore } = await makeSite()
    await run()
    titleSource.getTitle = async () => {
      throw new TitleSourceUnavailable('away')
    }
    clock.advance(179 * DAY_MS)
    expect((await catalog().getItem('1', 'en'))?.title).to.equal('en 1001')

    clock.advance(2 * DAY_MS)

    expect((await catalog().getItem('1', 'en'))?.title).to.equal('Title 1')
    expect(await run()).to.deep.include({ failed: 3, cards: { en: 0 } })
    expect(await objectStore.get('catalog/tmdb/en/1001.json')).to.equal(undefined)
  })

  it('speaks every language asked for, and the first to everybody else', async () => {
    const { run, catalog } = await makeSite()

    await run(['en', 'de'])

    const known = catalog()
    expect((await known.getItem('1', 'de-AT'))?.title).to.equal('de 1001')
    expect((await known.getItem('1', 'fr'))?.title).to.equal('en 1001')
  })

  it('goes on where it was killed, without asking again', async () => {
    const { ports, asked, run, titleSource } = await makeSite(40, [])
    const answer = titleSource.getTitle.bind(titleSource)
    titleSource.getTitle = (tmdbId, options) => {
      if (asked.length >= 20) throw new Error('killed')
      return answer(tmdbId, options)
    }
    await expect(run()).rejects.toThrow('killed')
    titleSource.getTitle = answer

    const { fetched, kept } = await enrich(ports, { locales: ['en'], sleep: async () => undefined })

    expect(asked).to.have.length(40)
    expect([fetched, kept]).to.deep.equal([20, 20])
  })

  it('publishes what it has when TMDB is away for long, and stops at a refused key', async () => {
    const { ports, titleSource } = await makeSite(120, [])
    const waits: number[] = []
    const answer = titleSource.getTitle.bind(titleSource)
    titleSource.getTitle = async (tmdbId, options) => {
      if (Number(tmdbId) > 1040) throw new TitleSourceUnavailable('away')
      return answer(tmdbId, options)
    }

    const summary = await enrich(ports, { locales: ['en'], sleep: async (ms) => void waits.push(ms) })

    expect(summary).to.deep.include({ fetched: 40, cards: { en: 40 } })
    expect(waits).to.deep.equal([60_000, 60_000, 60_000, 60_000, 60_000])

    titleSource.getTitle = async () => {
      throw new TitleSourceUnavailable('no', { isRefused: true })
    }
    await expect(enrich(ports, { locales: ['en'], sleep: async () => undefined })).rejects.toBeInstanceOf(
      RunRefused,
    )
  })

  it('asks for what is wanted alone, and leaves the other cards as they are', async () => {
    const { ports, asked, run, clock } = await makeSite(3, [])
    await run()
    clock.advance(160 * DAY_MS)
    asked.length = 0

    const options = { locales: ['en'], sleep: async () => undefined, only: new Set(['1002', '9999']) }
    expect(await enrich(ports, options)).to.deep.include({ fetched: 1, cards: { en: 3 } })

    expect(asked).to.deep.equal(['en 1002'])
  })

  it('publishes what it reached when its time is over', async () => {
    const { ports, catalog, clock } = await makeSite(2001, [])
    const answer = ports.titleSource.getTitle.bind(ports.titleSource)
    ports.titleSource.getTitle = (tmdbId, options) => {
      clock.advance(1)
      return answer(tmdbId, options)
    }
    const endsMs = NOW_MS + 2000

    const summary = await enrich(ports, { locales: ['en'], sleep: async () => undefined, endsMs })

    expect(summary).to.deep.include({ unfinished: 'fetch-titles', cards: { en: 2000 } })
    expect((await catalog().getItem('1', 'en'))?.title).to.equal('en 1001')
  })

  it('loses no card when another run publishes in between', async () => {
    const { ports, objectStore } = await makeSite(2, [])
    const run = (tmdbId: string, store = objectStore) =>
      enrich(
        { ...ports, objectStore: store },
        { locales: ['en'], sleep: async () => undefined, only: new Set([tmdbId]) },
      )
    let isFirst = true
    const slow: typeof objectStore = {
      ...objectStore,
      async put(key, body, condition) {
        if (key === 'catalog/cards.en.ndjson.gz' && isFirst) {
          isFirst = false
          await run('1002')
        }
        return objectStore.put(key, body, condition)
      },
    }

    expect(await run('1001', slow)).to.deep.include({ cards: { en: 2 } })
  })

  it('has steps that a state machine can call one after the other', () => {
    expect(enrichJob.steps.map(({ name }) => name)).to.deep.equal([
      'check-images',
      'fetch-titles',
      'publish-cards',
    ])
  })
})
