// What no well-behaved client sends: each is refused by name, and the server goes on.
import { request } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { LocalCognito } from '../../../edge-api/local/cognito/start-cognito.ts'
import { PRIME } from '../../../edge-api/local/cognito/srp.ts'
import { ADA, ask, refusal, signInAs, start } from './ask.ts'

let cognito: LocalCognito
let nowMs = Date.UTC(2026, 0, 1)

beforeAll(async () => {
  cognito = await start({ now: () => nowMs })
})
afterEach(() => signInAs(cognito, ADA)) // still alive and well
afterAll(() => cognito.close())

const CLIENT = { ClientId: 'local-client' }
const srp = (SRP_A: string, USERNAME: unknown = ADA.username) =>
  ask(cognito, 'InitiateAuth', { ...CLIENT, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME, SRP_A } })

/** Answers a challenge with a signature that cannot be right. */
const answerWrongly = ({ SECRET_BLOCK, USER_ID_FOR_SRP }: Record<string, string>) =>
  ask(cognito, 'RespondToAuthChallenge', {
    ...CLIENT,
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses: {
      USERNAME: USER_ID_FOR_SRP,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString('base64'),
      TIMESTAMP: 'Thu Jan 1 00:00:00 UTC 2026',
    },
  })

const challenge = async (username?: string) =>
  (await srp('2', username)).body['ChallengeParameters'] as Record<string, string>

describe('the wire of the local user pool', () => {
  it.each([
    ['not JSON at all', 'SerializationException'],
    ['[]', 'SerializationException'],
    ['null', 'SerializationException'],
    ['{}', 'InvalidParameterException'],
    ['{"ClientId":{"toString":1}}', 'InvalidParameterException'],
    ['{"__proto__":{"ClientId":"local-client"}}', 'InvalidParameterException'],
    ['{"ClientId":"someone-else"}', 'ResourceNotFoundException'],
    ['{"ClientId":"local-client","AuthFlow":"constructor"}', 'InvalidParameterException'],
    [
      '{"ClientId":"local-client","AuthFlow":"USER_SRP_AUTH","AuthParameters":[]}',
      'InvalidParameterException',
    ],
  ])('refuses the body %s', async (body, type) => {
    expect(await ask(cognito, 'InitiateAuth', body)).toMatchObject({ status: 400, body: { __type: type } })
  })

  it.each(['AdminCreateUser', 'constructor', '__proto__', ''])('does not offer %s', async (operation) => {
    expect(refusal(await ask(cognito, operation, {}))).toMatch(
      /^400 UnknownOperationException: .* it offers InitiateAuth,/,
    )
  })

  it('refuses a body that is too large, and says so', async () => {
    expect(refusal(await ask(cognito, 'InitiateAuth', 'x'.repeat(5_000_000)))).toBe(
      '413 RequestEntityTooLargeException: The body is larger than 65536 bytes',
    )
  })

  it('survives a client that leaves in the middle of its request', async () => {
    const { hostname, port } = new URL(cognito.url)
    await new Promise((resolve) => {
      const half = request({ hostname, port, method: 'POST', headers: { 'content-length': 100 } })
      half.on('error', resolve)
      half.write('{"ClientId":', () => half.destroy(new Error('gone')))
    })
  })

  it.each(['/nothing', '//', '/%', '/us-east-1_Other/.well-known/jwks.json'])(
    'has nothing at %s',
    async (path) => {
      const response = await fetch(cognito.url + path)

      expect([response.status, await response.json()]).toMatchObject([
        404,
        { __type: 'ResourceNotFoundException' },
      ])
    },
  )

  it('lets any origin ask with any header', async () => {
    const preflight = await fetch(cognito.url, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://site.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-amz-target,x-anything',
      },
    })

    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type,x-amz-target,x-anything')
  })

  it('refuses an A that is no number, or a multiple of N', async () => {
    for (const A of ['', 'xyz', '0', PRIME.toString(16), (2n * PRIME).toString(16), 'f'.repeat(2000)]) {
      expect(refusal(await srp(A)), A.slice(0, 9)).toContain('400 InvalidParameterException')
    }
  })

  it('shows an unknown user the challenge of a known one, the same salt each time', async () => {
    const [known, unknown, again] = [
      await challenge(),
      await challenge('nobody@example.com'),
      await challenge('Nobody@example.com'),
    ]

    expect(Object.keys(unknown)).toEqual(Object.keys(known))
    expect(unknown['USER_ID_FOR_SRP']).toMatch(/^[0-9a-f-]{36}$/)
    expect([again['SALT'], again['USER_ID_FOR_SRP']]).toEqual([unknown['SALT'], unknown['USER_ID_FOR_SRP']])
    expect(again['SRP_B']).not.toBe(unknown['SRP_B'])
    expect(refusal(await answerWrongly(unknown))).toBe(refusal(await answerWrongly(known)))
  })

  it('takes a secret block once, and for three minutes', async () => {
    const spent = await challenge()
    const late = await challenge()
    const inTime = await challenge()

    expect(refusal(await answerWrongly(spent))).toContain('Incorrect username or password.')
    expect(refusal(await answerWrongly(spent))).toContain('session is expired')
    nowMs += 179_000
    expect(refusal(await answerWrongly(inTime))).toContain('Incorrect username or password.')
    nowMs += 1_000
    expect(refusal(await answerWrongly(late))).toContain('session is expired')
  })

  it('rejects wrong options when it is started', async () => {
    await expect(start({ userPoolId: 'local' })).rejects.toThrow(TypeError)
    await expect(start({ accessTokenSeconds: 0 })).rejects.toThrow(RangeError)
    await expect(start({ accounts: [{ ...ADA, sub: '7' }] })).rejects.toThrow(TypeError)
    await expect(start({ port: Number(new URL(cognito.url).port) })).rejects.toThrow('EADDRINUSE')
  })
})
