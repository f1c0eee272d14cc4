import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { parseMappings } from '../../../edge-api/adapters/catalog/parse-mappings.ts'
import { storeCatalog } from '../../../edge-api/adapters/catalog/store-catalog.ts'
import { CatalogUnavailable } from '../../../edge-api/ports/catalog.ts'
import { memoryObjectStore } from '../../support/memory-object-store.ts'

const ITEMS = [
  {
    itemId: '1',
    title: 'Heat',
    year: 1995,
    genres: ['Crime'],
    rating: { average: 8, count: 10 },
    color: '#123',
  },
  { itemId: '2', title: 'Alien', genres: ['Horror', 'Sci-Fi'], synopsis: 'In space.', runtimeMinutes: 117 },
  {
    itemId: '3',
    title: 'Own',
    genres: [],
    poster: { src: 'https://site.example/3.jpg', width: 2, height: 3 },
  },
]

async function makeCatalog(lines: readonly unknown[] = ITEMS) {
  const objectStore = memoryObjectStore()
  const write = (rows: readonly unknown[]) =>
    objectStore.put(
      'catalog/items.ndjson.gz',
      gzipSync(rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n')),
    )
  await write(lines)
  await objectStore.put('mappings/Final2.csv', Buffer.from('movieId,tmdbId\r\n1,949\r\n'))
  let nowMs = 0
  const reports: unknown[] = []
  const catalog = storeCatalog({
    objectStore,
    posterBase: 'https://api.example.com',
    nowMs: () => nowMs,
    onRead: (key, { rows, ...bad }) => reports.push([key, rows, bad]),
  })
  return { catalog, objectStore, write, reports, wait: (ms: number) => (nowMs += ms) }
}

describe('storeCatalog', () => {
  it('gives items as cards need them, with drawn posters where they have none of their own', async () => {
    const { catalog } = await makeCatalog()

    expect(await catalog.getItem('1', 'en')).to.deep.equal({
      itemId: '1',
      title: 'Heat',
      year: 1995,
      genres: ['Crime'],
      rating: { average: 8, count: 10 },
      tmdbId: '949',
      poster: { src: 'https://api.example.com/posters/1.svg', width: 342, height: 513, color: '#123' },
      backdrop: { src: 'https://api.example.com/backdrops/1.svg', width: 1280, height: 720, color: '#123' },
    })
    expect(await catalog.getItem('2', 'en')).to.include({ overview: 'In space.', runtimeMinutes: 117 })
    expect((await catalog.getItem('3', 'en'))?.poster?.src).to.equal('https://site.example/3.jpg')
    const items = await catalog.getItems('en')
    const titles = ['3', 'x', '1'].map((itemId) => items.get(itemId)?.title)
    expect(titles).to.deep.equal(['Own', undefined, 'Heat'])
  })

  it('knows its genres and what was rated most', async () => {
    const { catalog } = await makeCatalog()

    expect(await catalog.getGenres()).to.deep.equal(['Crime', 'Horror', 'Sci-Fi'])
    expect(await catalog.getMostRated(2)).to.deep.equal(['1', '2'])
    expect(await catalog.getMostRated(2, 'Horror')).to.deep.equal(['2'])
  })

  it('counts lines that are no items, and leaves them out', async () => {
    const { catalog, reports } = await makeCatalog([
      ...ITEMS,
      '{broken',
      { itemId: 'a b', title: 'x' },
      ITEMS[0],
    ])

    expect(await catalog.getMostRated(10)).to.have.length(3)
    // An id with a space is seen when the item is read, not when its line is found.
    const bad = (malformed: number) => ({ empty: 0, duplicate: 1, malformed })
    expect(reports).to.deep.equal([
      ['catalog/items.ndjson.gz', 6, bad(1)],
      ['mappings/Final2.csv', 1, { empty: 0, duplicate: 0, malformed: 0 }],
      ['catalog/items.ndjson.gz', 6, bad(2)],
    ])
    expect(await catalog.getRows()).to.deep.equal({
      'catalog/items.ndjson.gz': { rows: 6, ...bad(2) },
      'mappings/Final2.csv': { rows: 1, empty: 0, duplicate: 0, malformed: 0 },
    })
  })

  it('finds items in lines that a site wrote its own way', async () => {
    const { catalog } = await makeCatalog([
      '{ "title": "Amélie", "genres": ["Comédie"], "itemId": "film/amélie" }',
      '{"itemId":"caf\\u00e9","title":"Café 7"}',
      '',
      '{"itemId":"plain","title":"日本"}',
    ])

    const items = await catalog.getItems('en')

    const titles = ['film/amélie', 'café', 'plain'].map((itemId) => items.get(itemId)?.title)
    expect(titles).to.deep.equal(['Amélie', 'Café 7', '日本'])
    expect(await catalog.getGenres()).to.deep.equal(['Comédie'])
  })

  it('leaves out an item that cannot be read, wherever it is asked for', async () => {
    const { catalog } = await makeCatalog([...ITEMS, { itemId: '4', title: 4 }, '{"itemId":"5","title'])

    const items = await catalog.getItems('en')
    const known = ['1', '4', '5'].filter((itemId) => items.get(itemId) !== undefined)
    expect(known).to.deep.equal(['1'])
    expect(await catalog.getMostRated(10)).to.deep.equal(['1', '2', '3'])
  })

  it('is read again when it changed, and not when it did not', async () => {
    const { catalog, write, wait, reports } = await makeCatalog()
    await catalog.getItem('1', 'en')
    wait(60_000)
    await catalog.getItem('1', 'en')
    await new Promise((resolve) => setImmediate(resolve))
    // The items and the mappings, once each.
    expect(reports).to.have.length(2)

    await write([{ itemId: '9', title: 'New', genres: [] }])
    wait(60_000)
    await catalog.getItem('9', 'en')
    await new Promise((resolve) => setImmediate(resolve))

    expect((await catalog.getItem('9', 'en'))?.title).to.equal('New')
  })

  it('keeps what it holds when a broken catalog is put in its place', async () => {
    const { catalog, objectStore, wait } = await makeCatalog()
    await catalog.getItem('1', 'en')
    await objectStore.put('catalog/items.ndjson.gz', Buffer.from('no gzip'))
    wait(60_000)
    await catalog.getItem('1', 'en')
    await new Promise((resolve) => setImmediate(resolve))

    expect((await catalog.getItem('1', 'en'))?.title).to.equal('Heat')
  })

  it('calls no item unknown before it has looked at what is stored now', async () => {
    const { catalog, objectStore, write, wait } = await makeCatalog()
    expect([await catalog.mayHave('1'), await catalog.mayHave('9')]).to.deep.equal([true, false])

    await write([{ itemId: '9', title: 'New', genres: [] }])
    wait(60_000)
    expect([await catalog.mayHave('9'), await catalog.mayHave('10')]).to.deep.equal([true, false])

    await objectStore.put('catalog/items.ndjson.gz', Buffer.from('no gzip'))
    wait(60_000)
    expect([await catalog.mayHave('11'), await catalog.mayHave('12')]).to.deep.equal([true, true])
  })

  it('calls no item unknown by the catalog that it was shipped with', async () => {
    const builtIn = gzipSync(JSON.stringify(ITEMS[0]))
    const catalog = storeCatalog({
      objectStore: memoryObjectStore(),
      posterBase: 'https://api.example.com',
      nowMs: () => 0,
      builtIn,
    })

    expect((await catalog.getItem('1', 'en'))?.title).to.equal('Heat')
    expect([await catalog.mayHave('1'), await catalog.mayHave('newer')]).to.deep.equal([true, true])
  })

  it('is unavailable without a catalog, and available as soon as there is one', async () => {
    const { catalog, objectStore, write } = await makeCatalog()
    await objectStore.delete('catalog/items.ndjson.gz')

    await expect(catalog.getGenres()).rejects.toBeInstanceOf(CatalogUnavailable)
    await write(ITEMS)
    expect(await catalog.getGenres()).to.have.length(3)
  })
})

describe('parseMappings', () => {
  it('counts rows that are empty, repeated or malformed', () => {
    const lines = [
      'movieId,imdbId,tmdbId',
      '1,0113277,949',
      '2,0078748,',
      '1,0,1',
      'x y,1,2',
      '3,1,abc',
      '4,1',
      '',
    ]

    const { tmdbIds, rows: counts } = parseMappings(Buffer.from(`\uFEFF${lines.join('\r\n')}`))

    expect([...tmdbIds]).to.deep.equal([['1', '949']])
    expect(counts).to.deep.equal({ rows: 6, empty: 1, duplicate: 1, malformed: 3 })
  })
})
