import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { importDataset } from '../../edge-api/jobs/import-dataset.ts'
import { forward } from '../../edge-api/jobs/forward.ts'
import { rebuildProfiles } from '../../edge-api/jobs/rebuild-profiles/rebuild-profiles.ts'
import type { Session } from '../../edge-api/contract/types.ts'
import type { ObjectStore } from '../../edge-api/ports/object-store.ts'
import { event, OTHER_USER, testApi, USER, uuidV7, watch } from '../support/test-api.ts'
import type { TestApi } from '../support/test-api.ts'

const DAY_MS = 86_400_000
const THIRD_USER = '33333333-3333-4333-8333-333333333333'

async function readProfiles({ ports: { objectStore } }: TestApi): Promise<Record<string, string>> {
  const bodies: Record<string, string> = {}
  for await (const key of objectStore.listKeys('users/'))
    bodies[key] = Buffer.from((await objectStore.get(key))?.body ?? []).toString('utf8')
  return bodies
}

async function listKeys(objectStore: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = []
  for await (const key of objectStore.listKeys(prefix)) keys.push(key)
  return keys
}

/** An import with an account, two users, a visitor who signs in and whose last parcel comes late. */
async function createHistory(): Promise<TestApi> {
  const api = testApi()
  const { ports } = api
  const send = async (events: unknown[], options: { user?: string; token?: string } = {}) => {
    ports.clock.advance(1000)
    const parcel = await api.parcel(events, { batchId: uuidV7(ports.clock.now(), 1), ...options })
    await api.post('/v1/events', { ...parcel, ...(options.token && { token: options.token }) })
  }
  await importDataset(ports, {
    label: 'test',
    simulated: true,
    valueMeaning: 'watched-ratio',
    items: [{ itemId: '1', title: 'One', genres: ['Drama'] }],
    interactions: [{ userId: 'sim-1', itemId: '1', eventType: 'watch', timestampSeconds: 1_700_000_000 }],
    mappings: [],
    profileUserIds: ['sim-1'],
    leftOut: {},
  })
  await ports.objectStore.put(`mappings/users/${OTHER_USER}.json`, Buffer.from('{"userId":"sim-1"}'))
  await send([watch(1, '7', 30), watch(9, '7', 90, { playId: 'play-7' })])
  await send([event(3, { eventType: 'dislike', itemId: '9' }), event(5, { eventType: 'clear', itemId: '9' })])
  await send([watch(4, '8', 95)], { user: OTHER_USER })
  await send([event(2, { eventType: 'impression', impression: ['3', '4'], recommendationId: 'RID-1' })])
  const { anonymousToken = '', ingestToken } = await api.post<Session>('/v1/session', {})
  await send([event(6, { eventType: 'like', itemId: '5' })], { token: ingestToken })
  await api.post('/v1/session', { token: `user.${USER}`, anonymousToken })
  await send([event(7, { itemId: '6' })], { token: ingestToken })
  await forward(ports)
  return api
}

describe('rebuildProfiles', () => {
  it('gives byte for byte the profiles that ingest, sign-in, import and the forwarder wrote', async () => {
    const api = await createHistory()
    const before = await readProfiles(api)
    for (const key of Object.keys(before)) await api.ports.objectStore.delete(key)

    const summary = await rebuildProfiles(api.ports)

    expect(Object.keys(before)).to.have.length(3) // a user, the account of the import, the visitor
    expect(await readProfiles(api)).to.deep.equal(before)
    expect(before[`users/${USER}/profile.json`]).to.include('"5"').and.to.include('"6"')
    expect(summary).to.deep.include({ profiles: 3, changed: 3 })
  })

  it('changes nothing the second time', async () => {
    const api = await createHistory()
    await rebuildProfiles(api.ports)

    expect(await rebuildProfiles(api.ports)).to.deep.include({ profiles: 3, changed: 0 })
  })

  it('repairs a profile that says what the archive does not', async () => {
    const api = await createHistory()
    const before = await readProfiles(api)
    const [key = ''] = Object.keys(before)
    await api.ports.objectStore.put(key, Buffer.from('{"watched":{"x":{"itemId":"60","occurredAt":"2026"}}}'))

    const { changed } = await rebuildProfiles(api.ports)

    expect(changed).to.equal(1)
    expect(await readProfiles(api)).to.deep.equal(before)
  })

  it('keeps what is written while it runs', async () => {
    const api = await createHistory()
    const { objectStore } = api.ports
    const key = `users/${USER}/profile.json`
    await objectStore.put(key, Buffer.from('{}'))
    const put = objectStore.put.bind(objectStore)
    let hasRaced = false
    objectStore.put = async (putKey, body, condition) => {
      if (putKey === key && !hasRaced) {
        hasRaced = true
        await api.post('/v1/events', await api.parcel([event(30, { eventType: 'like', itemId: '33' })]))
      }
      return put(putKey, body, condition)
    }

    await rebuildProfiles(api.ports)

    const { reactions } = JSON.parse((await readProfiles(api))[key] ?? '') as { reactions: object }
    expect(Object.keys(reactions)).to.have.members(['33', '9', '5'])
  })

  it('gives the same beside people who act, sign in and leave while it runs', async () => {
    const api = await createHistory()
    const { ports, post, parcel, request } = api
    const send = async (events: unknown[], user: string) => {
      ports.clock.advance(1000)
      await post('/v1/events', await parcel(events, { batchId: uuidV7(ports.clock.now(), 1), user }))
    }
    const { anonymousToken = '', ingestToken } = await post<Session>('/v1/session', {})
    const early = await parcel([event(40, { itemId: '40' })])
    await post('/v1/events', { ...early, token: ingestToken })
    await send([event(41, { eventType: 'like', itemId: '41' })], THIRD_USER)
    const { objectStore } = ports
    const meanwhile = [
      () => send([event(42, { eventType: 'like', itemId: '42' })], USER),
      () => post('/v1/session', { token: `user.${USER}`, anonymousToken }),
      () => request('/v1/me', { method: 'DELETE', headers: { authorization: `Bearer user.${THIRD_USER}` } }),
    ]
    // After the archive was read, before anything of it is written: each time a little more happens.
    const beside: ObjectStore = {
      ...objectStore,
      async *listKeys(prefix, options) {
        yield* objectStore.listKeys(prefix, options)
        if (prefix !== 'events/v1/' || meanwhile.length === 0) return
        for (const act of meanwhile.splice(0, 2)) await act()
        await forward(ports)
      },
    }

    await rebuildProfiles({ objectStore: beside })

    await forward(ports)
    const after = await readProfiles(api)
    for (const key of Object.keys(after)) await objectStore.delete(key)
    await rebuildProfiles(ports)
    expect(meanwhile).to.have.length(0)
    expect(after).to.deep.equal(await readProfiles(api))
    expect(after[`users/${USER}/profile.json`]).to.include('"40"').and.to.include('"42"')
    expect(after).not.to.have.property(`users/${THIRD_USER}/profile.json`)
  })

  it.each(['{"version":1,"watched":{"x"', 'null'])('replaces what is no profile: %s', async (body) => {
    const api = await createHistory()
    const before = await readProfiles(api)
    await api.ports.objectStore.put(`users/${USER}/profile.json`, Buffer.from(body))

    const { changed } = await rebuildProfiles(api.ports)

    expect(changed).to.equal(1)
    expect(await readProfiles(api)).to.deep.equal(before)
  })

  it.each([
    ['torn', (body: Uint8Array) => body.subarray(0, 40)],
    ['of something else', () => gzipSync('{"subject":null}\n')],
  ])('takes nothing from anybody while an object of the archive is %s', async (_, spoil) => {
    const api = await createHistory()
    const before = await readProfiles(api)
    const { objectStore } = api.ports
    const [key = ''] = await listKeys(objectStore, 'events/v1/')
    await objectStore.put(key, spoil((await objectStore.get(key))?.body ?? new Uint8Array()))

    const { unreadable, changed } = await rebuildProfiles(api.ports)

    expect({ unreadable, changed }).to.deep.equal({ unreadable: 1, changed: 0 })
    expect(await readProfiles(api)).to.deep.equal(before)
    expect(await listKeys(objectStore, 'dlq/')).to.have.length(1)
  })

  it('leaves out what its subject had erased', async () => {
    const api = await createHistory()
    const headers = { authorization: `Bearer user.${USER}` }
    await api.request('/v1/me', { method: 'DELETE', headers })
    api.ports.clock.advance(DAY_MS)

    const { erased } = await rebuildProfiles(api.ports)

    expect(erased).to.equal(8)
    expect(Object.keys(await readProfiles(api))).to.deep.equal(['users/sim-1/profile.json'])
  })
})
