import { describe, expect, it } from 'vitest'
import type { Health } from '../../../edge-api/contract/types.ts'
import { RecommenderUnavailable } from '../../../edge-api/ports/recommender.ts'
import { memoryPorts } from '../../support/memory-ports.ts'
import { testApi } from '../../support/test-api.ts'

const FINE = { rows: 3, empty: 0, duplicate: 0, malformed: 0 }

/** With everything there is. */
async function makePorts() {
  const ports = memoryPorts()
  await ports.objectStore.put('fallback/popular.json', Buffer.from('{"itemIds":["1"],"genres":{}}'))
  return ports
}

describe('GET /readyz', () => {
  it('says what was read, and that nothing is missing', async () => {
    const api = testApi({}, await makePorts())

    expect(await api.get<Health>('/readyz')).to.deep.equal({
      status: 'ok',
      reasons: [],
      rows: { 'catalog/items.ndjson.gz': { rows: 60, empty: 0, duplicate: 0, malformed: 0 } },
    })
  })

  it('names each object and each setting that is missing', async () => {
    const ports = await makePorts()
    ports.titleSource = { getTitle: async () => undefined, getImageWarnings: async () => [] }
    await ports.objectStore.delete('fallback/popular.json')
    const missing = ['PERSONALIZE_TRENDING_NOW_ARN is not set to a recommender or campaign.']
    const api = testApi({ missing }, ports)

    const { status, reasons } = await api.get<Health>('/readyz')

    expect(status).to.equal('degraded')
    expect(reasons.map((reason) => /PERSONALIZE_\w+|\S+\/\S+\.(json|csv)/.exec(reason)?.[0])).to.deep.equal([
      'PERSONALIZE_TRENDING_NOW_ARN',
      'fallback/popular.json',
      'mappings/Final2.csv',
    ])
  })

  it('says what the recommender answered, and asks none in batch mode', async () => {
    const ports = await makePorts()
    ports.recommender.answer = async () => {
      throw new RecommenderUnavailable('Personalize answered 404 ResourceNotFoundException')
    }

    const [live] = (await testApi({}, ports).get<Health>('/readyz')).reasons
    const [batch] = (await testApi({ mode: 'batch' }, ports).get<Health>('/readyz')).reasons

    expect(live).to.include('PERSONALIZE_MOST_POPULAR_ARN').and.to.include('404 ResourceNotFoundException')
    expect(batch).to.include('batch/current.json').and.to.include('run the batch loop')
  })

  it('answers 503 when no item of the catalog can be read, and when the store is away', async () => {
    const ports = await makePorts()
    ports.catalog.getRows = async () => ({
      'catalog/items.ndjson.gz': { ...FINE, malformed: 3 },
    })
    const spoiled = await testApi({}, ports).request('/readyz')
    ports.catalog.getRows = async () => Promise.reject(new Error('There is none'))
    const empty = await testApi({}, ports).request('/readyz')
    ports.objectStore.head = async () => Promise.reject(new Error('down'))
    const away = await testApi({}, ports).request('/readyz')

    expect([spoiled.status, empty.status, away.status]).to.deep.equal([503, 503, 503])
    expect(((await spoiled.json()) as Health).reasons[0]).to.include('of 3 lines 3 are malformed')
    expect(((await empty.json()) as Health).reasons[0]).to.include('There is no catalog/items.ndjson.gz')
    expect(((await away.json()) as Health).reasons[0]).to.include('DATA_BUCKET')
  })
})
