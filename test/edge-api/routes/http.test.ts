import { describe, expect, it } from 'vitest'
import type { Health, ItemDetails, Problem, Session, Slate } from '../../../edge-api/contract/types.ts'
import { IdentityUnavailable } from '../../../edge-api/ports/identity.ts'
import { memoryPorts } from '../../support/memory-ports.ts'
import { event, OTHER_USER, testApi, USER } from '../../support/test-api.ts'

describe('public answers', () => {
  it('are asked as one reserved user, and carry no reaction of anybody', async () => {
    const api = testApi()
    await api.post('/v1/events', await api.parcel([event(1, { eventType: 'like', itemId: '1' })]))

    const slate = await api.get<Slate>('/v1/items/2/similar', `user.${USER}`)

    expect(api.ports.recommender.asked[0]?.userId).to.equal('intellistream-public')
    expect(slate.items[0]).not.to.have.any.keys('reaction', 'watchedPercent')
    expect(slate.items[0]?.reason).to.deep.equal({ kind: 'moreLike', itemId: '2', title: 'Title 2' })
    expect(slate.anchor?.itemId).to.equal('2')
  })

  it('have a tag of their content, and are not sent again to who holds it', async () => {
    const api = testApi()
    const first = await api.request('/v1/trending')
    const etag = first.headers.get('etag') ?? ''

    const again = await api.request('/v1/trending', { headers: { 'if-none-match': `"x", ${etag}` } })

    expect(first.headers.get('cache-control')).to.match(/public.*s-maxage=\d+.*stale-while-revalidate=\d+/)
    expect(again.status).to.equal(304)
    expect(await again.text()).to.equal('')
  })

  it('keep their tag when the recommender gives the same again, and change it when it does not', async () => {
    const api = testApi({ publicAnswerSeconds: 0 })
    const tagOf = async () => (await api.request('/v1/popular')).headers.get('etag')
    const first = await tagOf()
    api.ports.clock.advance(60_000)

    expect(await tagOf()).to.equal(first)

    api.ports.recommender.answer = async () => ({ recommendationId: 'RID-x', items: [{ itemId: '9' }] })
    api.ports.clock.advance(60_000)
    expect(await tagOf()).not.to.equal(first)
  })

  it('cost one question for many requests at once', async () => {
    const api = testApi()

    await Promise.all(Array.from({ length: 200 }, () => api.request('/v1/trending')))

    expect(api.ports.recommender.asked).to.have.length(1)
  })
})

describe('personal answers', () => {
  it('are kept by no cache and tied to the token alone', async () => {
    const api = testApi()

    const response = await api.request('/v1/me/top-picks', {
      headers: { authorization: `Bearer user.${OTHER_USER}` },
    })

    expect(response.headers.get('cache-control')).to.equal('private, no-store')
    expect(api.ports.recommender.asked[0]?.userId).to.equal(OTHER_USER)
  })

  it('are refused without a token', async () => {
    const api = testApi()
    for (const path of ['top-picks', 'recommendations', 'because-you-watched', 'genres']) {
      expect((await api.request(`/v1/me/${path}`)).status).to.equal(401)
    }
    expect(api.ports.recommender.asked).to.be.empty
  })
})

describe('a token that cannot be checked right now', () => {
  it('is 503 and not 401, so that nobody is signed out because of it', async () => {
    const ports = memoryPorts()
    ports.userTokens = { verify: () => Promise.reject(new IdentityUnavailable('no keys')) }

    const response = await testApi({}, ports).request('/v1/me/top-picks', {
      headers: { authorization: `Bearer user.${USER}` },
    })

    expect(response.status).to.equal(503)
  })
})

describe('POST /v1/session', () => {
  it('keeps an anonymous session alive, and begins a new one when it has ended', async () => {
    const api = testApi()
    const first = await api.post<Session>('/v1/session', {})
    api.ports.clock.advance(86_400_000)
    const kept = await api.post<Session>('/v1/session', { anonymousToken: first.anonymousToken })
    api.ports.clock.advance(200 * 86_400_000)
    const renewed = await api.post<Session>('/v1/session', { anonymousToken: kept.anonymousToken })

    expect(kept.subjectKey).to.equal(first.subjectKey)
    expect(Date.parse(kept.anonymousExpiresAt ?? '')).to.be.greaterThan(
      Date.parse(first.anonymousExpiresAt ?? ''),
    )
    expect(renewed.subjectKey).not.to.equal(first.subjectKey)
  })

  it('gives a user what they did before signing in, once, and nobody else', async () => {
    const api = testApi()
    const { anonymousToken, ingestToken } = await api.post<Session>('/v1/session', {})
    const parcel = {
      ...(await api.parcel([event(1, { eventType: 'like', itemId: '3' })])),
      token: ingestToken,
    }
    await api.post('/v1/events', parcel)
    const signIn = (user: string) => ({
      method: 'POST',
      body: JSON.stringify({ token: `user.${user}`, anonymousToken }),
    })

    const statuses = []
    for (const user of [USER, USER, OTHER_USER])
      statuses.push((await api.request('/v1/session', signIn(user))).status)

    expect(statuses).to.deep.equal([200, 200, 403])
    const mine = await api.get<Slate>('/v1/me/top-picks', `user.${USER}`)
    const theirs = await api.get<Slate>('/v1/me/top-picks', `user.${OTHER_USER}`)
    expect(mine.items.find(({ itemId }) => itemId === '3')?.reaction).to.equal('like')
    expect(theirs.items.find(({ itemId }) => itemId === '3')?.reaction).to.equal(undefined)
  })
})

describe('the fallback ladder', () => {
  it('falls from live to the last good answer, to popular items, to the most rated ones', async () => {
    const api = testApi()
    const live = await api.get<Slate>('/v1/me/top-picks?limit=3', `user.${USER}`)
    api.ports.recommender.answer = () => Promise.reject(new Error('away'))

    const stale = await api.get<Slate>('/v1/me/top-picks?limit=3', `user.${USER}`)
    const fixed = await api.get<Slate>('/v1/me/top-picks?limit=3', `user.${OTHER_USER}`)
    const popularItems = {
      generatedAt: '2026-03-10T00:00:00.000Z',
      itemIds: ['8', '9'],
      genres: { Horror: ['2'] },
    }
    await api.ports.objectStore.put('fallback/popular.json', Buffer.from(JSON.stringify(popularItems)))
    api.ports.clock.advance(61_000)
    const popular = await api.get<Slate>('/v1/me/top-picks?limit=3', `user.${OTHER_USER}`)
    const horror = await api.get<Slate>('/v1/me/recommendations?genre=Horror', `user.${OTHER_USER}`)

    const facts = ({ source, degraded, items }: Slate) => [
      source,
      degraded,
      items.map(({ itemId }) => itemId),
    ]
    expect(facts(live)).to.deep.equal(['live', false, ['1', '2', '3']])
    expect(facts(stale)).to.deep.equal(['stale', true, ['1', '2', '3']])
    expect(stale.recommendationId).to.equal(live.recommendationId)
    expect(facts(fixed)).to.deep.equal(['static', true, ['60', '59', '58']])
    expect(facts(popular)).to.deep.equal(['popular', true, ['8', '9']])
    expect(facts(horror)).to.deep.equal(['popular', true, ['2']])
    expect(popular.items[0]?.reason).to.deep.equal({ kind: 'popular' })
    expect(fixed.items[0]).not.to.have.property('reason')
  })

  it('leaves a recommender that keeps failing alone for a while, then tries once, then goes on', async () => {
    const api = testApi()
    const { recommender, clock } = api.ports
    const answer = recommender.answer
    recommender.answer = () => Promise.reject(new Error('away'))
    const ask = async (times: number) => {
      let last: Slate | undefined
      for (let time = 0; time < times; time += 1)
        last = await api.get<Slate>('/v1/me/top-picks', `user.${USER}`)
      return last?.source
    }
    await ask(20)
    expect(recommender.asked).to.have.length(5)

    clock.advance(2500)
    await ask(20)
    expect(recommender.asked).to.have.length(6)

    clock.advance(2500)
    recommender.answer = answer
    expect(await ask(2)).to.equal('live')
    expect(recommender.asked).to.have.length(8)
  })

  it('leaves the other questions alone when one keeps failing', async () => {
    const api = testApi()
    const answer = api.ports.recommender.answer
    api.ports.recommender.answer = (asked) =>
      asked.method === 'getTopPicks' ? Promise.reject(new Error('away')) : answer(asked)
    for (let time = 0; time < 10; time += 1) await api.get('/v1/me/top-picks', `user.${USER}`)

    expect((await api.get<Slate>('/v1/popular')).source).to.equal('live')
  })

  it('waits for a recommender that hangs only as long as it may, and stops it', async () => {
    const ports = memoryPorts()
    const api = testApi({ recommenderTimeoutMs: 30 }, ports)
    ports.recommender.answer = () => new Promise(() => undefined)

    const slate = await api.get<Slate>('/v1/me/top-picks', `user.${USER}`)

    expect(slate.source).to.equal('static')
    expect(ports.recommender.asked[0]?.signal?.aborted).to.equal(true)
  })

  it('answers without a history when the profile cannot be had in time', async () => {
    const ports = memoryPorts()
    ports.objectStore.get = () => new Promise(() => undefined)
    const api = testApi({ profileTimeoutMs: 20 }, ports)

    const slate = await api.get<Slate>('/v1/me/top-picks', `user.${USER}`)

    expect(slate.source).to.equal('live')
  })
})

describe('items', () => {
  it('are given in full', async () => {
    const details = await testApi().get<ItemDetails>('/v1/items/5')

    expect(details).to.include({ itemId: '5', overview: 'About 5.', runtimeMinutes: 90 })
    expect(details.attribution).to.deep.equal(['Test data.'])
  })

  it('that are unknown are 404, for every route that takes one', async () => {
    const api = testApi()
    for (const path of [
      '/v1/items/x',
      '/v1/items/x/similar',
      '/v1/items/__proto__',
      '/v1/items/constructor/similar',
    ]) {
      expect((await api.request(path)).status).to.equal(404)
    }
  })
})

describe('requests that cannot be understood', () => {
  it.each([
    ['/v1/popular?limit=0', 'query.limit', 'is 0', 'a whole number from 1 to 50'],
    ['/v1/popular?limit=51', 'query.limit', 'is 51', 'a whole number from 1 to 50'],
    ['/v1/popular?limit=ten', 'query.limit', 'is "ten"', 'a whole number from 1 to 50'],
    ['/v1/popular?limit=1.5', 'query.limit', 'is 1.5', 'a whole number from 1 to 50'],
    [
      '/v1/popular?limit=1&limit=2',
      'query.limit',
      'is given more than once',
      'one value; a list is separated by commas',
    ],
    ['/v1/popular?size=2', 'query.size', 'is not known', 'only the fields that the documentation names'],
    [
      '/v1/popular?__proto__=2',
      'query.__proto__',
      'is not known',
      'only the fields that the documentation names',
    ],
    [
      '/v1/popular?genre=Opera',
      'query.genre',
      'is not a genre of this catalog',
      'one of Comedy, Drama, Horror',
    ],
    ['/v1/items/5?locale=..', 'query.locale', 'is ".."', 'a language tag (BCP 47), for example en-US'],
  ])('%s names the field, the fault and what is allowed', async (path, field, fault, allowed) => {
    const response = await testApi().request(path)

    expect(response.status).to.equal(400)
    expect(response.headers.get('content-type')).to.contain('application/problem+json')
    const problem = (await response.json()) as Problem
    expect(problem.errors).to.deep.equal([{ field, fault, allowed }])
    expect(problem.requestId).to.equal(response.headers.get('x-request-id'))
  })

  it('say nothing about a token', async () => {
    const body = JSON.stringify({ token: 'x'.repeat(9000), locale: 'en', slates: [] })

    const response = await testApi().request('/v1/slates', { method: 'POST', body })

    expect(await response.text()).not.to.contain('xxx')
  })

  it('are 404 for a route that is not there', async () => {
    const api = testApi()
    for (const path of ['/', '/v1/nothing']) expect((await api.request(path)).status).to.equal(404)
  })
})

describe('every answer', () => {
  it('says where the time went, and exposes it to allowed sites only', async () => {
    const api = testApi()
    const from = (origin: string) => api.request('/v1/popular', { headers: { origin } })

    const allowed = await from('https://site.example')
    const other = await from('https://site.example.evil')

    expect(allowed.headers.get('server-timing')).to.match(/personalize;dur=[\d.]+.*total;dur=[\d.]+/)
    expect(allowed.headers.get('access-control-allow-origin')).to.equal('https://site.example')
    expect(allowed.headers.get('access-control-expose-headers')).to.contain('Server-Timing')
    expect(other.headers.get('access-control-allow-origin')).to.equal(null)
    expect(other.headers.get('vary')).to.equal('Origin')
    expect(allowed.headers.get('x-content-type-options')).to.equal('nosniff')
  })

  it('may be asked for beforehand', async () => {
    const response = await testApi().request('/v1/me/top-picks', {
      method: 'OPTIONS',
      headers: { origin: 'https://site.example', 'access-control-request-headers': 'authorization' },
    })

    expect(response.status).to.equal(204)
    expect(response.headers.get('access-control-allow-headers')).to.contain('Authorization')
    expect(response.headers.get('access-control-allow-credentials')).to.equal(null)
  })

  it('to a fault of ours gives the request id and nothing else', async () => {
    const ports = memoryPorts()
    const seen: unknown[] = []
    ports.catalog.getItem = () => Promise.reject(new Error('secret at /srv/edge.ts'))
    const api = testApi({ onInternalError: (error) => seen.push(error) }, ports)

    const response = await api.request('/v1/items/5')

    expect(response.status).to.equal(500)
    expect(await response.text()).not.to.contain('secret')
    expect(seen).to.have.length(1)
  })
})

describe('health', () => {
  it('is ok while the process answers, and readiness names what is missing', async () => {
    const ports = memoryPorts()
    const api = testApi({}, ports)
    ports.recommender.answer = () => Promise.reject(new Error('away'))

    const alive = await api.get<Health>('/healthz')
    const ready = await api.get<Health>('/readyz')

    expect(alive.status).to.equal('ok')
    expect(ready.status).to.equal('degraded')
    expect(ready.reasons.join()).to.contain('recommender')
  })
})
