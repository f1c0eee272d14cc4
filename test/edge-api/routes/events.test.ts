import { describe, expect, it } from 'vitest'
import type { GenreReport, ParcelAnswer, Slate } from '../../../edge-api/contract/types.ts'
import { parseArchiveBody } from '../../../edge-api/domain/events/archived-event.ts'
import type { ArchivedEvent } from '../../../edge-api/domain/events/archived-event.ts'
import { readProfile } from '../../../edge-api/domain/profile/profile-store.ts'
import { getReaction } from '../../../edge-api/domain/profile/profile.ts'
import { rebuildProfiles } from '../../../edge-api/jobs/rebuild-profiles/rebuild-profiles.ts'
import { ObjectStoreUnavailable } from '../../../edge-api/ports/object-store.ts'
import type { ObjectStore } from '../../../edge-api/ports/object-store.ts'
import { memoryPorts, NOW_MS } from '../../support/memory-ports.ts'
import { event, OTHER_USER, testApi, USER, uuidV7, watch } from '../../support/test-api.ts'

const DAY_MS = 86_400_000

async function readArchive(objectStore: ObjectStore): Promise<{ key: string; events: ArchivedEvent[] }[]> {
  const objects: { key: string; events: ArchivedEvent[] }[] = []
  for await (const { key } of objectStore.list('events/v1/')) {
    const stored = await objectStore.get(key)
    if (stored !== undefined) objects.push({ key, events: parseArchiveBody(stored.body) })
  }
  return objects
}

describe('POST /v1/events', () => {
  it('answers 202 when the events are archived, stamped with the subject of the token', async () => {
    const api = testApi()
    const parcel = await api.parcel([event(1, { itemId: '5' })])

    const response = await api.request('/v1/events', { method: 'POST', body: JSON.stringify(parcel) })

    expect(response.status).to.equal(202)
    const [object] = await readArchive(api.ports.objectStore)
    expect(object?.key).to.match(/^events\/v1\/dt=2026-03-10\/h=12\/[\da-f-]{36}-[\da-f]{16}\.ndjson\.gz$/)
    expect(object?.events).to.deep.equal([
      {
        version: 1,
        event: event(1, { itemId: '5' }),
        subject: { kind: 'user', id: USER, userId: USER },
        occurredAt: '2026-03-10T11:01:00.000Z',
        sentAt: '2026-03-10T12:00:00.000Z',
        receivedAt: '2026-03-10T12:00:00.000Z',
      },
    ])
  })

  it('stores a repeated parcel once, whatever its token and time of sending', async () => {
    const api = testApi()
    const events = [event(1, { itemId: '5' }), event(2, { itemId: '6' })]
    const first = await api.parcel(events)
    await api.post('/v1/events', first)
    api.ports.clock.advance(13 * 3_600_000)

    const again = await api.parcel(events, { batchId: first.batchId })
    const answer = await api.post<ParcelAnswer>('/v1/events', again)

    expect(answer.results.map(({ status }) => status)).to.deep.equal(['duplicate', 'duplicate'])
    expect(await readArchive(api.ports.objectStore)).to.have.length(1)
  })

  it('lets what comes again have happened when it came first, in the profile as in the archive', async () => {
    const api = testApi()
    const { clock, objectStore } = api.ports
    const like = await api.parcel([event(59, { eventType: 'like', itemId: '5' })])
    await api.post('/v1/events', like)
    clock.advance(5000)
    const change = [event(60, { eventType: 'dislike', itemId: '5' })]
    await api.post('/v1/events', await api.parcel(change, { batchId: uuidV7(NOW_MS, 2) }))
    clock.advance(60_000)

    // Its answer was lost.
    const again = await api.post<ParcelAnswer>('/v1/events', like)

    expect(again.results.map(({ status }) => status)).to.deep.equal(['duplicate'])
    expect(getReaction(await readProfile(objectStore, USER), '5')).to.equal('dislike')
    expect(await rebuildProfiles({ objectStore })).to.include({ profiles: 1, changed: 0 })
  })

  it('does not let another subject take the place of a parcel', async () => {
    const api = testApi()
    const events = [event(1, { itemId: '5' })]
    const mine = await api.parcel(events)
    await api.post('/v1/events', await api.parcel(events, { user: OTHER_USER, batchId: mine.batchId }))

    const answer = await api.post<ParcelAnswer>('/v1/events', mine)

    expect(answer.results[0]?.status).to.equal('accepted')
    expect(await readArchive(api.ports.objectStore)).to.have.length(2)
  })

  it('judges each event by itself', async () => {
    const api = testApi()
    const good = event(1, { itemId: '5' })
    const events = [
      good,
      good,
      { ...event(2, { itemId: '6' }), userId: OTHER_USER },
      event(3, { itemId: 'not-in-the-catalog' }),
      event(4, {}),
      event(5, { eventType: 'watch', itemId: '7' }),
      { ...event(6, { itemId: '5' }), sessionId: 'x'.repeat(11_000) },
      event(-60 * 24 * 9, { itemId: '5', eventId: uuidV7(1, 1) }),
      event(7, { itemId: '5', tracking: 'off' }),
      JSON.parse('{"eventId":"x","__proto__":{"polluted":true}}') as unknown,
      'nonsense',
      event(8, { eventType: 'impression', impression: ['1', '2'] }),
    ]

    const answer = await api.post<ParcelAnswer>('/v1/events', await api.parcel(events))

    expect(answer.results.map(({ status, code = '' }) => `${status} ${code}`.trim())).to.deep.equal([
      'accepted',
      'duplicate',
      'rejected invalid',
      'rejected unknown_item',
      'rejected invalid',
      'rejected invalid',
      'rejected too_large',
      'rejected too_old',
      'rejected invalid',
      'rejected invalid',
      'rejected invalid',
      'accepted',
    ])
    expect((await readArchive(api.ports.objectStore))[0]?.events).to.have.length(2)
    expect(Object.prototype).not.to.have.property('polluted')
  })

  it('keeps what was seen beside a title that has left the catalog', async () => {
    const api = testApi()
    const seen = (minute: number, impression: string[]) =>
      event(minute, { eventType: 'impression', impression, recommendationId: 'RID-1' })

    const parcel = await api.parcel([seen(1, ['1', 'gone']), seen(2, ['gone'])])
    const { results } = await api.post<ParcelAnswer>('/v1/events', parcel)

    expect(results.map(({ status, code }) => code ?? status)).to.deep.equal(['accepted', 'unknown_item'])
  })

  it('looks at the size before anything, then at the shape, the token, the site', async () => {
    const api = testApi()
    const post = (body: string, headers: Record<string, string> = {}) =>
      api.request('/v1/events', { method: 'POST', body, headers })
    const parcel = await api.parcel([event(1, { itemId: '5' })])
    const valid = JSON.stringify(parcel)
    const deep = `${'['.repeat(9)}${']'.repeat(9)}`

    const answers = [
      await post('x'.repeat(65_537)),
      await post('x'.repeat(65_537), { 'content-length': '65537' }),
      // No server lets that through; what stands before a function may.
      await post('x'.repeat(65_537), { 'content-length': '10' }),
      await post(deep),
      await post(valid, { 'content-encoding': 'gzip' }),
      await post(valid, { 'content-type': 'application/x-www-form-urlencoded' }),
      await post(JSON.stringify({ ...parcel, events: Array.from({ length: 51 }, () => ({})) })),
      await post(JSON.stringify({ ...parcel, token: `user.${USER}` })),
      await post(valid, { origin: 'https://elsewhere.example' }),
      await post(valid, { 'content-length': String(valid.length), origin: 'https://site.example' }),
    ]

    expect(answers.map(({ status }) => status)).to.deep.equal([
      413, 413, 413, 400, 415, 415, 400, 401, 403, 202,
    ])
    expect(answers.at(-1)?.headers.get('access-control-allow-origin')).to.equal('https://site.example')
  })

  it('takes no bytes that are not UTF-8, and no body that breaks off, for what somebody sent', async () => {
    const failures: unknown[] = []
    const api = testApi({ onInternalError: (error) => void failures.push(error) })
    const text = JSON.stringify(await api.parcel([event(1, { itemId: '5', sessionId: 'café' })]))
    const half = Buffer.from(text.slice(0, 50))
    const post = async (body: Uint8Array<ArrayBuffer> | ReadableStream, headers: Record<string, string>) => {
      const init = { method: 'POST', body, headers, duplex: 'half' }
      return (await api.request('/v1/events', init)).status
    }
    const broken = () =>
      new ReadableStream({
        pull(controller) {
          controller.enqueue(half)
          controller.error(new Error('aborted'))
        },
      })

    expect(await post(Buffer.from(text, 'latin1'), {})).to.equal(400)
    expect(await post(broken(), {})).to.equal(400)
    expect(await post(broken(), { 'content-length': '900' })).to.equal(400)
    expect(await post(Buffer.from(text), {})).to.equal(202)
    expect(failures).to.deep.equal([])
  })

  it('does not take an ingest token for reading, nor an anonymous token for writing', async () => {
    const api = testApi()
    const { token } = await api.parcel([])
    const anonymous = await api.ports.ownTokens.issueAnonymous(USER)

    const read = await api.request('/v1/me/top-picks', { headers: { authorization: `Bearer ${token}` } })
    const parcel = { ...(await api.parcel([event(1, { itemId: '5' })])), token: anonymous.token }
    const written = await api.request('/v1/events', { method: 'POST', body: JSON.stringify(parcel) })

    expect([read.status, written.status]).to.deep.equal([401, 401])
  })

  it('answers 503 with Retry-After, and nothing is acknowledged, when the archive cannot be written', async () => {
    const ports = memoryPorts()
    const put = ports.objectStore.put.bind(ports.objectStore)
    ports.objectStore.put = (key, ...rest) =>
      key.startsWith('events/') ? Promise.reject(new ObjectStoreUnavailable('away')) : put(key, ...rest)
    const api = testApi({}, ports)
    const body = JSON.stringify(await api.parcel([event(1, { itemId: '5' })]))

    const response = await api.request('/v1/events', { method: 'POST', body })

    expect(response.status).to.equal(503)
    expect(response.headers.get('retry-after')).to.equal('2')
  })

  it('acknowledges although the profile cannot be written: the archive is the truth', async () => {
    const ports = memoryPorts()
    const put = ports.objectStore.put.bind(ports.objectStore)
    ports.objectStore.put = (key, ...rest) =>
      key.startsWith('users/') ? new Promise(() => undefined) : put(key, ...rest)
    const api = testApi({ profileTimeoutMs: 20 }, ports)
    const body = JSON.stringify(await api.parcel([event(1, { itemId: '5' })]))

    expect((await api.request('/v1/events', { method: 'POST', body })).status).to.equal(202)
  })

  it('archives before it changes the profile', async () => {
    const ports = memoryPorts()
    const written: string[] = []
    const put = ports.objectStore.put.bind(ports.objectStore)
    ports.objectStore.put = (key, ...rest) => {
      written.push(key.split('/')[0] ?? '')
      return put(key, ...rest)
    }
    const api = testApi({}, ports)

    await api.post('/v1/events', await api.parcel([event(1, { itemId: '5' })]))

    expect(written[0]).to.equal('events')
    expect(written).to.have.members(['events', 'subjects', 'users'])
  })

  it('corrects the clock of a device, and does not believe one that is more than a day off', async () => {
    const api = testApi()
    const inAnHour = new Date(NOW_MS + 3_600_000).toISOString()
    const inAWeek = new Date(NOW_MS + 7 * DAY_MS).toISOString()
    const ahead = event(0, { itemId: '5', occurredAt: new Date(NOW_MS + 3_540_000).toISOString() })
    const mad = event(1, { itemId: '6', occurredAt: new Date(NOW_MS + 6 * DAY_MS).toISOString() })

    await api.post('/v1/events', await api.parcel([ahead], { sentAt: inAnHour }))
    await api.post('/v1/events', await api.parcel([mad], { sentAt: inAWeek, batchId: uuidV7(NOW_MS, 2) }))

    const occurred = (await readArchive(api.ports.objectStore)).flatMap(({ events }) => events)
    expect(occurred.map(({ event: { itemId }, occurredAt }) => [itemId, occurredAt])).to.have.deep.members([
      ['5', '2026-03-10T11:59:00.000Z'], // a minute before it was sent
      ['6', '2026-03-10T12:00:00.000Z'], // when it arrived
    ])
  })

  it('keeps every one of 50 reactions that arrive at once', async () => {
    const api = testApi()
    const likes = Array.from({ length: 50 }, (_, index) =>
      event(index, { eventType: 'like', itemId: String(index + 1) }),
    )

    await Promise.all(
      likes.map(async (like, index) =>
        api.post('/v1/events', await api.parcel([like], { batchId: uuidV7(NOW_MS, index) })),
      ),
    )

    const slate = await api.get<Slate>('/v1/me/top-picks?limit=50', `user.${USER}`)
    expect(slate.items.filter(({ reaction }) => reaction === 'like')).to.have.length(50)
  })

  it('uses the Personalize user that the mapping gives a sub', async () => {
    const api = testApi()
    await api.ports.objectStore.put(`mappings/users/${USER}.json`, Buffer.from('{"userId":"42"}'))

    await api.post('/v1/events', await api.parcel([watch(1, '5', 100)]))
    await api.get('/v1/me/top-picks', `user.${USER}`)

    expect(await api.ports.objectStore.head('users/42/profile.json')).to.not.equal(undefined)
    expect(api.ports.recommender.asked[0]?.userId).to.equal('42')
  })
})

it('tells what was stored, rejected and given up on devices, of a repeated parcel once', async () => {
  const told: [string, number | undefined][] = []
  const api = testApi({
    onAnswered: ({ notes }) => {
      for (const [name, values] of notes) told.push([name, values[0]])
    },
  })
  const events = [event(1, { itemId: '5' }), event(2, { itemId: 'unknown' }), event(3, { itemId: '6' })]
  const parcel = { ...(await api.parcel(events)), dropped: { age: 2, cap: 1, rejected: 4 } }

  await api.post('/v1/events', parcel)
  await api.post('/v1/events', parcel)

  expect(told).to.deep.equal([
    ['EventsAccepted', 2],
    ['EventsRejected', 1],
    ['EventsGivenUp', 3], // what was rejected was counted here already
  ])
})

describe('GET /v1/me/genres', () => {
  it('counts what was watched, at once', async () => {
    const api = testApi()
    await api.post('/v1/events', await api.parcel([watch(1, '2', 90), watch(2, '5', 75), watch(3, '3', 30)]))

    const report = await api.get<GenreReport>('/v1/me/genres', `user.${USER}`)

    // 2 is Horror; 5 is Horror and Comedy; 3 was not watched to 70 %.
    expect(report.movies).to.equal(2)
    expect(report.genres).to.deep.equal([
      { genre: 'Horror', watched: 2, share: 1, titles: ['Title 5', 'Title 2'] },
      { genre: 'Comedy', watched: 1, share: 0.5, titles: ['Title 5'] },
    ])
  })
})
