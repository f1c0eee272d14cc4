import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { tmdbImages } from '../../../edge-api/adapters/tmdb/images.ts'
import { createPace } from '../../../edge-api/adapters/tmdb/pace.ts'
import { tmdbTitleSource } from '../../../edge-api/adapters/tmdb/title-source.ts'
import type { TmdbTitleSourceOptions } from '../../../edge-api/adapters/tmdb/title-source.ts'
import { startTmdb } from '../../../edge-api/local/tmdb/start-tmdb.ts'
import type { LocalTmdb, LocalTmdbOptions } from '../../../edge-api/local/tmdb/start-tmdb.ts'
import { TitleSourceUnavailable } from '../../../edge-api/ports/title-source.ts'

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.read.access'
const KEY = '0123456789abcdef0123456789abcdef'
const METROPOLIS = {
  id: 19,
  title: 'Metropolis',
  titles: { de: 'Metropolis (de)' },
  year: 1927,
  genres: ['Drama', 'Science Fiction'],
  overview: 'A city of two classes.',
  runtimeMinutes: 153,
  rating: { average: 8.1, count: 2511 },
  posterPath: '/metropolis.jpg',
  backdropPath: '/city.jpg',
}

const servers: LocalTmdb[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function make(options: Partial<TmdbTitleSourceOptions> = {}, server: Partial<LocalTmdbOptions> = {}) {
  const tmdb = await startTmdb({
    titles: [METROPOLIS, { id: 20, title: 'Bare' }],
    token: TOKEN,
    key: KEY,
    ...server,
  })
  servers.push(tmdb)
  return { tmdb, source: tmdbTitleSource({ token: TOKEN, baseUrl: tmdb.url, timeoutMs: 20_000, ...options }) }
}

describe('the tmdb adapter', () => {
  it.each([['a read access token'], ['a key']])('gives a title to whoever has %s', async (kind) => {
    const { source, tmdb } = await make({ token: kind === 'a key' ? KEY : TOKEN })

    expect(await source.getTitle('19', { locale: 'en' })).to.deep.equal({
      title: 'Metropolis',
      year: 1927,
      genres: ['Drama', 'Science Fiction'],
      overview: 'A city of two classes.',
      runtimeMinutes: 153,
      rating: { average: 8.1, count: 2511 },
      posterPath: '/metropolis.jpg',
      backdropPath: '/city.jpg',
    })
    expect(tmdb.calls[0]).to.match(/^\/3\/movie\/19\?language=en/)
  })

  it('asks in the language of the reader, and leaves out what TMDB does not know', async () => {
    const { source } = await make()

    expect(await source.getTitle('19', { locale: 'de' })).to.include({ title: 'Metropolis (de)' })
    expect(await source.getTitle('20', { locale: 'en' })).to.deep.equal({ title: 'Bare', genres: [] })
  })

  it('knows a title that is not there from one that cannot be had', async () => {
    const { source, tmdb } = await make()

    expect(await source.getTitle('404', { locale: 'en' })).to.equal(undefined)
    expect(await source.getTitle('../configuration', { locale: 'en' })).to.equal(undefined)

    for (const status of [400, 401, 403, 429, 500, 502, 503, 504]) {
      tmdb.intercept = (_, response) => response.writeHead(status).end('<html>')
      const failure = await source.getTitle('19', { locale: 'en' }).catch((error: unknown) => error)
      expect(failure, String(status)).to.be.instanceOf(TitleSourceUnavailable)
      expect(failure, String(status)).to.include({ isRefused: status === 401 || status === 403 })
    }
  })

  it.each([
    ['garbage', '{"title":'],
    ['HTML with 200', '<html></html>'],
    ['an empty 200', ''],
    ['a record of something else', '{"name":"A person"}'],
  ])('takes %s for no answer', async (_, body) => {
    const { source, tmdb } = await make()
    tmdb.intercept = (_request, response) => response.writeHead(200).end(body)

    await expect(source.getTitle('19', { locale: 'en' })).rejects.toBeInstanceOf(TitleSourceUnavailable)
  })

  it('gives up on a server that hangs, resets or is gone, and says the key to nobody', async () => {
    const { source, tmdb } = await make({ token: KEY })
    const { source: hurried, tmdb: hung } = await make({ token: KEY, timeoutMs: 100 })
    hung.intercept = () => undefined
    await expect(hurried.getTitle('19', { locale: 'en' })).rejects.toBeInstanceOf(TitleSourceUnavailable)
    tmdb.intercept = (request) => request.socket.destroy()
    await expect(source.getTitle('19', { locale: 'en' })).rejects.toBeInstanceOf(TitleSourceUnavailable)
    await tmdb.close()

    const failure = await source.getTitle('19', { locale: 'en' }).catch((error: unknown) => error as Error)

    expect(failure).to.be.instanceOf(TitleSourceUnavailable)
    expect(inspect(failure)).not.to.include(KEY)
  })

  it('waits as long as a 429 asks for, whoever asks next', async () => {
    const sleeps: number[] = []
    let nowMs = 0
    const sleep = async (ms: number) => {
      sleeps.push(ms)
      nowMs += ms
    }
    const { source, tmdb } = await make({ nowMs: () => nowMs, sleep })
    tmdb.intercept = (_, response) => response.writeHead(429, { 'retry-after': '7' }).end()
    await expect(source.getTitle('19', { locale: 'en' })).rejects.toMatchObject({ retryAfterSeconds: 7 })
    delete tmdb.intercept

    await source.getTitle('19', { locale: 'en' })

    expect(sleeps.reduce((sum, ms) => sum + ms, 0)).to.equal(7000)
  })

  it('never lets more than 35 calls out in any second', async () => {
    let nowMs = 0
    const sleep = async (ms: number) => {
      nowMs += ms
    }
    const pace = createPace({ perSecond: 35, nowMs: () => nowMs, sleep })
    const outMs: number[] = []
    for (let call = 0; call < 200; call += 1) {
      await pace.next()
      outMs.push(nowMs)
    }

    // The 36th call after any one goes out a second later, or more; rounding may cost a nanosecond.
    for (const [index, ms] of outMs.entries()) {
      const later = outMs[index + 35]
      if (later !== undefined) expect(later - ms).to.be.at.least(1000 - 1e-6)
    }
  })

  it('says when TMDB moves its pictures', async () => {
    const { source, tmdb } = await make()
    expect(await source.getImageWarnings()).to.deep.equal([])

    tmdb.intercept = (_, response) =>
      response.end(JSON.stringify({ images: { secure_base_url: 'https://elsewhere.example/' } }))

    expect(await source.getImageWarnings()).to.have.length(3)
  })
})

describe('tmdbImages', () => {
  const { toPoster } = tmdbImages()

  it('offers the sizes that exist, on the one host', () => {
    const poster = toPoster('/abc.jpg')

    expect(poster).to.include({ src: 'https://image.tmdb.org/t/p/w342/abc.jpg', width: 342, height: 513 })
    expect(poster?.srcset?.split(', ')).to.have.length(6)
  })

  it.each([
    '//evil.example/x.jpg',
    '/../x.jpg',
    '/x.svg',
    'javascript:alert(1)',
    '/a b.jpg',
    '/x.jpg?y',
    '/x.jpg\n',
  ])('takes %j for no picture', (path) => {
    expect(toPoster(path)).to.equal(null)
  })
})
