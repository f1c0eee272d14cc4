import { PersonalizeClient, ListRecipesCommand } from '@aws-sdk/client-personalize'
import { PutEventsCommand, PersonalizeEventsClient } from '@aws-sdk/client-personalize-events'
import { GetRecommendationsCommand, PersonalizeRuntimeClient } from '@aws-sdk/client-personalize-runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SIGNED } from './signed.ts'
import { refusalOf, startLocal } from './start-local.ts'
import type { Local } from './start-local.ts'

const CREDENTIALS = { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'a/secret+key' }
let open: Local
let strict: Local
let clockMs = Date.now()
beforeAll(async () => {
  open = await startLocal()
  strict = await startLocal({ credentials: CREDENTIALS, now: () => clockMs })
})
afterAll(() => Promise.all([open.stop(), strict.stop()]))

describe('a request by hand', () => {
  const credential = 'Credential=local/20260101/us-east-1/personalize/aws4_request'
  const signature = `Signature=${'0'.repeat(64)}`
  const authorizations: [string, string | undefined, string, number][] = [
    ['has no authorization', undefined, 'MissingAuthenticationTokenException', 403],
    ['uses another scheme', 'Bearer abc', 'IncompleteSignatureException', 400],
    [
      'lacks the credential',
      `AWS4-HMAC-SHA256 SignedHeaders=host, ${signature}`,
      'IncompleteSignatureException',
      400,
    ],
    [
      'lacks the signed headers',
      `AWS4-HMAC-SHA256 ${credential}, ${signature}`,
      'IncompleteSignatureException',
      400,
    ],
    [
      'lacks the signature',
      `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host`,
      'IncompleteSignatureException',
      400,
    ],
    [
      'has a signature of another length',
      `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=00`,
      'IncompleteSignatureException',
      400,
    ],
    [
      'is signed for another service',
      `AWS4-HMAC-SHA256 ${credential.replace('personalize', 's3')}, SignedHeaders=host, ${signature}`,
      'InvalidSignatureException',
      403,
    ],
    [
      'does not sign the host',
      `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=x-amz-date, ${signature}`,
      'InvalidSignatureException',
      403,
    ],
    [
      'is scoped to another day than it is dated',
      `AWS4-HMAC-SHA256 ${credential.replace('20260101', '20251231')}, SignedHeaders=host, ${signature}`,
      'InvalidSignatureException',
      403,
    ],
  ]
  it.each(authorizations)('that %s is refused by name', async (_, authorization, name, status) => {
    const headers = new Headers({ 'x-amz-date': '20260101T000000Z', ...(authorization && { authorization }) })
    const answer = await fetch(`${open.server.url}/recommendations`, { method: 'POST', body: '{}', headers })

    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([status, name])
  })

  it('that carries no date is refused', async () => {
    const { authorization = '' } = SIGNED
    const answer = await fetch(`${open.server.url}/events`, { method: 'POST', headers: { authorization } })
    expect(answer.headers.get('x-amzn-errortype')).toBe('IncompleteSignatureException')
  })

  it('that is signed in form is taken when signatures are not verified', async () => {
    const answer = await fetch(`${open.server.url}/recommendations`, { method: 'POST', headers: SIGNED })
    expect(answer.headers.get('x-amzn-errortype')).toBe('InvalidInputException')
  })
})

describe('a server that verifies signatures', () => {
  const config = (credentials = CREDENTIALS) => ({
    endpoint: strict.server.url,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
    systemClockOffset: clockMs - Date.now(),
  })
  const list = (credentials = CREDENTIALS) =>
    new PersonalizeClient(config(credentials)).send(new ListRecipesCommand({}))

  it('takes what each of the three clients signs', async () => {
    const { recipes = [] } = await list()
    expect(recipes.length).toBeGreaterThan(5)
    const recommenderArn = strict.server.recommenderArns.topPicks
    const { itemList = [] } = await new PersonalizeRuntimeClient(config()).send(
      new GetRecommendationsCommand({ recommenderArn, userId: 'ü ~*!(ß)' }),
    )
    expect(itemList).toHaveLength(25)
    const eventList = [{ eventType: 'Watch', itemId: 'comedy1', sentAt: new Date() }]
    await new PersonalizeEventsClient(config()).send(
      new PutEventsCommand({ trackingId: strict.server.trackingId, sessionId: 's', eventList }),
    )
  })

  it('takes temporary credentials, whose token is signed, too', async () => {
    await expect(list({ ...CREDENTIALS, sessionToken: 'token' } as never)).resolves.toBeDefined()
  })

  it('refuses another key, another secret and what was signed long ago', async () => {
    expect(await refusalOf(list({ ...CREDENTIALS, accessKeyId: 'OTHER' }))).toMatchObject({
      name: 'UnrecognizedClientException',
      status: 403,
    })
    expect(await refusalOf(list({ ...CREDENTIALS, secretAccessKey: 'other' }))).toMatchObject({
      name: 'InvalidSignatureException',
      status: 403,
    })
    clockMs += 3_600_000
    const stale = new PersonalizeClient({ ...config(), systemClockOffset: 0 }).send(
      new ListRecipesCommand({}),
    )
    expect(await refusalOf(stale)).toMatchObject({ name: 'InvalidSignatureException' })
    clockMs -= 3_600_000
  })

  it('refuses a body that was changed on the way', async () => {
    const client = new PersonalizeRuntimeClient(config())
    client.middlewareStack.add(
      (next) => async (args) => {
        const request = args.request as { body: unknown; headers: Record<string, string> }
        request.body = String(request.body).replace('c1', 'c2')
        return next(args)
      },
      { step: 'finalizeRequest', priority: 'low' },
    )
    const recommenderArn = strict.server.recommenderArns.topPicks
    const changed = client.send(new GetRecommendationsCommand({ recommenderArn, userId: 'c1' }))
    expect(await refusalOf(changed)).toMatchObject({ name: 'InvalidSignatureException', status: 403 })
  })
})
