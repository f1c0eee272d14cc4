import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { MeErasure, MeExport, ParcelAnswer, Session, Slate } from '../../../edge-api/contract/types.ts'
import { toArchiveBody } from '../../../edge-api/domain/events/archived-event.ts'
import { readProfile } from '../../../edge-api/domain/profile/profile-store.ts'
import { indexParcel } from '../../../edge-api/domain/subjects/subject-index.ts'
import { erase } from '../../../edge-api/jobs/erase/erase.ts'
import { writeSlates } from '../../../edge-api/jobs/batch/write-slates.ts'
import { forward } from '../../../edge-api/jobs/forward.ts'
import type { DataDeletion, DataDeletionRequest } from '../../../edge-api/ports/data-deletion.ts'
import { DataDeletionUnavailable } from '../../../edge-api/ports/data-deletion.ts'
import { event, OTHER_USER, testApi, USER, uuidV7, watch } from '../../support/test-api.ts'
import type { TestApi } from '../../support/test-api.ts'

const DAY_MS = 86_400_000
const TOKEN = `user.${USER}`

/** A recommender that is at work on every request until the next day. */
function deletions(): DataDeletion & { asked: DataDeletionRequest[] } {
  const asked: DataDeletionRequest[] = []
  return {
    asked,
    async requestDeletion(request) {
      const isKnown = asked.some(({ name }) => name === request.name)
      if (!isKnown) asked.push(request)
      return { status: isKnown ? 'done' : 'working' }
    },
  }
}

let parcels = 0
async function send(api: TestApi, events: unknown[], user = USER): Promise<ParcelAnswer> {
  parcels += 1
  const batchId = uuidV7(api.ports.clock.now(), parcels)
  return api.post<ParcelAnswer>('/v1/events', await api.parcel(events, { user, batchId }))
}

/** A batch that has one title for the user. */
async function publishBatch({ ports: { objectStore, clock } }: TestApi): Promise<void> {
  const layout = await writeSlates(objectStore, 'r', 1, async function* () {
    yield { userId: USER, itemIds: ['7'] }
  })
  const generatedAt = new Date(clock.now()).toISOString()
  const pointer = { version: 1, runId: 'r', modelId: 'r', generatedAt, ...layout }
  await objectStore.put('batch/current.json', Buffer.from(JSON.stringify(pointer)))
}

async function eraseMe(api: TestApi, token = TOKEN): Promise<MeErasure> {
  const headers = { authorization: `Bearer ${token}` }
  const response = await api.request('/v1/me', { method: 'DELETE', headers })
  expect(response.status).to.equal(202)
  return (await response.json()) as MeErasure
}

/** Everything in the store, unpacked, with its keys. */
async function readAll(api: TestApi): Promise<string> {
  const texts: string[] = []
  for await (const key of api.ports.objectStore.listKeys('')) {
    const stored = await api.ports.objectStore.get(key)
    const body = Buffer.from(stored?.body ?? [])
    texts.push(
      `${key} ${(key.endsWith('.gz') && body.length > 0 ? gunzipSync(body) : body).toString('utf8')}`,
    )
  }
  return texts.join('\n')
}

describe('GET /v1/me', () => {
  it('gives the caller every event once, in order of receipt, and the profile', async () => {
    const api = testApi()
    const events = [
      event(1, { itemId: '1' }),
      watch(2, '2', 90),
      event(3, { eventType: 'like', itemId: '3' }),
    ]
    await send(api, [events[1]])
    api.ports.clock.advance(1000)
    await send(api, [events[0], events[2]])
    await send(api, [events[0]])
    await send(api, [event(4, { itemId: '4' })], OTHER_USER)

    const held = await api.get<MeExport>('/v1/me', TOKEN)

    expect(held.subject).to.deep.equal({ kind: 'user', id: USER, userId: USER })
    expect(held.events).to.deep.equal([events[1], events[0], events[2]])
    expect(held.profile).to.deep.equal(await readProfile(api.ports.objectStore, USER))
  })

  it('comes by pages that fit an answer, every event once, whatever arrives meanwhile', async () => {
    const api = testApi()
    const { objectStore, clock } = api.ports
    const EVENTS = 600
    // 25 ids of 200 characters are 5 kB an event.
    const impression = Array.from({ length: 25 }, () => 'i'.repeat(200))
    const subject = { kind: 'user' as const, id: USER, userId: USER }
    const times = { occurredAt: '2026-03-10T10:00:00.000Z', sentAt: '2026-03-10T10:00:00.000Z' }
    const archived = Array.from({ length: EVENTS }, (_, index) => ({
      version: 1 as const,
      event: event(1, { eventType: 'impression', eventId: uuidV7(clock.now(), index), impression }),
      subject,
      ...times,
      receivedAt: '2026-03-10T10:00:01.000Z',
    }))
    const key = 'events/v1/dt=2026-03-10/h=10/large.ndjson.gz'
    await objectStore.put(key, toArchiveBody(archived))
    await indexParcel(objectStore, USER, key)

    const first = await api.get<MeExport>('/v1/me', TOKEN)
    api.ports.clock.advance(1000)
    await send(api, [event(9000, { itemId: '6' })])
    const pages = [first]
    for (let cursor = first.nextCursor; cursor !== null; cursor = pages.at(-1)?.nextCursor ?? null)
      pages.push(await api.get<MeExport>(`/v1/me?cursor=${cursor}`, TOKEN))

    const ids = pages.flatMap(({ events }) => events.map(({ eventId }) => eventId))
    expect(pages.length).to.be.greaterThan(1)
    expect(ids).to.have.length(EVENTS + 1)
    expect(new Set(ids).size).to.equal(ids.length)
    for (const page of pages) expect(JSON.stringify(page).length).to.be.lessThan(3e6)
    expect(pages.map(({ profile }) => profile !== null)).to.deep.equal([
      true,
      ...pages.slice(1).map(() => false),
    ])
  })

  it('includes who the user was before signing in', async () => {
    const api = testApi()
    const { anonymousToken = '', ingestToken } = await api.post<Session>('/v1/session', {})
    const click = event(1, { itemId: '5' })
    const parcel = await api.parcel([click])
    await api.post('/v1/events', { ...parcel, token: ingestToken })
    await api.post('/v1/session', { token: TOKEN, anonymousToken })

    const held = await api.get<MeExport>('/v1/me', TOKEN)

    expect(held.events).to.deep.equal([click])
    expect(held.anonymousIds).to.have.length(1)
  })

  it('includes what the batch that is served has for the caller, unless they were erased since', async () => {
    const api = testApi()
    const read = async (token = TOKEN) => (await api.get<MeExport>('/v1/me', token)).batch
    const none = await read()
    await publishBatch(api)
    const generatedAt = new Date(api.ports.clock.now()).toISOString()

    expect(none).to.equal(undefined)
    expect(await read()).to.deep.equal({ generatedAt, itemIds: ['7'] })
    expect(await read(`user.${OTHER_USER}`)).to.equal(undefined)
    api.ports.clock.advance(1000)
    await eraseMe(api)
    expect(await read()).to.equal(undefined)
  })

  it('answers 503 when the store is away', async () => {
    const api = testApi()
    api.ports.objectStore.get = () => Promise.reject(new Error('down'))

    expect((await api.request('/v1/me', { headers: { authorization: `Bearer ${TOKEN}` } })).status).to.equal(
      503,
    )
  })
})

describe('DELETE /v1/me', () => {
  it('lets go of the list that was kept for when the recommender fails', async () => {
    const api = testApi()
    const ask = () => api.get<Slate>('/v1/me/recommendations', TOKEN)
    expect((await ask()).source).to.equal('live')
    api.ports.recommender.answer = async () => Promise.reject(new Error('down'))
    expect((await ask()).source).to.equal('stale')

    await eraseMe(api)

    expect((await ask()).source).to.equal('static')
  })

  it('shows no list that was made before for everybody at once, or kept by another process', async () => {
    const api = testApi()
    const other = testApi({}, api.ports)
    const { objectStore, clock, recommender } = api.ports
    const ask = (one: TestApi) => one.get<Slate>('/v1/me/recommendations', TOKEN)
    await publishBatch(api)
    expect((await ask(other)).source).to.equal('live')
    recommender.answer = async () => Promise.reject(new Error('down'))
    expect((await ask(testApi({}, api.ports))).source).to.equal('stale')
    const kept = await objectStore.get(`users/${USER}/last-good.json`)
    clock.advance(1000)

    await eraseMe(api)

    clock.advance(1000)
    await objectStore.put(`users/${USER}/last-good.json`, kept?.body ?? Buffer.from('')) // was on its way
    expect((await ask(api)).source).to.equal('static')
    expect((await ask(other)).source).to.equal('static')
    expect((await ask(testApi({}, api.ports))).source).to.equal('static')
    clock.advance(600_000)
    await publishBatch(api)
    expect((await ask(api)).source).to.equal('batch')
  })

  it('hides everything at once, and the job leaves nothing in the store but tombstones', async () => {
    const api = testApi()
    const { objectStore, clock } = api.ports
    const { anonymousToken = '', ingestToken } = await api.post<Session>('/v1/session', {})
    await api.post('/v1/events', { ...(await api.parcel([event(1, { itemId: '5' })])), token: ingestToken })
    await api.post('/v1/session', { token: TOKEN, anonymousToken })
    await objectStore.put(`mappings/users/${OTHER_USER}.json`, Buffer.from('{"userId":"42"}'))
    await send(api, [watch(2, '2', 90)], OTHER_USER)
    await send(api, [watch(2, '2', 90)])
    await objectStore.put('training/import-1/interactions.csv', Buffer.from(`USER_ID,I\n${USER},1\n42,1\n`))
    await objectStore.put('training/import-1/items.csv', Buffer.from(`ITEM_ID,G\n${USER},Drama\n`))
    await forward(api.ports)
    const [anonymousId = ''] = (await api.get<MeExport>('/v1/me', TOKEN)).anonymousIds
    clock.advance(1000)

    const { erasedBy } = await eraseMe(api)
    const hidden = await api.get<MeExport>('/v1/me', TOKEN)
    const dataDeletion = deletions()
    const summary = await erase({ objectStore, clock, dataDeletion })

    expect(hidden.events).to.deep.equal([])
    expect(hidden.profile).to.deep.equal({
      version: 1,
      watched: {},
      reactions: {},
      playing: {},
      recent: [],
      shown: {},
    })
    expect(Date.parse(erasedBy) - clock.now()).to.equal(40 * DAY_MS)
    expect(summary).to.deep.include({ objects: 3, events: 3, lines: 1 }) // a click, a watch, the record of the sign-in
    const left = (await readAll(api))
      .split('\n')
      .filter((line) => line.includes(USER) || line.includes(anonymousId))
    expect(left.map((line) => line.split('/')[0])).to.have.members([
      anonymousId, // in erasures/, what Personalize is asked to forget: gone when that is done
      USER,
      `${USER},Drama`, // an item that happens to be called so
      'tombstones',
      'tombstones',
    ])
    const { events } = await api.get<MeExport>('/v1/me', `user.${OTHER_USER}`)
    expect(events).to.have.length(1)
    expect(dataDeletion.asked).to.have.length(1)
    const csv = await objectStore.get(dataDeletion.asked[0]?.userIdsKey ?? '')
    expect(
      Buffer.from(csv?.body ?? [])
        .toString()
        .split('\n')
        .sort(),
    ).to.deep.equal(['', USER, anonymousId, 'USER_ID'].sort())
    clock.advance(DAY_MS)
    await erase({ objectStore, clock, dataDeletion })
    expect(await objectStore.get(dataDeletion.asked[0]?.userIdsKey ?? '')).to.equal(undefined)
    expect(dataDeletion.asked).to.have.length(1)
  })

  it('refuses what a device kept from before, and begins anew with what comes after', async () => {
    const api = testApi()
    const { objectStore, clock } = api.ports
    await send(api, [event(1, { itemId: '1' })])
    clock.advance(1000)
    await eraseMe(api)
    await erase({ objectStore, clock, dataDeletion: deletions() })
    clock.advance(60_000)
    const fresh = event(61, { itemId: '3' })

    const { results } = await send(api, [event(2, { itemId: '2' }), fresh])
    await forward(api.ports)
    await erase({ objectStore, clock, dataDeletion: deletions() })

    expect(results.map(({ status, code }) => [status, code])).to.deep.equal([
      ['rejected', 'erased'],
      ['accepted', undefined],
    ])
    expect((await api.get<MeExport>('/v1/me', TOKEN)).events).to.deep.equal([fresh])
    expect((await readProfile(objectStore, USER)).recent.map(({ itemId }) => itemId)).to.deep.equal(['3'])
  })

  it('removes what another process stored that did not know yet', async () => {
    const api = testApi()
    const { objectStore, clock } = api.ports
    const other = testApi({}, api.ports)
    await send(other, [event(1, { itemId: '1' })])
    clock.advance(1000)
    await eraseMe(api)
    await erase({ objectStore, clock, dataDeletion: deletions() })
    await send(other, [event(2, { itemId: '2' })]) // it remembers for 30 s that there was no erasure

    const summary = await erase({ objectStore, clock, dataDeletion: deletions() })

    expect(summary).to.deep.include({ erased: 0, swept: 1, objects: 1, events: 1 })
    expect(await objectStore.get(`users/${USER}/profile.json`)).to.equal(undefined)
  })

  it('asks again when the recommender did not take the request', async () => {
    const api = testApi()
    const { objectStore, clock } = api.ports
    await eraseMe(api)
    const away = { requestDeletion: () => Promise.reject(new DataDeletionUnavailable('away')) }
    const dataDeletion = deletions()

    const failed = await erase({ objectStore, clock, dataDeletion: away }).catch((error: unknown) => error)
    await erase({ objectStore, clock, dataDeletion })

    expect(failed).to.be.instanceOf(DataDeletionUnavailable)
    expect(dataDeletion.asked).to.have.length(1)
  })

  it('needs a token', async () => {
    expect((await testApi().request('/v1/me', { method: 'DELETE' })).status).to.equal(401)
  })
})
