// The judge of the million events can find what it looks for.

import { describe, expect, it } from 'vitest'
import { event, testApi, USER, uuidV7 } from '../support/test-api.ts'
import { readView } from './support/archive.ts'
import { judgeArchive } from './support/judge-archive.ts'

const sender = (ids: string[], spoiled: string[] = []) => ({
  tracked: new Set([...ids, ...spoiled]),
  spoiled: new Set(spoiled),
})
const SENDERS = new Map([
  ['ada', sender(['1', '2'], ['9'])],
  ['bob', sender(['3'])],
])
const NOTHING = { lost: 0, duplicates: 0, wrongSubject: 0, strangers: 0 }

describe('judgeArchive', () => {
  it.each([
    ['nothing', { ada: ['1', '2'], bob: ['3'] }, {}],
    ['a loss', { ada: ['2'], bob: ['3'] }, { lost: 1 }],
    ['a duplicate', { ada: ['1', '2', '1'], bob: ['3'] }, { duplicates: 1 }],
    ['what is under somebody else', { ada: ['1'], bob: ['3', '2'] }, { wrongSubject: 1 }],
    ['what is under two', { ada: ['1', '2'], bob: ['3', '2'] }, { wrongSubject: 1, duplicates: 1 }],
    ['what was rejected or never tracked', { ada: ['1', '2', '9'], bob: ['3', 'x'] }, { strangers: 2 }],
  ])('finds %s', (_, view, found) => {
    expect(judgeArchive(SENDERS, new Map(Object.entries(view)))).toEqual({ ...NOTHING, ...found })
  })
})

it('is shown every event once, however often it was stored', async () => {
  const { ports, parcel, post } = testApi()
  const events = [event(1, { itemId: '5' }), event(2, { itemId: '6' })]
  const { token } = await ports.ownTokens.issueIngest({ kind: 'anonymous', id: USER })
  for (const counter of [1, 2])
    await post('/v1/events', { ...(await parcel(events, { batchId: uuidV7(0, counter) })), token })
  const ids = events.map(({ eventId }) => eventId)

  const view = await readView(ports.objectStore, [USER])

  expect(view.get(USER)).toEqual(ids)
  expect(judgeArchive(new Map([[USER, sender(ids)]]), view)).toEqual(NOTHING)
})
