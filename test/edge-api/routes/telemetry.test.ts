import { describe, expect, it } from 'vitest'
import { requestLog } from '../../../edge-api/adapters/cloudwatch/request-log.ts'
import { createApp, DEFAULT_SETTINGS } from '../../../edge-api/app.ts'
import { memoryCatalog, memoryPorts, memoryRecommender, SECRET } from '../../support/memory-ports.ts'

/** Must be found in no line, wherever it was put. */
const CANARY = 'canary-7f3a'
const SUB = '00000000-0000-4000-8000-00000000cafe'

interface EmbeddedMetrics {
  Timestamp: number
  CloudWatchMetrics: { Namespace: string; Metrics: { Name: string; Unit: string }[] }[]
}

function start() {
  const lines: string[] = []
  const recommender = memoryRecommender()
  const catalog = { ...memoryCatalog(), getItem: async () => JSON.parse(`{"${CANARY}`) as never }
  const log = requestLog({
    namespace: 'Test',
    nowMs: () => 1_700_000_000_000,
    write: (line) => lines.push(line),
  })
  const ports = { ...memoryPorts(), recommender, catalog, clock: { now: () => Date.now() } }
  const app = createApp(ports, { ...DEFAULT_SETTINGS, allowedOrigins: '*', cursorSecret: SECRET, ...log })
  const read = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  return { app, recommender, lines, log, read }
}

const slates = (more: object = {}) => ({
  method: 'POST',
  body: JSON.stringify({
    locale: 'en',
    slates: [
      { id: 'a', kind: 'top-picks', limit: 5 },
      { id: 'b', kind: 'popular', limit: 5 },
    ],
    ...more,
  }),
})

describe('the log of requests', () => {
  it('says in one line what was asked, how long it took and where the slates came from', async () => {
    const { app, recommender, read } = start()

    await app.request('/v1/slates', slates())
    recommender.answer = async () => Promise.reject(new Error(CANARY))
    await app.request('/v1/slates', slates())

    const [first, second] = read()
    expect(first).to.include({ message: 'request', method: 'POST', route: '/v1/slates', status: 200 })
    expect(first).to.deep.include({ caller: 'anonymous', SlatesLive: [1, 1], RecommenderAnswered: [1, 1] })
    const { Timestamp, CloudWatchMetrics } = first?.['_aws'] as EmbeddedMetrics
    expect(Timestamp).to.equal(1_700_000_000_000)
    expect(CloudWatchMetrics[0]).to.include({ Namespace: 'Test' })
    const units = CloudWatchMetrics[0]?.Metrics.map(({ Name, Unit }) => `${Name} ${Unit}`)
    expect(units?.sort()).to.deep.equal([
      'CacheHits None',
      'RecommenderAnswered None',
      'RecommenderMs Milliseconds',
      'RequestMs Milliseconds',
      'ServerErrors None',
      'SlatesLive None',
    ])
    // The popular rail is held since the first page; nobody has a last good list of top picks.
    expect(second).to.deep.include({ RecommenderAnswered: [0], CacheHits: [1, 0] })
  })

  it('says how much of an object of the catalog is not used, and counts it', () => {
    const { log, read } = start()

    log.onRowsRead('mappings/Final2.csv', { rows: 10, empty: 4, duplicate: 1, malformed: 2 })
    log.onRowsRead('catalog/items.ndjson.gz', { rows: 10, empty: 0, duplicate: 0, malformed: 0 })

    const [bad, fine] = read()
    expect(bad).to.include({ level: 'warn', object: 'mappings/Final2.csv', malformed: 2, BadRows: 3 })
    expect(fine).to.include({ level: 'info', object: 'catalog/items.ndjson.gz', BadRows: 0 })
    const { CloudWatchMetrics } = bad?.['_aws'] as EmbeddedMetrics
    expect(CloudWatchMetrics[0]?.Metrics).to.deep.equal([{ Name: 'BadRows', Unit: 'None' }])
  })

  it('has no token, body, address, id or message of an error in it', async () => {
    const { app, lines, read } = start()
    const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}`, cookie: CANARY } })

    await app.request('/v1/slates', slates({ token: CANARY }))
    await app.request('/v1/slates', slates({ [CANARY]: CANARY }))
    await app.request(`/v1/me/recommendations?cursor=${CANARY}`, bearer(`user.${SUB}`))
    await app.request('/v1/me/top-picks', bearer(CANARY))
    await app.request(`/v1/${CANARY}?${CANARY}=1`, { headers: { origin: `https://${CANARY}.test` } })
    await app.request('/v1/events', { method: 'POST', body: CANARY })
    const { status } = await app.request('/v1/items/1')

    expect(status).to.equal(500)
    const text = lines.join('\n')
    expect(text).not.to.contain(CANARY)
    expect(text).not.to.contain(SUB)
    expect(read().map(({ route, message }) => route ?? message)).to.deep.equal([
      '/v1/slates',
      '/v1/slates',
      '/v1/me/recommendations',
      '/v1/me/top-picks',
      '/*',
      '/v1/events',
      'internal error',
      '/v1/items/:itemId',
    ])
    expect(read().find(({ message }) => message === 'internal error')).to.deep.include({
      error: ['SyntaxError'],
    })
  })
})
