import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readProfile } from '../../../edge-api/domain/profile/profile-store.ts'
import { coalesce } from '../../../edge-api/jobs/coalesce.ts'
import { forwardMessages } from '../../../edge-api/jobs/forward-messages.ts'
import { forward } from '../../../edge-api/jobs/forward.ts'
import { EventSinkUnavailable, type EventSink } from '../../../edge-api/ports/event-sink.ts'
import type { ObjectStore } from '../../../edge-api/ports/object-store.ts'
import { NOW_MS } from '../../support/memory-ports.ts'
import { event, OTHER_USER, testApi, USER, uuidV7, watch } from '../../support/test-api.ts'

const DAY_MS = 86_400_000

async function archive(
  api: ReturnType<typeof testApi>,
  count: number,
  atMs = NOW_MS,
  user = USER,
): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const click = event(index, { itemId: String(index + 1), eventId: uuidV7(atMs, index) })
    await api.post('/v1/events', await api.parcel([click], { user, batchId: uuidV7(atMs, index) }))
  }
}

/** A recommender that answers nothing about some users; `asked` are whom it was asked about. */
function stuckSink({ ports }: ReturnType<typeof testApi>, users: readonly string[]) {
  const asked: string[] = []
  const eventSink: EventSink = {
    async putEvents(events) {
      const who = events[0]?.userId ?? ''
      asked.push(who)
      if (users.includes(who)) throw new EventSinkUnavailable('no answer')
      return ports.eventSink.putEvents(events)
    },
  }
  return { eventSink, asked }
}

async function listKeys(objectStore: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = []
  for await (const key of objectStore.listKeys(prefix)) keys.push(key)
  return keys
}

describe('forward', () => {
  it('sends every event once, however often it runs', async () => {
    const api = testApi()
    await archive(api, 3)

    const first = await forward(api.ports)
    const second = await forward(api.ports)
    await archive(api, 4)
    const third = await forward(api.ports)

    expect([first.forwarded, second.forwarded, third.forwarded]).to.deep.equal([3, 0, 1])
    expect(api.ports.eventSink.taken.map(({ itemId }) => itemId)).to.deep.equal(['1', '2', '3', '4'])
  })

  it('finds an object that appears late in an older hour', async () => {
    const api = testApi()
    await archive(api, 1)
    await forward(api.ports)
    await archive(api, 1, NOW_MS - 6 * DAY_MS)

    expect((await forward(api.ports)).forwarded).to.equal(1)
  })

  it('stops when the recommender is away, and goes on where it stopped, also weeks later', async () => {
    const api = testApi()
    await archive(api, 3)
    const { eventSink, clock } = api.ports
    const put = eventSink.putEvents.bind(eventSink)
    let calls = 0
    eventSink.putEvents = (events) => {
      calls += 1
      return calls === 2
        ? Promise.reject(new EventSinkUnavailable('throttled', { retryAfterSeconds: 7 }))
        : put(events)
    }

    const stopped = await forward(api.ports)
    clock.advance(30 * DAY_MS)
    const resumed = await forward(api.ports)

    expect(stopped.stopped).to.deep.equal({ reason: 'throttled', retryAfterSeconds: 7 })
    expect([stopped.forwarded, resumed.forwarded]).to.deep.equal([1, 2])
    expect(new Set(eventSink.taken.map(({ itemId }) => itemId)).size).to.equal(3)
  })

  it('holds up others once for somebody whom it is not answered about, however much they did', async () => {
    const api = testApi()
    const { eventSink, asked } = stuckSink(api, [OTHER_USER])
    await archive(api, 5, NOW_MS, OTHER_USER)
    await archive(api, 2, NOW_MS + 1000)

    const { forwarded, stopped } = await forward({ ...api.ports, eventSink })
    const again = await forward(api.ports)

    expect({ forwarded, stopped, asked: asked.length }).to.deep.equal({
      forwarded: 2,
      stopped: { reason: 'no answer' },
      asked: 3,
    })
    expect(again).to.include({ forwarded: 5 })
  })

  it('asks no more when it is not answered about anybody', async () => {
    const api = testApi()
    const users = Array.from({ length: 5 }, (_, index) => uuidV7(NOW_MS, 900 + index))
    const { eventSink, asked } = stuckSink(api, users)
    for (const [index, user] of users.entries()) await archive(api, 2, NOW_MS + index * 1000, user)

    const { stopped } = await forward({ ...api.ports, eventSink })

    expect(asked).to.have.length(3)
    expect(stopped).to.deep.equal({ reason: 'no answer' })
  })

  it('repeats at most what it sent since its last mark when it was killed, by the same event ids', async () => {
    const api = testApi()
    await archive(api, 3)
    const { objectStore, eventSink } = api.ports
    const put = objectStore.put.bind(objectStore)
    objectStore.put = (key, ...rest) =>
      key.startsWith('marks/') ? Promise.reject(new Error('killed')) : put(key, ...rest)
    await forward(api.ports).catch(() => undefined)
    objectStore.put = put

    await forward(api.ports)

    expect(eventSink.taken).to.have.length(6)
    expect(new Set(eventSink.taken.map(({ eventId }) => eventId)).size).to.equal(3)
  })

  it('puts what is refused for good, and what it cannot read, into the dead letters', async () => {
    const api = testApi()
    await archive(api, 1)
    const broken = `events/v1/dt=2026-03-10/h=13/${uuidV7(NOW_MS, 9)}-0000000000000000.ndjson.gz`
    await api.ports.objectStore.put(broken, Buffer.from('no gzip'))
    const strange = broken.replace('0000.ndjson.gz', '0001.ndjson.gz')
    await api.ports.objectStore.put(strange, gzipSync('{"event":null}\n'))
    api.ports.eventSink.putEvents = async ([one]) => ({
      refused: one === undefined ? [] : [{ eventId: one.eventId, reason: 'InvalidInput' }],
    })

    const summary = await forward(api.ports)

    expect(summary).to.include({ objects: 3, forwarded: 0, refused: 1, unreadable: 2 })
    const letters: string[] = []
    for await (const { key } of api.ports.objectStore.list('dlq/')) letters.push(key)
    expect(letters).to.have.length(3)
    expect((await forward(api.ports)).objects).to.equal(0)
  })

  it.each(['', '{"version":1,"watched":{"x"', 'null'])(
    'makes a profile that cannot be read again, so that it holds up nobody: %s',
    async (body) => {
      const api = testApi()
      await archive(api, 2)
      await forward(api.ports)
      const { objectStore } = api.ports
      await objectStore.put(`users/${USER}/profile.json`, Buffer.from(body))
      await archive(api, 3)

      const summary = await forward(api.ports)

      expect(summary).to.include({ objects: 1, forwarded: 1 })
      expect((await readProfile(objectStore, USER)).recent.map(({ itemId }) => itemId)).to.have.members([
        '1',
        '2',
        '3',
      ])
    },
  )

  it('passes over an object that fails, says why, and tries it again', async () => {
    const api = testApi()
    await archive(api, 3)
    const { objectStore, eventSink } = api.ports
    const { get } = objectStore
    const [, second = ''] = await listKeys(objectStore, 'events/v1/')
    objectStore.get = (key, held) =>
      key === second ? Promise.reject(new Error('broken')) : get.call(objectStore, key, held)

    await expect(forward(api.ports)).rejects.toThrow('broken')
    objectStore.get = get
    const again = await forward(api.ports)

    expect(again.forwarded).to.equal(1)
    expect(eventSink.taken.map(({ itemId }) => itemId)).to.deep.equal(['1', '3', '2'])
  })

  it('asks a store that fails no longer than it takes to know it', async () => {
    const api = testApi()
    await archive(api, 30)
    const { objectStore } = api.ports
    const { get } = objectStore
    let asked = 0
    objectStore.get = (key, held) => {
      if (!key.startsWith('events/')) return get.call(objectStore, key, held)
      asked += 1
      return Promise.reject(new Error('away'))
    }

    await expect(forward(api.ports)).rejects.toThrow('away')

    expect(asked).to.equal(10)
  })

  it('forwards what it is told of, without a look at the rest', async () => {
    const api = testApi()
    await archive(api, 3)
    const { objectStore, eventSink } = api.ports
    const [, second = ''] = await listKeys(objectStore, 'events/v1/')
    const blind = { ...objectStore, listKeys: () => expect.fail('It looked') }

    await forward({ ...api.ports, objectStore: blind }, { keys: [second] })
    await forward({ ...api.ports, objectStore: blind }, { keys: [second] })
    await forward(api.ports)

    expect(eventSink.taken.map(({ itemId }) => itemId)).to.deep.equal(['2', '1', '3'])
  })

  it('misses nothing after a clock that was a month ahead', async () => {
    const api = testApi()
    await archive(api, 1)
    api.ports.clock.advance(30 * DAY_MS)
    await forward(api.ports)
    api.ports.clock.advance(-30 * DAY_MS)
    await archive(api, 2)

    await forward(api.ports)

    expect(new Set(api.ports.eventSink.taken.map(({ itemId }) => itemId))).to.deep.equal(new Set(['1', '2']))
  })

  it.each(['', 'null', '{"forwarded":{"dt=2026-03-10/h=12":5}}'])(
    'forwards all again when its mark is damaged: %s',
    async (body) => {
      const api = testApi()
      await archive(api, 2)
      await forward(api.ports)
      await api.ports.objectStore.put('marks/forwarder.json', Buffer.from(body))

      expect((await forward(api.ports)).forwarded).to.equal(2)
      expect((await forward(api.ports)).forwarded).to.equal(0)
    },
  )

  it('has nothing to say of a parcel that was erased before it was its turn', async () => {
    const api = testApi()
    await archive(api, 1)
    const { objectStore } = api.ports
    const get = objectStore.get.bind(objectStore)
    objectStore.get = (key, held) => (key.startsWith('events/') ? Promise.resolve(undefined) : get(key, held))

    const summary = await forward(api.ports)

    expect(summary).to.include({ objects: 0, unreadable: 0 })
    for await (const key of objectStore.listKeys('dlq/')) expect.fail(key)
  })

  it('repairs profiles that ingest could not write, and tells what was shown with a click', async () => {
    const api = testApi()
    const { objectStore, eventSink } = api.ports
    const put = objectStore.put.bind(objectStore)
    objectStore.put = (key, ...rest) =>
      key.startsWith('users/') ? Promise.reject(new Error('away')) : put(key, ...rest)
    const events = [
      event(1, { eventType: 'impression', impression: ['7', '8'], recommendationId: 'RID-1' }),
      event(2, { itemId: '8', recommendationId: 'RID-1' }),
      watch(3, '5', 90),
    ]
    await api.post('/v1/events', await api.parcel(events))
    objectStore.put = put

    await forward(api.ports)

    const profile = await readProfile(objectStore, USER)
    expect(Object.values(profile.watched).map(({ itemId }) => itemId)).to.deep.equal(['5'])
    expect(eventSink.taken.map(({ kind, impression }) => [kind, impression])).to.deep.equal([
      ['click', ['8', '7']],
      ['watch', undefined],
    ])
  })
})

describe('forwardMessages', () => {
  it('asks once about somebody whom it is not answered about, and fails all messages of theirs', async () => {
    const api = testApi()
    const { eventSink, asked } = stuckSink(api, [OTHER_USER])
    await archive(api, 5, NOW_MS, OTHER_USER)
    await archive(api, 2, NOW_MS + 1000)
    const keys = await listKeys(api.ports.objectStore, 'events/v1/')
    const messages = keys.map((key, index) => ({
      messageId: String(index),
      body: JSON.stringify({ Records: [{ s3: { object: { key } } }] }),
    }))

    const { forwarded, failed } = await forwardMessages({ ...api.ports, eventSink }, messages)

    expect(asked).to.deep.equal([OTHER_USER, USER, USER])
    expect(forwarded).to.equal(2)
    expect(failed.map(({ messageId, reason }) => `${messageId} ${reason}`)).to.deep.equal(
      ['0', '1', '2', '3', '4'].map((id) => `${id} no answer`),
    )
  })
})

describe('coalesce', () => {
  it('runs once more after a run under way, however often it was asked', async () => {
    let started = 0
    let release = (): void => undefined
    const run = coalesce(async () => {
      started += 1
      await new Promise<void>((resolve) => (release = resolve))
      return started
    })

    const first = run()
    const others = [run(), run(), run()]
    release()
    expect(await first).to.equal(1)
    await new Promise((resolve) => setImmediate(resolve))
    release()

    expect(await Promise.all(others)).to.deep.equal([2, 2, 2])
  })

  it('runs again after a run that failed', async () => {
    let started = 0
    const run = coalesce(async () => {
      started += 1
      if (started === 1) throw new Error('away')
      return started
    })

    await expect(run()).rejects.toThrow('away')
    expect(await run()).to.equal(2)
  })
})
