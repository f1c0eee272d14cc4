// Every route by every token, made from the contract: a route that is added is in it.

import { beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../../edge-api/contract/examples/examples.ts'
import { ROUTES } from '../../../edge-api/contract/routes.ts'
import type { Route } from '../../../edge-api/contract/routes.ts'
import type { GenreReport, MeExport } from '../../../edge-api/contract/types.ts'
import { createTestPool } from '../../support/access-tokens.ts'
import type { TestPool } from '../../support/access-tokens.ts'
import { memoryPorts } from '../../support/memory-ports.ts'
import { event, OTHER_USER, testApi, USER, watch } from '../../support/test-api.ts'
import type { TestApi } from '../../support/test-api.ts'

const BAD = [
  'expired',
  'of the ID kind',
  'of another client',
  'of another pool',
  'without an end',
  'signed by nobody',
  'signed by a stranger',
  'with a changed sub',
  'with a path for a sub',
  'cut short',
]
const GOOD = ['of the user', 'of another user', 'of an operator', 'of an anonymous visitor']
const CALLERS = ['missing', ...BAD, ...GOOD, 'that may only add events'] as const
/** 503: the route is there and the caller let in; what it needs was not made in this test. */
const IN = [200, 202, 503]

const SERVED = ROUTES.filter(({ planned }) => planned !== true)
let pool: TestPool
let bad: Record<string, string>
beforeAll(async () => {
  pool = await createTestPool()
  bad = await pool.signBad(USER)
})

function makeApi(): TestApi {
  return testApi({}, { ...memoryPorts(), userTokens: pool.userTokens })
}

async function toToken({ ports }: TestApi, caller: string): Promise<string | undefined> {
  switch (caller) {
    case 'missing':
      return undefined
    case 'of the user':
      return pool.sign(USER)
    case 'of another user':
      return pool.sign(OTHER_USER)
    case 'of an operator':
      return pool.sign(OTHER_USER, ['operators'])
    case 'of an anonymous visitor':
      return (await ports.ownTokens.issueAnonymous(USER)).token
    case 'that may only add events':
      return (await ports.ownTokens.issueIngest({ kind: 'user', id: USER, groups: [] })).token
    default:
      return bad[caller]
  }
}

/** What the caller must get: the statuses, any of them. */
function toExpected({ audience, path }: Route, caller: string): number[] {
  const isGood = GOOD.includes(caller)
  switch (audience) {
    case 'personal':
      return isGood ? IN : [401]
    case 'operators':
      return caller === 'of an operator' ? IN : isGood ? [403] : [401]
    case 'ingest':
      return caller === 'that may only add events' ? IN : caller === 'missing' ? [400, 401] : [401]
    case 'public':
      // The token of a page's request stands in its body; public answers look at none.
      return path === '/v1/slates' || path === '/v1/session'
        ? caller === 'missing' || isGood
          ? path === '/v1/session' && caller === 'of an anonymous visitor'
            ? [401]
            : IN
          : [401]
        : IN
  }
}

async function ask(api: TestApi, route: Route, token: string | undefined): Promise<Response> {
  const path = route.path.replace('{itemId}', '1')
  const method = route.method.toUpperCase()
  if (route.body === undefined) {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
    return api.request(path, { method, headers })
  }
  const {
    token: _,
    anonymousToken: __,
    ...example
  } = EXAMPLES[route.operationId]?.body as Record<string, unknown>
  const body = JSON.stringify({ ...example, ...(token === undefined ? {} : { token }) })
  return api.request(path, { method, body })
}

describe.each(SERVED.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', (_, route) => {
  it.each(CALLERS)('with a token %s', async (caller) => {
    const api = makeApi()

    const { status } = await ask(api, route, await toToken(api, caller))

    expect(toExpected(route, caller)).to.include(status)
  })
})

describe('what one user did', () => {
  it('is in nobody else’s answers, whoever asks', async () => {
    const api = makeApi()
    await api.post(
      '/v1/events',
      await api.parcel([watch(0, '7', 90), event(1, { eventType: 'like', itemId: '9' })]),
    )
    const mine = await pool.sign(USER)
    expect((await api.get<GenreReport>('/v1/me/genres', mine)).movies).to.equal(1)

    for (const caller of ['of another user', 'of an operator', 'of an anonymous visitor']) {
      const token =
        caller === 'of an anonymous visitor'
          ? (await api.ports.ownTokens.issueAnonymous(OTHER_USER)).token
          : await toToken(api, caller)
      for (const route of SERVED.filter(
        ({ audience, method }) => audience === 'personal' && method === 'get',
      )) {
        const text = await (await ask(api, route, token)).text()
        expect(text, `${route.path} ${caller}`).not.to.include(USER)
        expect(text, `${route.path} ${caller}`).not.to.include('"reaction"')
      }
      expect((await api.get<GenreReport>('/v1/me/genres', token)).movies).to.equal(0)
      expect((await api.get<MeExport>('/v1/me', token)).events).to.deep.equal([])
    }
  })

  it('cannot be added to by a body that names somebody else', async () => {
    const api = makeApi()
    const parcel = await api.parcel([watch(0, '7', 90)], { user: OTHER_USER })

    const { status } = await api.request('/v1/events', {
      method: 'POST',
      body: JSON.stringify({ ...parcel, userId: USER }),
    })

    expect(status).to.equal(400)
    expect((await api.get<GenreReport>('/v1/me/genres', await pool.sign(USER))).movies).to.equal(0)
  })
})
