import { ListRecipesCommand, ListSchemasCommand } from '@aws-sdk/client-personalize'
import { GetRecommendationsCommand, PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { afterEach, describe, expect, it } from 'vitest'
import { FaultSource } from '../../../edge-api/local/personalize/faults/fault-source.ts'
import { parseFault } from '../../../edge-api/local/personalize/faults/parse-fault.ts'
import { OPERATIONS } from '../../../edge-api/local/personalize/operations/names.ts'
import { refusalOf, startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

const rule = (text: string) => parseFault(text, OPERATIONS)

describe('parseFault', () => {
  it('reads failures, latency and retry-after', () => {
    expect(rule('GetRecommendations=429:0.2,hang:0.1,latency=lognormal:40:120,retry-after=2')).toEqual({
      operation: 'GetRecommendations',
      failures: [
        { failure: { error: 'ThrottlingException' }, ratio: 0.2 },
        { failure: { disruption: 'hang' }, ratio: 0.1 },
      ],
      latency: { type: 'lognormal', p50Ms: 40, p99Ms: 120 },
      retryAfterSeconds: 2,
    })
    expect(rule('*=latency=50').latency).toEqual({ type: 'fixed', ms: 50 })
    expect(rule('*=latency=uniform:1:2').latency).toEqual({ type: 'uniform', minMs: 1, maxMs: 2 })
    expect(rule('PutEvents=500:0.1,503:0.2,reset:0.7').failures).toHaveLength(3)
  })

  it.each([
    ['', 'is no fault'],
    ['GetRecommendations', 'is no fault'],
    ['GetRecomendations=429:1', 'GetRecomendations is no operation'],
    ['*=418:1', '418 is no fault; possible are 400, 403'],
    ['*=toString:1', 'toString is no fault'],
    ['*=429', 'nothing is not the ratio of 429'],
    ['*=429:1.5', '1.5 is not the ratio of 429: a number from 0 to 1'],
    ['*=429:0.6,500:0.6', 'sum to more than 1'],
    ['*=429:0.1:0.2', 'too many parts'],
    ['*=latency=', 'is not a latency in milliseconds'],
    ['*=latency=normal:1:2', 'lognormal:40:120'],
    ['*=latency=lognormal:40', 'is not a latency'],
    ['*=latency=lognormal:40:20', 'must not be below'],
    ['*=latency=lognormal:0:20', 'above 0'],
    ['*=retry-after=soon', 'soon is not retry-after'],
  ])('refuses %s and says what is wrong', (text, message) => {
    expect(() => rule(text)).toThrow(message)
  })
})

describe('a source of faults', () => {
  const draw = (source: FaultSource, operation: string, count: number) =>
    Array.from({ length: count }, () => source.next(operation))

  it('gives the same faults for the same seed, whatever other operations do', () => {
    const rules = [rule('*=429:0.3,latency=uniform:0:10')]
    const [one, other] = [new FaultSource(rules, 7), new FaultSource(rules, 7)]
    draw(other, 'PutEvents', 13)
    const faults = draw(one, 'GetRecommendations', 50)

    expect(draw(other, 'GetRecommendations', 50)).toEqual(faults)
    expect(draw(new FaultSource(rules, 8), 'GetRecommendations', 50)).not.toEqual(faults)
  })

  it('fails as often, and waits as long, as its rule says', () => {
    const faults = draw(
      new FaultSource([rule('*=429:0.2,latency=lognormal:40:120')], 1),
      'GetRecommendations',
      20_000,
    )
    const waits = faults.map(({ latencyMs }) => latencyMs).toSorted((one, other) => one - other)

    expect(faults.filter(({ failure }) => failure).length / 20_000).toBeCloseTo(0.2, 1)
    expect(Math.abs((waits[10_000] ?? 0) - 40)).toBeLessThan(1)
    expect(Math.abs((waits[19_800] ?? 0) - 120)).toBeLessThan(6)
  })

  it('prefers the rule of the operation to that for all', () => {
    const source = new FaultSource([rule('ListRecipes=500:0'), rule('*=429:1')], 1)
    expect(source.next('ListRecipes').failure).toBeUndefined()
    expect(source.next('ListSchemas').failure).toEqual({ error: 'ThrottlingException' })
  })
})

describe('a server with faults', () => {
  let local: Local | undefined
  afterEach(() => local?.stop())
  const start = async (...texts: string[]): Promise<Local> =>
    (local = await startLocal({ faults: texts.map(rule) }))
  const get = ({ runtime, server }: Local, abortSignal?: AbortSignal) =>
    runtime.send(
      new GetRecommendationsCommand({ recommenderArn: server.recommenderArns.topPicks, userId: 'c1' }),
      abortSignal && { abortSignal },
    )

  it('fails the operations named and no other', async () => {
    const { control } = await start('ListRecipes=500:1', 'ListSchemas=403:1')
    expect(await refusalOf(control.send(new ListRecipesCommand({})))).toMatchObject({
      name: 'InternalServerException',
      status: 500,
    })
    expect(await refusalOf(control.send(new ListSchemasCommand({})))).toMatchObject({
      name: 'AccessDeniedException',
      status: 403,
    })
    expect((await get(local as Local)).itemList).toHaveLength(25)
  })

  it('lets the SDK retry what is throttled', async () => {
    const { server } = await start('GetRecommendations=429:0.5')
    const client = new PersonalizeRuntimeClient({
      endpoint: server.url,
      region: server.region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 6,
      retryStrategy: {
        acquireInitialRetryToken: () => Promise.resolve({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
        refreshRetryTokenForRetry: () => Promise.resolve({ getRetryCount: () => 1, getRetryDelay: () => 0 }),
        recordSuccess: () => undefined,
      },
    })
    const answers = []
    for (let call = 0; call < 20; call++) answers.push(await get({ ...(local as Local), runtime: client }))
    client.destroy()

    const attempts = answers.map(({ $metadata }) => $metadata.attempts ?? 0)
    expect(Math.max(...attempts)).toBeGreaterThan(1)
    expect(Math.min(...attempts)).toBe(1)
  })

  it.each([
    ['html', 503, 'SyntaxError'],
    ['reset', 0, 'TimeoutError'],
    ['cut', 200, 'Error'],
  ])('answers by %s', async (disruption, status, name) => {
    const found = await refusalOf(get(await start(`*=${disruption}:1`)))
    expect(found).toMatchObject({ status, name })
  })

  it('answers nothing at all, or an empty body', async () => {
    const hung = await start('GetRecommendations=hang:1')
    expect(await refusalOf(get(hung, AbortSignal.timeout(50)))).toMatchObject({ name: 'AbortError' })
    await hung.stop()
    expect((await get(await start('GetRecommendations=empty:1'))).itemList).toBeUndefined()
  })

  it('says when to come back', async () => {
    const found = (await get(await start('*=429:1,retry-after=7')).catch((error: unknown) => error)) as {
      $response: { headers: Record<string, string> }
    }
    expect(found.$response.headers['retry-after']).toBe('7')
  })

  it('waits before it answers, and before it refuses', async () => {
    const waiting = await start('*=latency=60')
    const started = performance.now()
    await get(waiting)
    expect(performance.now() - started).toBeGreaterThanOrEqual(59)
  })
})
