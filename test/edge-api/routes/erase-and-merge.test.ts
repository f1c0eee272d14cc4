// Erasing and signing in, one in the middle of the other: what was erased is gone, what begins afterwards is kept.
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { MeExport, Session } from '../../../edge-api/contract/types.ts'
import { readProfile } from '../../../edge-api/domain/profile/profile-store.ts'
import { erase } from '../../../edge-api/jobs/erase/erase.ts'
import type { DataDeletion } from '../../../edge-api/ports/data-deletion.ts'
import { ObjectStoreUnavailable } from '../../../edge-api/ports/object-store.ts'
import { memoryPorts } from '../../support/memory-ports.ts'
import { event, OTHER_USER, testApi, USER, uuidV7 } from '../../support/test-api.ts'
import type { TestApi } from '../../support/test-api.ts'

const TOKEN = `user.${USER}`

interface Visitor {
  anonymousToken: string
  ingestToken: string
}

let parcels = 0
async function send(api: TestApi, token: string, itemId: string): Promise<void> {
  parcels += 1
  const nowMs = api.ports.clock.now()
  const click = event(parcels, { itemId, occurredAt: new Date(nowMs).toISOString() })
  const parcel = await api.parcel([click], { batchId: uuidV7(nowMs, parcels) })
  await api.post('/v1/events', { ...parcel, token })
}

/** Somebody who has clicked on the item and not signed in. */
async function createVisitor(api: TestApi, itemId: string): Promise<Visitor> {
  const { anonymousToken = '', ingestToken } = await api.post<Session>('/v1/session', {})
  await send(api, ingestToken, itemId)
  return { anonymousToken, ingestToken }
}

async function signIn(api: TestApi, { anonymousToken }: Visitor, user = USER): Promise<number> {
  const body = JSON.stringify({ token: `user.${user}`, anonymousToken })
  return (await api.request('/v1/session', { method: 'POST', body })).status
}

async function eraseMe(api: TestApi, token = TOKEN): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  return (await api.request('/v1/me', { method: 'DELETE', headers })).status
}

function runJob(
  api: TestApi,
  dataDeletion: DataDeletion = { requestDeletion: async () => ({ status: 'done' }) },
) {
  return erase({ ...api.ports, dataDeletion })
}

async function exportItems(api: TestApi): Promise<(string | undefined)[]> {
  return (await api.get<MeExport>('/v1/me', TOKEN)).events.map(({ itemId }) => itemId)
}

async function profileItems(api: TestApi): Promise<string[]> {
  return (await readProfile(api.ports.objectStore, USER)).recent.map(({ itemId }) => itemId)
}

describe('signing in after an erasure', () => {
  it('brings a history along that is shown in full, before the job has run and after', async () => {
    const api = testApi()
    const visitor = await createVisitor(api, '5')
    api.ports.clock.advance(1000)
    await eraseMe(api)
    await signIn(api, visitor)
    const before = [await exportItems(api), await profileItems(api)]
    await runJob(api)

    expect(before).to.deep.equal([['5'], ['5']])
    expect([await exportItems(api), await profileItems(api)]).to.deep.equal([['5'], ['5']])
    expect(await signIn(api, visitor, OTHER_USER)).to.equal(403)
  })

  it('keeps the id at the recommender that the site gives then', async () => {
    const api = testApi()
    const put = (userId: string) =>
      api.ports.objectStore.put(`mappings/users/${USER}.json`, Buffer.from(JSON.stringify({ userId })))
    await put('before')
    await eraseMe(api)
    await put('after')

    await runJob(api)

    api.ports.clock.advance(31_000)
    expect((await api.get<MeExport>('/v1/me', TOKEN)).subject.userId).to.equal('after')
  })
})

describe('an erasure', () => {
  it('counts from the last time it was asked for, also while the job is at work', async () => {
    const api = testApi()
    const { ingestToken } = await api.post<Session>('/v1/session', { token: TOKEN })
    await eraseMe(api)
    api.ports.clock.advance(1000)

    await runJob(api, {
      async requestDeletion() {
        await send(api, ingestToken, '7')
        api.ports.clock.advance(1000)
        await eraseMe(api)
        return { status: 'done' }
      },
    })
    await runJob(api)

    const left: string[] = []
    for await (const key of api.ports.objectStore.listKeys('events/')) left.push(key)
    expect(left).to.deep.equal([])
  })

  it('finds what a sign-in has claimed that went no further', async () => {
    const ports = memoryPorts()
    const { objectStore } = ports
    const { put } = objectStore
    let isDown = false
    objectStore.put = async (key, ...rest) => {
      if (isDown) throw new ObjectStoreUnavailable('down')
      isDown = key.startsWith('merges/')
      return put(key, ...rest)
    }
    const api = testApi({}, ports)
    const visitor = await createVisitor(api, '5')
    const status = await signIn(api, visitor)
    isDown = false
    api.ports.clock.advance(1000)

    await eraseMe(api)
    await runJob(api)

    const left: string[] = []
    for await (const key of objectStore.listKeys('')) {
      const body = Buffer.from((await objectStore.get(key))?.body ?? [])
      const text = key.endsWith('.gz') ? gunzipSync(body).toString() : body.toString()
      if (/^(?:events|merges|subjects|users)\//.test(key)) left.push(`${key} ${text}`)
    }
    expect(status).to.equal(503)
    expect(left).to.deep.equal([])
  })

  it('is not for a visitor whose history is a user’s by now', async () => {
    const api = testApi()
    const visitor = await createVisitor(api, '5')
    await signIn(api, visitor)
    api.ports.clock.advance(1000)

    expect(await eraseMe(api, visitor.anonymousToken)).to.equal(403)

    expect([await exportItems(api), await profileItems(api)]).to.deep.equal([['5'], ['5']])
    expect(await eraseMe(api)).to.equal(202)
    await runJob(api)
    expect(await profileItems(api)).to.deep.equal([])
  })
})
