import { describe, expect, it } from 'vitest'
import type { Slate } from '../../../edge-api/contract/types.ts'
import { BATCH_POINTER_KEY, toShardKey, toSlateLine } from '../../../edge-api/domain/slates/batch-slates.ts'
import type { BatchPointer } from '../../../edge-api/domain/slates/batch-slates.ts'
import { RecommenderUnavailable } from '../../../edge-api/ports/recommender.ts'
import { memoryPorts } from '../../support/memory-ports.ts'
import { testApi, USER, watch } from '../../support/test-api.ts'

const TOP_PICKS = '/v1/me/top-picks?limit=5&debug'

describe('?debug', () => {
  it('tells who was asked about, what was asked, and what was left out', async () => {
    const ports = memoryPorts()
    ports.recommender.describe = () => ({
      recommender: 'arn:aws:personalize:us-east-1:1:recommender/mine',
      filter: null,
      promotion: null,
      ranking: null,
      context: {},
    })
    const api = testApi({ debugFor: 'everybody' }, ports)
    await ports.objectStore.put(`mappings/users/${USER}.json`, Buffer.from('{"userId":"42"}'))
    const parcel = await api.parcel([watch(0, '1', 90)])
    await api.post('/v1/events', parcel)

    const { explanation } = await api.get<Slate>(TOP_PICKS, `user.${USER}`)

    expect(explanation).to.deep.include({
      userId: '42',
      mapping: 'mapped',
      recommender: 'arn:aws:personalize:us-east-1:1:recommender/mine',
      filter: null,
      model: null,
      cache: 'none',
      // No column of the recommender's is for it.
      context: { known: { locale: 'en' }, told: {} },
      rungs: [{ rung: 'live', outcome: 'answered', tookMs: 0 }],
    })
    expect(explanation?.spentMs).to.include.keys('profile', 'personalize', 'catalog')
    expect(explanation?.items).to.deep.include({
      shown: 5,
      hidden: { 'watched, disliked, or in an earlier slate': 1 },
    })
  })

  it('names every rung that was tried, and why it did not answer', async () => {
    const api = testApi({ debugFor: 'everybody' })
    api.ports.recommender.answer = async () => {
      throw new RecommenderUnavailable('Personalize is away')
    }

    const { explanation } = await api.get<Slate>(TOP_PICKS, `user.${USER}`)

    expect(explanation?.mapping).to.equal('token')
    expect(explanation?.rungs.map(({ rung }) => rung)).to.deep.equal(['live', 'static'])
    expect(explanation?.rungs[0]?.outcome).to.include('away')
  })

  it('says while a question rests why it does', async () => {
    const api = testApi({ debugFor: 'everybody' })
    api.ports.recommender.answer = async () => {
      throw new RecommenderUnavailable('No ARN is set for getTopPicks')
    }
    const ask = () => api.get<Slate>(TOP_PICKS, `user.${USER}`)
    for (let times = 0; times < 5; times += 1) await ask()

    const { explanation } = await ask()

    expect(explanation?.rungs[0]?.outcome).to.include('rests').and.to.include('No ARN is set for getTopPicks')
  })

  it('names the model of a batch', async () => {
    const api = testApi({ debugFor: 'everybody', mode: 'batch' })
    const { objectStore } = api.ports
    const pointer: BatchPointer = {
      version: 1,
      runId: 'r1',
      modelId: 'm7',
      generatedAt: new Date(api.ports.clock.now()).toISOString(),
      users: 1,
      shards: 1,
      buckets: 1,
    }
    const line = Buffer.from(toSlateLine(USER, ['3']))
    const index = Buffer.alloc(8)
    index.writeUInt32LE(8, 0)
    index.writeUInt32LE(8 + line.length, 4)
    await objectStore.put(toShardKey('r1', 0), Buffer.concat([index, line]))
    await objectStore.put(BATCH_POINTER_KEY, Buffer.from(JSON.stringify(pointer)))

    const { source, explanation } = await api.get<Slate>(TOP_PICKS, `user.${USER}`)

    expect([source, explanation?.model]).to.deep.equal(['batch', 'm7'])
  })

  it('is for operators alone, unless the API is local', async () => {
    const api = testApi()
    const ask = (path: string) => api.request(path, { headers: { authorization: `Bearer user.${USER}` } })

    expect((await ask(TOP_PICKS)).status).to.equal(403)
    expect((await ask('/v1/popular?debug')).status).to.equal(403)
    expect((await api.get<Slate>('/v1/me/top-picks', `user.${USER}`)).explanation).to.equal(undefined)
  })
})
