import { connect } from 'node:net'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import fc from 'fast-check'
import { SIGNED } from './signed.ts'
import { startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

let local: Local
const log: string[] = []
beforeAll(async () => {
  local = await startLocal({ onLog: (line) => log.push(line) })
})
afterAll(() => local.stop())

const PATHS = [
  '/recommendations',
  '/personalize-ranking',
  '/action-recommendations',
  '/events',
  '/items',
  '/users',
  '/actions',
]
const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${local.server.url}${path}`, {
    method: 'POST',
    body,
    headers: { ...SIGNED, ...headers },
  })
  const type = response.headers.get('x-amzn-errortype')
  const requestId = response.headers.get('x-amzn-requestid')
  return {
    status: response.status,
    type,
    requestId,
    body: (await response.json()) as Record<string, unknown>,
  }
}

it('shapes an error as the SDKs decode it', async () => {
  const { status, type, requestId, body } = await post('/recommendations', '{}')

  expect({ status, type }).toEqual({ status: 400, type: 'InvalidInputException' })
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(body).toEqual({
    __type: 'InvalidInputException',
    message: expect.stringContaining('recommenderArn') as string,
  })
})

it('answers the control plane in its own content type', async () => {
  const response = await fetch(local.server.url, {
    method: 'POST',
    headers: {
      ...SIGNED,
      'x-amz-target': 'AmazonPersonalize.ListRecipes',
      'content-type': 'application/x-amz-json-1.1',
    },
  })
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1')
  expect(response.status).toBe(200)
})

it.each([
  ['{"a":'],
  ['null'],
  ['[]'],
  ['"text"'],
  ['{"eventList":'.repeat(20_000)],
  ['['.repeat(200_000)],
  ['{"__proto__":{"userId":"x"},"constructor":1}'],
  ['\u0000\ufeff\u2028'],
])('refuses the body %.20s as invalid input on every path', async (body) => {
  for (const path of PATHS) {
    expect(await post(path, body), path).toMatchObject({ status: 400, type: 'InvalidInputException' })
  }
})

it('refuses a body that is too long, and goes on', async () => {
  const { status, type } = await post('/events', 'x'.repeat(5 * 1024 * 1024))
  expect({ status, type }).toEqual({ status: 400, type: 'InvalidInputException' })
  expect((await post('/recommendations', '{}')).status).toBe(400)
})

it('refuses what is no operation', async () => {
  expect(await post('/personalized-ranking', '{}')).toMatchObject({
    status: 404,
    type: 'UnknownOperationException',
  })
  expect(await post('/', '{}', { 'x-amz-target': 'AmazonS3.ListRecipes' })).toMatchObject({ status: 404 })
  expect(await post('/', '{}', { 'x-amz-target': 'AmazonPersonalize.toString' })).toMatchObject({
    status: 404,
  })
  expect((await fetch(`${local.server.url}/recommendations`)).status).toBe(404)
})

it('bears callers that break off or speak no HTTP', async () => {
  const { port } = new URL(local.server.url)
  const requests = [
    'POST /events HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"half":',
    'POST /events HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nffff\r\n{',
    'nonsense\r\n\r\n',
    '\u0016\u0003\u0001',
  ]
  for (const text of requests) {
    const socket = connect(Number(port), '127.0.0.1')
    await once(socket, 'connect')
    socket.on('error', () => undefined)
    socket.end(text)
    socket.resume()
    await once(socket, 'close')
  }
  expect((await post('/recommendations', '{}')).status).toBe(400)
  expect(log.filter((line) => line.includes('Error'))).toEqual([])
})

it('answers any JSON with a modelled error or an answer, never with a fault', async () => {
  const { recommenderArns, campaignArns, filterArns, datasetArns, trackingId } = local.server
  const known = fc.constantFrom(
    recommenderArns.topPicks,
    recommenderArns.moreLikeX,
    campaignArns.personalizedRankingV2,
    campaignArns.sims,
    filterArns.genre,
    datasetArns.ITEMS,
    trackingId,
    '"Comedy"',
    'c1',
    'comedy1',
    '{"a":1}',
    'ITEMS',
    1,
    5,
    1_700_000_000,
  )
  const leaf = fc.oneof(known, fc.jsonValue({ maxDepth: 2 }))
  const value = fc.oneof(
    { weight: 4, arbitrary: leaf },
    fc.array(leaf, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('ITEMS', 'GENRES', 'itemId', 'properties', 'eventType', 'sentAt'), leaf),
    fc.array(
      fc.dictionary(
        fc.constantFrom('itemId', 'eventType', 'sentAt', 'filterArn', 'percentPromotedItems'),
        leaf,
      ),
    ),
  )
  const member = fc.constantFrom(
    ...[
      'campaignArn',
      'recommenderArn',
      'userId',
      'itemId',
      'numResults',
      'context',
      'filterArn',
      'filterValues',
    ],
    ...[
      'promotions',
      'metadataColumns',
      'inputList',
      'trackingId',
      'sessionId',
      'eventList',
      'datasetArn',
      'items',
    ],
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PATHS), fc.dictionary(member, value), async (path, input) => {
      const { status, type } = await post(path, JSON.stringify(input))
      expect([200, 400, 404]).toContain(status)
      if (status !== 200) expect(['InvalidInputException', 'ResourceNotFoundException']).toContain(type)
    }),
    { numRuns: 500 },
  )
  expect(log.filter((line) => line.includes('Error'))).toEqual([])
}, 30_000)
