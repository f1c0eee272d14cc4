import { describe, expect, it } from 'vitest'
import type { Problem, Slate, SlatesAnswer } from '../../../edge-api/contract/types.ts'
import { CATALOG, memoryCatalog } from '../../support/memory-ports.ts'
import { event, testApi, USER, watch } from '../../support/test-api.ts'

const ids = ({ items }: Slate) => items.map(({ itemId }) => itemId)

function slateOf(answer: SlatesAnswer, id: string): Slate {
  const result = answer.slates.find((one) => one.id === id)
  if (result === undefined || !('slate' in result)) throw new Error(`There is no slate ${id}`)
  return result.slate
}

describe('POST /v1/slates', () => {
  it('opens an anonymous session and answers the slates in the order asked, no item twice', async () => {
    const api = testApi()

    const answer = await api.post<SlatesAnswer>('/v1/slates', {
      locale: 'en-US',
      slates: [
        { id: 'a', kind: 'top-picks', limit: 10 },
        { id: 'b', kind: 'trending', limit: 10 },
        { id: 'c', kind: 'popular', limit: 10 },
      ],
    })

    expect(answer.slates.map(({ id }) => id)).to.deep.equal(['a', 'b', 'c'])
    expect(answer.session.anonymousToken).to.be.a('string')
    const all = ['a', 'b', 'c'].flatMap((id) => ids(slateOf(answer, id)))
    expect(all).to.have.length(30)
    expect(new Set(all).size).to.equal(30)
    expect(slateOf(answer, 'b').items[0]).to.include({ itemId: '11', position: 1 })
  })

  it('shows what the recommender says of an item where the catalog says nothing, and no item that it alone knows', async () => {
    const api = testApi()
    const bare = { itemId: 'new', title: 'New', genres: [], poster: null, backdrop: null }
    api.ports.catalog = memoryCatalog([...CATALOG, bare])
    const metadata = { genres: ['Horror', 'Drama'], year: 2026 }
    api.ports.recommender.answer = async () => ({
      recommendationId: 'RID-1',
      items: ['gone', 'new', '1'].map((itemId) => ({ itemId, metadata })),
    })

    const answer = await testApi({}, api.ports).post<SlatesAnswer>('/v1/slates', {
      locale: 'en',
      slates: [
        { id: 'all', kind: 'top-picks', limit: 10 },
        { id: 'genre', kind: 'recommendations', genre: 'Horror', limit: 10 },
      ],
      dedupe: false,
    })

    expect(ids(slateOf(answer, 'all'))).to.deep.equal(['new', '1'])
    expect(slateOf(answer, 'all').items[0]).to.deep.include(metadata)
    expect(slateOf(answer, 'all').items[1]).to.deep.include({ genres: ['Drama'], year: 1921 })
    expect(ids(slateOf(answer, 'genre'))).to.deep.equal(['new'])
  })

  it('lets an item occur twice when dedupe is false', async () => {
    const answer = await testApi().post<SlatesAnswer>('/v1/slates', {
      locale: 'en',
      dedupe: false,
      slates: [
        { id: 'a', kind: 'trending', limit: 2 },
        { id: 'b', kind: 'popular', limit: 2 },
      ],
    })

    expect(ids(slateOf(answer, 'b'))).to.deep.equal(ids(slateOf(answer, 'a')))
  })

  it('gives the recommendations what follows the top picks, wherever they stand on the page, from one ask', async () => {
    const api = testApi()

    const answer = await api.post<SlatesAnswer>('/v1/slates', {
      locale: 'en',
      slates: [
        { id: 'more', kind: 'recommendations', limit: 3 },
        { id: 'top', kind: 'top-picks', limit: 3 },
      ],
    })

    expect(ids(slateOf(answer, 'top'))).to.deep.equal(['1', '2', '3'])
    expect(ids(slateOf(answer, 'more'))).to.deep.equal(['4', '5', '6'])
    expect(slateOf(answer, 'more').recommendationId).to.equal(slateOf(answer, 'top').recommendationId)
    expect(api.ports.recommender.asked).to.have.length(1)
  })

  it('lets one slate fail alone', async () => {
    const answer = await testApi().post<SlatesAnswer>('/v1/slates', {
      locale: 'en',
      slates: [
        { id: 'a', kind: 'similar', limit: 5, itemId: 'nothing' },
        { id: 'b', kind: 'recommendations', limit: 5, genre: 'Opera' },
        { id: 'c', kind: 'similar', limit: 5 },
        { id: 'd', kind: 'popular', limit: 5 },
      ],
    })

    const problems = answer.slates.flatMap((result) => ('problem' in result ? [result.problem] : []))
    expect(problems.map(({ status }) => status)).to.deep.equal([404, 400, 400])
    expect(problems[1]?.errors).to.deep.equal([
      {
        field: 'slates[1].genre',
        fault: 'is not a genre of this catalog',
        allowed: 'one of Comedy, Drama, Horror',
      },
    ])
    expect(problems[2]?.errors?.[0]?.field).to.equal('slates[2].itemId')
    expect(ids(slateOf(answer, 'd'))).to.have.length(5)
  })

  it('leaves out what is excluded, and says so in no other slate', async () => {
    const answer = await testApi().post<SlatesAnswer>('/v1/slates', {
      locale: 'en',
      slates: [{ id: 'a', kind: 'popular', limit: 3, exclude: ['1', '3'] }],
    })

    expect(ids(slateOf(answer, 'a'))).to.deep.equal(['2', '4', '5'])
  })

  it('names the field, the fault and what is allowed', async () => {
    const response = await testApi().request('/v1/slates', {
      method: 'POST',
      body: JSON.stringify({
        locale: 'en',
        slates: [
          { id: 'a', kind: 'best', limit: 99 },
          { id: 'a', kind: 'popular', limit: 1, userId: 'x' },
        ],
      }),
    })

    const problem = (await response.json()) as Problem
    expect(response.status).to.equal(400)
    expect(problem.errors).to.deep.include({
      field: 'slates[0].limit',
      fault: 'is 99',
      allowed: 'a whole number from 1 to 50',
    })
    expect(problem.errors?.map(({ field }) => field)).to.include.members([
      'slates[0].kind',
      'slates[1].userId',
    ])
  })

  it('refuses a token that is not valid, and asks for no other', async () => {
    const body = JSON.stringify({
      token: 'forged',
      locale: 'en',
      slates: [{ id: 'a', kind: 'popular', limit: 1 }],
    })

    const response = await testApi().request('/v1/slates', { method: 'POST', body })

    expect(response.status).to.equal(401)
    expect(response.headers.get('www-authenticate')).to.equal('Bearer')
  })

  it('takes watched and disliked items out at once, and shows what was liked', async () => {
    const api = testApi()
    const events = [
      watch(1, '1', 90),
      event(2, { eventType: 'dislike', itemId: '2' }),
      event(3, { eventType: 'like', itemId: '3' }),
      watch(4, '4', 40),
    ]
    await api.post('/v1/events', await api.parcel(events))

    const slate = await api.get<Slate>('/v1/me/top-picks?limit=3', `user.${USER}`)

    expect(ids(slate)).to.deep.equal(['3', '4', '5'])
    expect(slate.items[0]?.reaction).to.equal('like')
    expect(slate.items[1]?.watchedPercent).to.equal(40)
  })

  it('leaves out watched and disliked items of an answer that is held, too', async () => {
    const api = testApi()
    await api.get<Slate>('/v1/me/top-picks', `user.${USER}`)
    await api.post('/v1/events', await api.parcel([event(1, { eventType: 'dislike', itemId: '1' })]))
    api.ports.recommender.answer = () => Promise.reject(new Error('away'))

    const slate = await api.get<Slate>('/v1/me/top-picks', `user.${USER}`)

    expect(slate.source).to.equal('stale')
    expect(ids(slate)).not.to.include('1')
  })
})

describe('GET /v1/me/because-you-watched', () => {
  it('is about the item watched last, and says so where it is true', async () => {
    const api = testApi()
    await api.post('/v1/events', await api.parcel([watch(1, '7', 90), watch(2, '9', 80)]))

    const slate = await api.get<Slate>('/v1/me/because-you-watched?limit=2', `user.${USER}`)

    expect(slate.anchor?.itemId).to.equal('9')
    expect(slate.items[0]?.reason).to.deep.equal({ kind: 'becauseYouWatched', itemId: '9', title: 'Title 9' })
    expect(ids(slate)).to.deep.equal(['1', '2'])
  })

  it('does not claim that an item was watched when it was not', async () => {
    const slate = await testApi().get<Slate>('/v1/me/because-you-watched?itemId=5&limit=1', `user.${USER}`)

    expect(slate.items[0]?.reason?.kind).to.equal('moreLike')
  })

  it('is empty, with no anchor, without a history', async () => {
    const api = testApi()

    const slate = await api.get<Slate>('/v1/me/because-you-watched', `user.${USER}`)

    expect(slate).to.deep.include({ anchor: null, items: [], nextCursor: null })
    expect(api.ports.recommender.asked).to.be.empty
  })
})

describe('cursor', () => {
  it('goes on where the last page ended, positions too, to the end', async () => {
    const api = testApi()
    const seen: string[] = []
    let path = '/v1/me/recommendations?limit=25'

    for (let page = 0; page < 3; page += 1) {
      const slate = await api.get<Slate>(path, `user.${USER}`)
      expect(slate.items[0]?.position).to.equal(seen.length + 1)
      seen.push(...ids(slate))
      path = `/v1/me/recommendations?limit=25&cursor=${slate.nextCursor}`
      if (page === 2) expect(slate.nextCursor).to.equal(null)
    }

    expect(seen).to.deep.equal(Array.from({ length: 60 }, (_, index) => String(index + 1)))
  })

  it('is refused in another request, and when it was changed', async () => {
    const api = testApi()
    const { nextCursor } = await api.get<Slate>('/v1/me/recommendations?limit=5', `user.${USER}`)
    const headers = { authorization: 'Bearer user.22222222-2222-4222-8222-222222222222' }

    const byOther = await api.request(`/v1/me/recommendations?cursor=${nextCursor}`, { headers })
    const changed = await api.request(`/v1/popular?cursor=x${nextCursor}`)

    expect([byOther.status, changed.status]).to.deep.equal([400, 400])
  })
})
