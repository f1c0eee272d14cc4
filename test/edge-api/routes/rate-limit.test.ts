import { describe, expect, it } from 'vitest'
import type { Session } from '../../../edge-api/contract/types.ts'
import { event, OTHER_USER, testApi, USER } from '../../support/test-api.ts'

describe('a subject that asks too often', () => {
  it('is told when to come back, and let in again then', async () => {
    const api = testApi({ requestsPerSecond: 2, burst: 5 })
    const ask = (user: string) =>
      api.request('/v1/me/top-picks', { headers: { authorization: `Bearer user.${user}` } })

    const first = await Promise.all(Array.from({ length: 6 }, () => ask(USER)))

    expect(first.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200, 200, 429])
    expect(first[5]?.headers.get('retry-after')).to.equal('1')
    expect((await ask(OTHER_USER)).status).to.equal(200)
    api.ports.clock.advance(500)
    expect((await ask(USER)).status).to.equal(200)
  })

  it('cannot have one session after the other opened, or one history after the other linked', async () => {
    const api = testApi({ requestsPerSecond: 1, burst: 2 })
    const open = (body: object) =>
      api.request('/v1/session', { method: 'POST', body: JSON.stringify(body) }).then(({ status }) => status)
    const tokens = await Promise.all([1, 2, 3].map(() => api.post<Session>('/v1/session', {})))
    const [{ anonymousToken } = {}] = tokens

    const linked = []
    for (const { anonymousToken } of tokens)
      linked.push(await open({ token: `user.${USER}`, anonymousToken }))
    const kept = [
      await open({ anonymousToken }),
      await open({ anonymousToken }),
      await open({ anonymousToken }),
    ]

    expect([linked, kept]).to.deep.equal([
      [200, 200, 429],
      [200, 429, 429], // opening it was the first
    ])
  })

  it('loses no events: the parcel that was refused is taken later', async () => {
    const api = testApi({ requestsPerSecond: 1, burst: 1 })
    const parcel = await api.parcel([event(0, { itemId: '1' })])
    const send = () => api.request('/v1/events', { method: 'POST', body: JSON.stringify(parcel) })

    expect((await send()).status).to.equal(202)
    expect((await send()).status).to.equal(429)
    api.ports.clock.advance(1000)

    expect((await send()).status).to.equal(202)
  })
})
