// Whatever is sent, the answer is one of the contract's, and never our fault.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXAMPLES } from '../../../edge-api/contract/examples/examples.ts'
import { ROUTES } from '../../../edge-api/contract/routes.ts'
import type { Route } from '../../../edge-api/contract/routes.ts'
import { QUERIES } from '../../../edge-api/contract/schemas/named-schemas.ts'
import { testApi, USER } from '../../support/test-api.ts'

/** For each property; `npm run test:hostile` sets so many that all of them together make 100,000 requests. */
const RUNS = Number(process.env['HOSTILE_RUNS'] ?? 500)
/** Else most of what one user sends would be refused unread. */
const UNLIMITED = { requestsPerSecond: 0 }
const SERVED = ROUTES.filter(({ planned }) => planned !== true)

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '\u0000',
    '\ud800',
    "' or 1=1 --",
    '1e309',
    '-0',
  ),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '${7*7}',
    'a'.repeat(5000),
    '1',
    '5',
    '2026-01-01T00:00:00Z',
    'Horror',
  ),
)
const hostileValue = fc.oneof(
  hostileText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}),
)

/** Puts values into places of a valid body: what is nearly right goes deepest. */
function damage(body: unknown, damages: { place: number; key: string; value: unknown }[]): unknown {
  const copy: unknown = structuredClone(body)
  for (const { place, key, value } of damages) {
    const containers = findContainers(copy)
    const target = containers[place % containers.length]
    if (target === undefined) continue
    const keys = Object.keys(target)
    const at = place % 3 === 0 ? key : (keys[place % Math.max(1, keys.length)] ?? key)
    Object.defineProperty(target, at, {
      value: structuredClone(value),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return copy
}

function findContainers(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return []
  return [value, ...Object.values(value).flatMap(findContainers)]
}

/** As an address can hold it. */
const wellFormed = (text: string) => Buffer.from(text).toString('utf8')

const damages = fc.array(fc.record({ place: fc.nat(1000), key: hostileText, value: hostileValue }), {
  minLength: 1,
  maxLength: 4,
})

const posts = SERVED.filter(({ body }) => body !== undefined)
const gets = SERVED.filter(({ method }) => method === 'get')
const named = (routes: readonly Route[]) => routes.map((route): [string, Route] => [route.operationId, route])

describe('hostile requests', () => {
  it.each(named(posts))(
    '%s answers damaged bodies without a fault of ours',
    async (operationId, { path }) => {
      const api = testApi(UNLIMITED)
      const { token } = await api.ports.ownTokens.issueIngest({ kind: 'user', id: USER, groups: [] })
      const example = EXAMPLES[operationId]?.body as object
      const body = path === '/v1/events' ? { ...example, token } : { ...example, token: `user.${USER}` }

      await fc.assert(
        fc.asyncProperty(damages, async (all) => {
          const text = JSON.stringify(damage(body, all))
          const response = await api.request(path, { method: 'POST', body: text })
          expect(response.status).to.be.lessThan(500)
        }),
        { numRuns: RUNS },
      )
      expect(Object.prototype).not.to.have.property('polluted')
    },
  )

  it.each(named(posts))('%s answers any bytes and any JSON without a fault of ours', async (_, { path }) => {
    const api = testApi(UNLIMITED)

    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map((text) => Buffer.from(text)),
        ),
        async (body) => {
          const response = await api.request(path, { method: 'POST', body: Uint8Array.from(body) })
          expect(response.status).to.be.lessThan(500)
        },
      ),
      { numRuns: RUNS },
    )
  })

  it.each(named(gets))(
    '%s answers any query and path without a fault of ours',
    async (_, { path, query }) => {
      const api = testApi(UNLIMITED)
      const names = query === undefined ? ['x'] : Object.keys(QUERIES[query].entries)
      const anyQuery = fc.array(
        fc.tuple(
          fc.oneof(
            { weight: 4, arbitrary: fc.constantFrom(...names) },
            { weight: 1, arbitrary: hostileText },
          ),
          hostileText,
        ),
        { maxLength: 4 },
      )

      await fc.assert(
        fc.asyncProperty(hostileText, anyQuery, async (itemId, pairs) => {
          const search = new URLSearchParams(
            pairs.map(([name, value]) => [wellFormed(name), wellFormed(value)]),
          )
          const target = path.replace('{itemId}', encodeURIComponent(wellFormed(itemId)) || 'x')
          const response = await api.request(`${target}?${search}`, {
            headers: { authorization: `Bearer user.${USER}` },
          })
          expect(response.status).to.be.lessThan(500)
        }),
        { numRuns: RUNS },
      )
    },
  )

  it('refuses a bomb of brackets before it is parsed', async () => {
    const body = '['.repeat(60_000)
    const startedMs = performance.now()

    const response = await testApi().request('/v1/slates', { method: 'POST', body })

    expect(response.status).to.equal(400)
    expect(performance.now() - startedMs).to.be.lessThan(1000)
  })

  it('says nothing of where our code is', async () => {
    const answers = await Promise.all(
      ['/v1/items/%E0%A4%A', '/v1/items/%2e%2e%2fx', '/v1/popular?cursor=..', '/%00'].map((path) =>
        testApi().request(path),
      ),
    )

    for (const response of answers) {
      expect(response.status).to.be.within(400, 499)
      expect(await response.text()).not.to.match(/\.ts|node_modules| at /)
    }
  })
})
