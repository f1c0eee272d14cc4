// G8, G14, G17, G21: what the API promises about single events, replays, one question at a time and edits at once.

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PersonalizeEventsClient } from '@aws-sdk/client-personalize-events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { personalizeEventSink } from '../../edge-api/adapters/personalize/event-sink.ts'
import type { ParcelAnswer } from '../../edge-api/contract/types.ts'
import { readProfile } from '../../edge-api/domain/profile/profile-store.ts'
import { forward } from '../../edge-api/jobs/forward.ts'
import { memoryPorts } from '../support/memory-ports.ts'
import { event, testApi, USER, uuidV7 } from '../support/test-api.ts'

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'

describe('G8: one event that spoils a parcel of 40 costs one event', () => {
  it.each<[string, (good: object) => unknown, string]>([
    ['too big', (good) => ({ ...good, sessionId: 'x'.repeat(11_000) }), 'too_large'],
    ['of no type', (good) => ({ ...good, eventType: 'nonsense' }), 'invalid'],
    ['with half a character', (good) => ({ ...good, itemId: '\ud800' }), 'invalid'],
    [
      'with a prototype',
      (good) => JSON.parse(JSON.stringify(good).replace('{', '{"__proto__":{"polluted":true},')) as unknown,
      'invalid',
    ],
    ['that is no object', () => 'nonsense', 'invalid'],
    [
      'that happened too long ago',
      (good) => ({ ...good, occurredAt: '2020-01-01T00:00:00.000Z' }),
      'too_old',
    ],
  ])('%s', async (_, spoil, code) => {
    const api = testApi()
    const events: unknown[] = Array.from({ length: 40 }, (_, index) =>
      event(index + 1, { itemId: String(index + 1) }),
    )
    events[17] = spoil(event(18, { itemId: '18' }))

    const { results } = await api.post<ParcelAnswer>('/v1/events', await api.parcel(events))

    expect(results.filter(({ status }) => status === 'accepted')).toHaveLength(39)
    expect(results[17]).toMatchObject({ status: 'rejected', code })
    expect(Object.prototype).not.toHaveProperty('polluted')
  })
})

it('G14: replaying the archive into Personalize three times sends every event under the same id each time', async () => {
  const EVENTS = 120
  const api = testApi()
  for (let parcel = 0; parcel < EVENTS / 40; parcel += 1) {
    const events = Array.from({ length: 40 }, (_, index) =>
      event(parcel * 40 + index, { itemId: String(index + 1) }),
    )
    await api.post('/v1/events', await api.parcel(events, { batchId: uuidV7(api.ports.clock.now(), parcel) }))
  }
  const personalize = await startCounting()
  const client = new PersonalizeEventsClient({
    endpoint: personalize.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  onTestFinished(() => client.destroy())
  const ports = { ...api.ports, eventSink: personalizeEventSink({ client, trackingId: 'site' }) }

  for (let replay = 0; replay < 3; replay += 1) {
    await api.ports.objectStore.delete('marks/forwarder.json')
    await forward(ports)
  }

  expect(personalize.eventIds).toHaveLength(3 * EVENTS)
  expect(new Set(personalize.eventIds).size).toBe(EVENTS)
})

it.each(['/v1/me/top-picks', '/v1/popular'])(
  'G17: 500 who ask for %s at once are one question',
  async (path) => {
    const ports = memoryPorts()
    const { answer } = ports.recommender
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    ports.recommender.answer = (asked) => held.then(() => answer(asked))
    const api = testApi({ requestsPerSecond: 0, recommenderTimeoutMs: 20_000, totalTimeoutMs: 30_000 }, ports)
    const ask = () => api.request(path, { headers: { authorization: `Bearer user.${USER}` } })

    const asking = Array.from({ length: 500 }, ask)
    await expect.poll(() => ports.recommender.asked.length).toBeGreaterThan(0)
    release()
    const statuses = new Set((await Promise.all(asking)).map(({ status }) => status))
    // All of them again when what is held has become stale: one refresh.
    ports.clock.advance(3_600_000)
    await Promise.all(Array.from({ length: 500 }, ask))

    expect([...statuses]).toEqual([200])
    expect(ports.recommender.asked.length).toBeLessThanOrEqual(2)
  },
)

it('G21: 50 likes at once from 3 devices over 3 processes are all in the profile', async () => {
  const ports = memoryPorts()
  const processes = [1, 2, 3].map(() => testApi({}, { ...ports, objectStore: { ...ports.objectStore } }))
  const likes = Array.from({ length: 50 }, (_, index) =>
    event(index, { eventType: 'like', itemId: String(index + 1), sessionId: `device-${index % 3}` }),
  )

  await Promise.all(
    likes.map(async (like, index) => {
      const api = processes[index % 3]
      await api?.post('/v1/events', await api.parcel([like], { batchId: uuidV7(ports.clock.now(), index) }))
    }),
  )
  // Who lost every race within their time is repaired by the forwarder, as beside every server.
  await forward(ports)

  const { reactions } = await readProfile(ports.objectStore, USER)
  expect(Object.keys(reactions)).toHaveLength(50)
})

/** A Personalize that only counts. */
async function startCounting(): Promise<{ url: string; eventIds: string[] }> {
  const eventIds: string[] = []
  const server = createServer((request, response) => {
    void readJson(request).then(({ eventList }) => {
      eventIds.push(...eventList.map(({ eventId }) => eventId))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, eventIds }
}

async function readJson(request: IncomingMessage): Promise<{ eventList: { eventId: string }[] }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as { eventList: { eventId: string }[] }
}
