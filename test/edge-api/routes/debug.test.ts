import { describe, expect, it } from 'vitest'
import type { Slate } from '../../../edge-api/contract/types.ts'
import { RecommenderUnavailable } from '../../../edge-api/ports/recommender.ts'
import { memoryPorts } from '../../support/memory-ports.ts'
import { testApi, USER, watch } from '../../support/test-api.ts'

const TOP_PICKS = '/v1/me/top-picks?limit=5&debug'

describe('?debug', () => {
  it('tells who was asked about, what was asked, and what was left out', async () => {
    const ports = memoryPorts()
    ports.recommender.describe = () => ({ recommender: 'arn:aws:personalize:us-east-1:1:recommender/mine' })
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
      cache: 'none',
      rungs: [{ rung: 'live', outcome: 'answered' }],
    })
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

  it('is for operators alone, unless the API is local', async () => {
    const api = testApi()
    const ask = (path: string) => api.request(path, { headers: { authorization: `Bearer user.${USER}` } })

    expect((await ask(TOP_PICKS)).status).to.equal(403)
    expect((await ask('/v1/popular?debug')).status).to.equal(403)
    expect((await api.get<Slate>('/v1/me/top-picks', `user.${USER}`)).explanation).to.equal(undefined)
  })
})
