import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { retryBudget } from '../../../edge-api/adapters/aws/retry-budget.ts'
import { personalizeRecommender } from '../../../edge-api/adapters/personalize/recommender.ts'

const ARN = 'arn:aws:personalize:us-east-1:1:recommender/x'

let attempts = 0
let respond: (attempt: number) => { status: number; headers?: Record<string, string> }
let url = ''
let close: () => void

beforeEach(async () => {
  attempts = 0
  const server = createServer((request, response) => {
    request.resume()
    attempts += 1
    const { status, headers } = respond(attempts)
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(status === 200 ? '{"itemList":[],"recommendationId":"RID-1"}' : '{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => void server.close()
})
afterEach(() => close())

function makeAsk() {
  const client = new PersonalizeRuntimeClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    retryStrategy: retryBudget({ random: () => 0 }),
  })
  const recommender = personalizeRecommender({ client, recommenderArns: { topPicks: ARN } })
  return () => recommender.getTopPicks({ userId: 'u', numResults: 1 }).catch(() => 'failed')
}

describe('the retry budget of a dependency', () => {
  it('tries what failed in passing a second time', async () => {
    respond = (attempt) => ({ status: attempt === 1 ? 503 : 200 })

    expect(await makeAsk()()).to.include({ recommendationId: 'RID-1' })
    expect(attempts).to.equal(2)
  })

  it('adds at most a tenth to the calls of an outage, beyond ten that were saved up', async () => {
    respond = () => ({ status: 500 })
    const ask = makeAsk()

    for (let call = 0; call < 200; call += 1) await ask()

    // 10 saved, and a tenth of each call: the first calls find the purse full, so a little less than 200 / 10 is earned.
    expect(attempts - 200).to.be.within(25, 30)
  })

  it.each([
    ['refused', { status: 400 }],
    ['forbidden', { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } }],
    ['told when to come again', { status: 429, headers: { 'retry-after': '1' } }],
  ])('does not repeat what is %s', async (_, answer) => {
    respond = () => answer

    await makeAsk()()

    expect(attempts).to.equal(1)
  })
})
