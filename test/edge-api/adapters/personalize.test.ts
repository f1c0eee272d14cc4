import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PersonalizeEventsClient } from '@aws-sdk/client-personalize-events'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { personalizeEventSink } from '../../../edge-api/adapters/personalize/event-sink.ts'
import { personalizeRecommender } from '../../../edge-api/adapters/personalize/recommender.ts'
import { EventSinkUnavailable } from '../../../edge-api/ports/event-sink.ts'
import type { ForwardedEvent } from '../../../edge-api/ports/event-sink.ts'
import { RecommenderUnavailable } from '../../../edge-api/ports/recommender.ts'
import { startLocal } from '../../local/personalize/start-local.ts'

const ARN = 'arn:aws:personalize:us-east-1:1:recommender/x'
const ARNS = { topPicks: ARN, moreLikeX: ARN, becauseYouWatchedX: ARN, mostPopular: ARN, trendingNow: ARN }

interface PutEventsBody {
  sessionId: string
  userId: string
  eventList: {
    eventId: string
    sentAt: number
    eventType: string
    impression?: string[]
    metricAttribution?: object
  }[]
}

let bodies: unknown[] = []
let answer: (body: unknown, response: ServerResponse, request: IncomingMessage) => void
let url: string
let close: () => void

function json(status: number, body: unknown, headers: Record<string, string> = {}) {
  return (_: unknown, response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  }
}

beforeEach(async () => {
  bodies = []
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => (text += chunk))
    request.on('end', () => {
      const body: unknown = JSON.parse(text)
      bodies.push(body)
      answer(body, response, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => {
    server.closeAllConnections()
    server.close()
  }
})

afterEach(() => close())

const config = () => ({
  endpoint: url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
})
const recommender = (more = {}) =>
  personalizeRecommender({ client: new PersonalizeRuntimeClient(config()), recommenderArns: ARNS, ...more })
const sink = (timeoutMs = 20_000) =>
  personalizeEventSink({ client: new PersonalizeEventsClient(config()), trackingId: 't', timeoutMs })
const request = { userId: 'u', numResults: 10 }

describe('personalizeRecommender', () => {
  it('gives items in order, a score where there is one, and whether they are promoted', async () => {
    const itemList = [
      { itemId: 'a', score: 0.5 },
      { itemId: 'b', promotionName: 'new' },
    ]
    answer = json(200, { itemList, recommendationId: 'RID-1' })

    expect(await recommender().getTopPicks(request)).to.deep.equal({
      recommendationId: 'RID-1',
      items: [
        { itemId: 'a', score: 0.5 },
        { itemId: 'b', promoted: true },
      ],
    })
  })

  it('refuses a question that has no ARN, and answers the others', async () => {
    answer = json(200, { itemList: [], recommendationId: 'RID-1' })
    const client = new PersonalizeRuntimeClient(config())
    const some = personalizeRecommender({ client, recommenderArns: { topPicks: ARN } })

    await expect(some.getTrendingItems(request)).rejects.toThrow(/No ARN is set for getTrendingItems/)

    expect(some.describe?.('getTrendingItems', {}).recommender).to.equal(null)
    expect(await some.getTopPicks(request)).to.include({ recommendationId: 'RID-1' })
  })

  it('says what it was told of an item in our words', async () => {
    const toItem = (itemId: string, metadata: object) => ({ itemId, metadata })
    const itemList = [
      toItem('a', { GENRES: 'Drama|Film-Noir', RELEASE_YEAR: '1947', PRICE: '3' }),
      toItem('b', { genres: 'unknown', release_year: '' }),
    ]
    answer = json(200, { itemList, recommendationId: 'RID-1' })

    const { items } = await recommender({ metadataColumns: ['GENRES', 'RELEASE_YEAR'] }).getTopPicks(request)

    expect(items).to.deep.equal([
      toItem('a', { genres: ['Drama', 'Film-Noir'], year: 1947 }),
      toItem('b', { genres: [] }),
    ])
  })

  it('describes what it asks: the filter, the promotion, the ranking and the context that its columns are for', () => {
    const toArn = (name: string) => `arn:aws:personalize:us-east-1:1:${name}`
    const described = recommender({
      genreFilterArn: toArn('filter/genre'),
      rankingArn: toArn('campaign/ranking'),
      promotion: { filterArn: toArn('filter/new'), percent: 10 },
      contextColumns: ['DAYPART'],
    })
    const context = { device: 'tv', daypart: 'evening' } as const

    expect(described.describe?.('getBecauseYouWatched', { context })).to.deep.equal({
      recommender: ARN,
      filter: null,
      promotion: toArn('filter/new'),
      ranking: toArn('campaign/ranking'),
      context: { DAYPART: 'evening' },
    })
    expect(described.describe?.('getTopPicks', { genre: 'Drama' })).to.include({
      filter: toArn('filter/genre'),
      promotion: null,
      ranking: null,
    })
  })

  it('filters by genre with a filter, and asks for everything without one', async () => {
    answer = json(200, { itemList: [], recommendationId: 'RID-1' })
    const genreFilterArn = 'arn:aws:personalize:us-east-1:1:filter/genre'

    await recommender({ genreFilterArn }).getTopPicks({ ...request, genre: 'Film-Noir' })
    await recommender().getTopPicks({ ...request, genre: 'Film-Noir' })

    expect(bodies[0]).to.deep.include({
      filterArn: genreFilterArn,
      filterValues: { GENRES: '"Film-Noir"' },
      numResults: 10,
    })
    expect(bodies[1]).to.include({ numResults: 500 }).and.not.have.property('filterArn')
  })

  it.each([
    ['throttling', json(429, { message: 'slow down' }, { 'x-amzn-errortype': 'ThrottlingException' })],
    ['throttling as 400', json(400, { message: 'slow down' }, { 'x-amzn-errortype': 'ThrottlingException' })],
    ['an error', json(500, {})],
    ['a refusal', json(403, {}, { 'x-amzn-errortype': 'AccessDeniedException' })],
    ['a missing resource', json(404, {}, { 'x-amzn-errortype': 'ResourceNotFoundException' })],
    ['an empty 200', (_: unknown, response: ServerResponse) => void response.writeHead(200).end()],
    ['an answer without its list', json(200, { recommendationId: 'RID-1' })],
    ['a page of HTML', (_: unknown, response: ServerResponse) => void response.writeHead(503).end('<html>')],
    ['a reset', (_: unknown, response: ServerResponse) => void response.destroy()],
  ])('says that there is no answer after %s', async (_, failure) => {
    answer = failure

    await expect(recommender().getTopPicks(request)).rejects.toBeInstanceOf(RecommenderUnavailable)
    expect(bodies).to.have.length(1)
  })

  it('gives up when it is told to', async () => {
    answer = () => undefined

    const asking = recommender().getTopPicks({ ...request, signal: AbortSignal.timeout(30) })

    await expect(asking).rejects.toBeInstanceOf(RecommenderUnavailable)
  })

  it('is not made with an ARN that cannot be one', () => {
    const recommenderArns = { ...ARNS, trendingNow: 'trending' }

    expect(() => recommender({ recommenderArns })).to.throw(RangeError)
  })
})

const forwarded = (index: number, more: Partial<ForwardedEvent> = {}): ForwardedEvent => ({
  eventId: `e${index}`,
  userId: 'u',
  sessionId: 's',
  kind: 'click',
  itemId: 'a',
  occurredAt: '2026-03-10T11:00:00.500Z',
  ...more,
})

describe('personalizeEventSink', () => {
  it('sends at most 10 events a call, each call of one session and user', async () => {
    answer = json(200, {})
    const events = Array.from({ length: 25 }, (_, index) => forwarded(index))
    events.push(forwarded(25, { sessionId: 's2' }), forwarded(26, { userId: 'u2' }))

    expect(await sink().putEvents(events)).to.deep.equal({ refused: [] })

    const calls = bodies as PutEventsBody[]
    expect(
      calls.map(({ sessionId, userId, eventList }) => [sessionId, userId, eventList.length]),
    ).to.deep.equal([
      ['s', 'u', 10],
      ['s', 'u', 10],
      ['s', 'u', 5],
      ['s2', 'u', 1],
      ['s', 'u2', 1],
    ])
  })

  it('writes times as epoch seconds, and at most 25 ids', async () => {
    answer = json(200, {})
    const impression = Array.from({ length: 40 }, (_, index) => `i${index}`)

    await sink().putEvents([forwarded(1, { kind: 'watch', impression, slateKind: 'top-picks' })])

    const [event] = (bodies[0] as PutEventsBody).eventList
    expect(event).to.include({ eventType: 'Watch', sentAt: Date.parse('2026-03-10T11:00:00.500Z') / 1000 })
    expect(event?.impression).to.have.length(25)
    // What the dashboards of AWS tell apart.
    expect(event?.metricAttribution).to.deep.equal({ eventAttributionSource: 'top-picks' })
  })

  it('lets one bad event cost one event', async () => {
    answer = (body, response) => {
      const isBad = (body as PutEventsBody).eventList.some(({ eventId }) => eventId === 'e3')
      const type = { 'x-amzn-errortype': 'InvalidInputException' }
      if (isBad) json(400, { message: 'bad event' }, type)(body, response)
      else json(200, {})(body, response)
    }

    const { refused } = await sink().putEvents(Array.from({ length: 10 }, (_, index) => forwarded(index)))

    expect(refused.map(({ eventId }) => eventId)).to.deep.equal(['e3'])
    const taken = (bodies as PutEventsBody[]).slice(1).flatMap(({ eventList }) => eventList)
    expect(taken).to.have.length(10)
  })

  it.each([
    ['throttling', json(429, {}, { 'retry-after': '7' }), 7],
    ['throttling as 400', json(400, {}, { 'x-amzn-errortype': 'ThrottlingException' }), 1],
    ['an error', json(500, {}), undefined],
    ['a hang', () => undefined, undefined],
  ])('says that the outcome is unknown after %s', async (what, failure, retryAfterSeconds) => {
    answer = failure

    const error = await sink(what === 'a hang' ? 100 : undefined)
      .putEvents([forwarded(1)])
      .catch((reason: unknown) => reason)

    expect(error).to.be.instanceOf(EventSinkUnavailable).and.to.include({ retryAfterSeconds })
  })
})

describe('the adapters on the local Personalize server', () => {
  it('recommend, and change what is recommended by an event', async () => {
    const { server, runtime, events, stop } = await startLocal()
    try {
      const local = personalizeRecommender({
        client: runtime,
        recommenderArns: server.recommenderArns,
        genreFilterArn: server.filterArns.genre,
      })
      const localSink = personalizeEventSink({ client: events, trackingId: server.trackingId })
      const watched = ['drama1', 'drama2', 'drama3'].map((itemId, index) =>
        forwarded(index, { kind: 'watch', userId: 'newcomer', itemId, occurredAt: new Date().toISOString() }),
      )

      const { refused } = await localSink.putEvents(watched)
      const { items, recommendationId } = await local.getTopPicks({ userId: 'newcomer', numResults: 5 })
      const comedies = await local.getTopPicks({ userId: 'newcomer', numResults: 5, genre: 'Comedy' })

      expect(refused).to.deep.equal([])
      expect(recommendationId.length).to.be.at.most(40)
      expect(items.every(({ itemId }) => itemId.startsWith('drama'))).to.equal(true)
      expect(items.map(({ itemId }) => itemId)).not.to.include.members(['drama1'])
      expect(comedies.items.every(({ itemId }) => itemId.startsWith('comedy') || itemId === 'new')).to.equal(
        true,
      )
    } finally {
      await stop()
    }
  })
})
