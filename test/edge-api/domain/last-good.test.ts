import { describe, expect, it } from 'vitest'
import type { MeExport, Slate } from '../../../edge-api/contract/types.ts'
import { createLastGoodLists, toLastGoodKey } from '../../../edge-api/domain/slates/last-good.ts'
import { memoryPorts } from '../../support/memory-ports.ts'
import { memoryObjectStore } from '../../support/memory-object-store.ts'
import { testApi, USER } from '../../support/test-api.ts'

const TOKEN = `user.${USER}`
const HOUR_MS = 3_600_000
const answerOf = (recommendationId: string) => ({ recommendationId, items: [{ itemId: '7' }] })

describe('the last good list', () => {
  it('is given by a process that never saw the person, when the recommender fails', async () => {
    const first = testApi()
    const live = await first.get<Slate>('/v1/me/recommendations', TOKEN)
    const other = testApi({}, { ...memoryPorts(), objectStore: first.ports.objectStore })
    other.ports.recommender.answer = async () => Promise.reject(new Error('down'))

    const stale = await other.get<Slate>('/v1/me/recommendations', TOKEN)

    expect(stale).to.include({ source: 'stale', degraded: true, recommendationId: live.recommendationId })
    expect(stale.items.map(({ itemId }) => itemId)).to.deep.equal(live.items.map(({ itemId }) => itemId))
    expect((await other.get<Slate>('/v1/me/recommendations?genre=Drama', TOKEN)).source).to.equal('static')
  })

  it('is part of what a person is given of themselves, and gone when they are erased', async () => {
    const api = testApi()
    expect((await api.get<MeExport>('/v1/me', TOKEN)).lastGood).to.equal(null)
    const { recommendationId, items } = await api.get<Slate>('/v1/me/recommendations?limit=50', TOKEN)

    const { lastGood } = await api.get<MeExport>('/v1/me', TOKEN)
    expect(lastGood).to.include({ recommendationId, generatedAt: '2026-03-10T12:00:00.000Z' })
    expect(lastGood?.itemIds.slice(0, 50)).to.deep.equal(items.map(({ itemId }) => itemId))

    await api.request('/v1/me', { method: 'DELETE', headers: { authorization: `Bearer ${TOKEN}` } })
    expect((await api.get<MeExport>('/v1/me', TOKEN)).lastGood).to.equal(null)
    expect(await api.ports.objectStore.get(toLastGoodKey(USER))).to.equal(undefined)
  })

  it('is written once in six hours, by whichever process comes first', async () => {
    const objectStore = memoryObjectStore()
    let nowMs = 1_700_000_000_000
    const clock = { now: () => nowMs }
    const [one, other] = [0, 1].map(() => createLastGoodLists({ objectStore, clock }, 1000))

    await one?.keep('u', answerOf('RID-1'))
    await other?.keep('u', answerOf('RID-2'))
    await one?.keep('u', answerOf('RID-3'))
    expect((await other?.get('u'))?.recommendationId).to.equal('RID-1')

    nowMs += 7 * HOUR_MS
    await other?.keep('u', answerOf('RID-4'))
    expect((await one?.get('u'))?.recommendationId).to.equal('RID-4')
  })

  it('is not missed by a page when the store fails, and is kept when it is back', async () => {
    const memory = memoryObjectStore()
    let isDown = true
    const objectStore = {
      ...memory,
      get: async (key: string) => (isDown ? Promise.reject(new Error('down')) : memory.get(key)),
    }
    const lists = createLastGoodLists({ objectStore, clock: { now: () => 1_700_000_000_000 } }, 1000)

    await lists.keep('u', answerOf('RID-1'))
    expect(await lists.get('u')).to.equal(undefined)
    isDown = false
    await lists.keep('u', answerOf('RID-2'))

    expect((await lists.get('u'))?.recommendationId).to.equal('RID-2')
    expect(await memory.get(toLastGoodKey('u'))).not.to.equal(undefined)
  })
})
