// Every dependency broken in every way, and all at once: always an answer, from the right rung, in time, and back to live.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ItemDetails, Slate, SlateSource } from '../../edge-api/contract/types.ts'
import { FAULTS } from './fault-proxy.ts'
import { DEPENDENCIES, startFaultySite } from './site.ts'
import type { Api, Dependency, FaultySite } from './site.ts'

/** The promise of design section 10; the machine may be busy, so the test allows itself twice as much. */
const GOAL_MS = 1500
const PATIENCE = 2
const NOBODY = 999
const RAIL = '/v1/me/recommendations?limit=20'

let folder: string
let site: FaultySite
const apis: Api[] = []
const rejections: unknown[] = []
const onRejection = (reason: unknown) => rejections.push(reason)

beforeAll(async () => {
  process.on('unhandledRejection', onRejection)
  folder = await mkdtemp(join(tmpdir(), 'faults-'))
  site = await startFaultySite(folder)
})
afterEach(async () => {
  await site.setFault([], undefined)
  await Promise.all(apis.splice(0).map((api) => api.close()))
  expect(rejections).to.deep.equal([])
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
  process.off('unhandledRejection', onRejection)
})

async function startApi(): Promise<Api> {
  const api = await site.startApi()
  apis.push(api)
  return api
}

/** A full rail, in time, at once; and from the right rung, at the latest when a machine that is busy has caught up. */
async function expectRail(api: Api, source: SlateSource | SlateSource[], user?: number): Promise<void> {
  const ask = async (): Promise<Slate> => {
    const { status, body, ms } = await api.get(RAIL, user)
    const slate = body as Slate
    expect(status).to.equal(200)
    expect(slate.items).to.have.length(20)
    expect(slate.degraded).to.equal(slate.source !== 'live')
    expect(ms).to.be.lessThan(GOAL_MS * PATIENCE)
    return slate
  }
  const expected = [source].flat()
  if (expected.includes((await ask()).source)) return
  await expect.poll(async () => expected.includes((await ask()).source), { interval: 300 }).to.equal(true)
}

const CASES: [string, readonly Dependency[]][] = [
  ...DEPENDENCIES.map((one): [string, Dependency[]] => [one, [one]]),
  ['all three', DEPENDENCIES],
]
const cells = CASES.flatMap(([name, broken]) => FAULTS.map((fault) => [name, fault, broken] as const))

describe('G15: an outage', () => {
  it.each(cells)(
    'of %s by %s leaves a process that knows the site with full rails',
    async (_, fault, broken) => {
      const api = await startApi()
      await expectRail(api, 'live')
      await api.get('/v1/items/80')

      await site.setFault(broken, fault)

      const isLive = !broken.includes('personalize')
      await expectRail(api, isLive ? 'live' : 'stale')
      // Somebody who was never here: nothing good is held of them.
      await expectRail(api, isLive ? 'live' : broken.includes('store') ? ['popular', 'static'] : 'popular', 2)
      const { status, body } = await api.get('/v1/items/7')
      expect(status).to.equal(200)
      expect((body as ItemDetails).title).to.equal('Title 7')
    },
  )

  it.each(cells)('of %s by %s leaves a process that just began with full rails', async (_, fault, broken) => {
    await expectRail(await startApi(), 'live')
    await site.setFault(broken, fault)
    const api = await startApi()

    const isLive = !broken.includes('personalize')
    const hasStore = !broken.includes('store')
    // Somebody nobody knows, then somebody whom another process served: their last good list is in the store.
    await expectRail(api, isLive ? 'live' : hasStore ? 'popular' : 'static', isLive ? 1 : NOBODY)
    await expectRail(api, isLive ? 'live' : hasStore ? 'stale' : 'static')
    expect((await api.get('/v1/popular?limit=20')).status).to.equal(200)
  })

  it.each(DEPENDENCIES.map((one) => [one]))(
    'of %s costs a bounded number of attempts',
    async (dependency) => {
      const api = await startApi()
      await expectRail(api, 'live')
      await site.setFault([dependency], '500')
      const before = site.proxies[dependency].attempts
      const startedMs = performance.now()

      for (let request = 0; request < 60; request += 1) {
        await api.get(RAIL, 100 + request)
        await api.get(`/v1/items/${1 + request}`, 1)
      }

      // 5 failures open a breaker, one more every 2 s tries again, each with one retry; the store has two readers
      // (slates, and the catalog, which looks once a second at three objects).
      const seconds = (performance.now() - startedMs) / 1000
      const perReader = 2 * (5 + seconds / 2 + 1)
      const budget = dependency === 'store' ? perReader + 2 * 3 * (seconds + 1) : perReader
      expect(site.proxies[dependency].attempts - before).to.be.at.most(budget)
    },
  )

  it('of everything ends, and slates are live again', async () => {
    const api = await startApi()
    await expectRail(api, 'live')
    await site.setFault(DEPENDENCIES, 'reset')
    for (let request = 0; request < 10; request += 1) await expectRail(api, ['stale', 'static'])

    await site.setFault([], undefined)

    await expect
      .poll(async () => ((await api.get(RAIL)).body as Slate).source, { timeout: 10_000, interval: 100 })
      .to.equal('live')
  })
})
