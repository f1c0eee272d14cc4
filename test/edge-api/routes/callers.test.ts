// G19 and G20: every route of the contract with every kind of caller, and who an anonymous history may belong to.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cognitoUserTokens } from '../../../edge-api/adapters/cognito/user-tokens.ts'
import { ownTokens } from '../../../edge-api/adapters/tokens/own-tokens.ts'
import { ROUTES } from '../../../edge-api/contract/routes.ts'
import { SCHEMAS } from '../../../edge-api/contract/schemas/named-schemas.ts'
import type { MeExport, Session } from '../../../edge-api/contract/types.ts'
import { readProfile } from '../../../edge-api/domain/profile/profile-store.ts'
import { forward } from '../../../edge-api/jobs/forward.ts'
import type { LocalCognito } from '../../../edge-api/local/cognito/start-cognito.ts'
import { ADA, BOB, signInAs, start } from '../../local/cognito/ask.ts'
import { memoryPorts, SECRET } from '../../support/memory-ports.ts'
import { event, OTHER_USER, testApi, USER } from '../../support/test-api.ts'
import type { TestApi } from '../../support/test-api.ts'

const DAY_MS = 86_400_000
const PROTECTED = ROUTES.filter(({ audience }) => audience === 'personal' || audience === 'operators')

describe('the routes of one caller', () => {
  let cognito: LocalCognito
  let other: LocalCognito
  let api: TestApi
  let bad: Record<string, string | undefined>
  let good: { ada: string; bob: string }

  beforeAll(async () => {
    ;[cognito, other] = await Promise.all([start(), start({ clientId: 'another-app' })])
    const ports = memoryPorts()
    const { userPoolId, clientId, jwks } = cognito
    const keys = { keys: [...jwks.keys, ...other.jwks.keys] }
    api = testApi(
      {},
      { ...ports, userTokens: cognitoUserTokens({ userPoolId, clientIds: [clientId], jwks: keys }) },
    )
    const ada = await signInAs(cognito, ADA)
    const past = ownTokens({ secrets: { test: SECRET }, nowMs: () => ports.clock.now() - 400 * DAY_MS })
    const [header, payload, signature] = ada.AccessToken.split('.')
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const forged = (change: object) => [header, encode({ ...claims, ...change }), signature].join('.')
    good = { ada: ada.AccessToken, bob: (await signInAs(cognito, BOB)).AccessToken }
    bad = {
      'no token': undefined,
      'an ended one': (await past.issueAnonymous(USER)).token,
      "another app's": (await signInAs(other, ADA)).AccessToken,
      'an ID token': ada.IdToken,
      'a refresh token': ada.RefreshToken,
      'an ingest token': (await ports.ownTokens.issueIngest({ kind: 'anonymous', id: USER })).token,
      'a forged sub': forged({ sub: USER }),
      'a sub that is a path': forged({ sub: '../../users/other' }),
      'one without an end': forged({ exp: undefined }),
      'one that nobody signed': [encode({ alg: 'none', typ: 'JWT' }), payload, ''].join('.'),
    }
  })
  afterAll(() => Promise.all([cognito.close(), other.close()]))

  it.each(PROTECTED.map(({ method, path }) => [method.toUpperCase(), path] as const))(
    'G19: %s %s refuses every token but an access token or an anonymous one',
    async (method, path) => {
      for (const [name, token] of Object.entries(bad)) {
        const headers: Record<string, string> =
          token === undefined ? {} : { authorization: `Bearer ${token}` }
        expect((await api.request(path, { method, headers })).status, name).to.equal(401)
      }
    },
  )

  it('G19: answers each caller with their own data', async () => {
    const exported = await Promise.all(
      [good.ada, good.bob].map((token) => api.get<MeExport>('/v1/me', token)),
    )

    expect(new Set(exported.map(({ subject }) => subject.id)).size).to.equal(2)
  })

  it('G19: no route takes the id of a user from its path, query or body', () => {
    for (const { path, query, body } of ROUTES) {
      expect(path).not.to.match(/user|subject|sub\b/i)
      for (const name of [query, body]) {
        if (name === undefined) continue
        const schema = (SCHEMAS as Record<string, unknown>)[name] ?? {}
        const names = JSON.stringify(schema, (_, value: unknown) =>
          typeof value === 'function' ? undefined : value,
        )
        expect(names).not.to.match(/"(userId|sub|subjectId|owner)"/)
      }
    }
  })
})

describe('an anonymous history', () => {
  async function createVisitor(api: TestApi): Promise<Session> {
    const session = await api.post<Session>('/v1/session', {})
    const parcel = await api.parcel([event(1, { eventType: 'like', itemId: '5' }), event(2, { itemId: '6' })])
    await api.post('/v1/events', { ...parcel, token: session.ingestToken })
    return session
  }

  it('G20: becomes the history of one of those who claim it at once, and of nobody else', async () => {
    const api = testApi()
    const { anonymousToken = '' } = await createVisitor(api)
    const users = [USER, OTHER_USER, '33333333-3333-4333-8333-333333333333']
    const claim = async (user: string) => {
      const body = JSON.stringify({ token: `user.${user}`, anonymousToken })
      return (await api.request('/v1/session', { method: 'POST', body })).status
    }

    const statuses = await Promise.all(users.flatMap((user) => [claim(user), claim(user)]))

    expect(statuses.filter((status) => status === 200)).to.have.length(2) // the owner, both times
    expect(statuses.filter((status) => status === 403)).to.have.length(4)
    const profiles = await Promise.all(users.map((user) => readProfile(api.ports.objectStore, user)))
    expect(profiles.filter(({ reactions }) => '5' in reactions)).to.have.length(1)
  })

  it('G20: is merged and linked once, however often the claim is repeated', async () => {
    const api = testApi()
    const { anonymousToken } = await createVisitor(api)
    for (let repeated = 0; repeated < 5; repeated += 1)
      await api.post('/v1/session', { token: `user.${USER}`, anonymousToken })
    await forward(api.ports)

    const links = api.ports.eventSink.taken.filter(({ eventId }) => eventId.startsWith('link-'))
    const [click] = api.ports.eventSink.taken.filter(({ eventId }) => !eventId.startsWith('link-'))
    expect(links).to.have.length(1)
    expect(links[0]?.userId).to.equal(USER)
    // What the visitor did has the session alone, and the link joins that session to the user.
    expect(click).not.to.have.property('userId')
    expect(click?.sessionId).to.equal(links[0]?.sessionId)
  })

  it('G20: is not had by a guess', async () => {
    const api = testApi()
    await createVisitor(api)
    const stranger = ownTokens({
      secrets: { test: `${SECRET}, of somebody else` },
      nowMs: api.ports.clock.now,
    })
    const { token: guessed } = await stranger.issueAnonymous('44444444-4444-4444-8444-444444444444')

    await api.post('/v1/session', { token: `user.${USER}`, anonymousToken: guessed })

    expect((await readProfile(api.ports.objectStore, USER)).recent).to.deep.equal([])
  })
})
