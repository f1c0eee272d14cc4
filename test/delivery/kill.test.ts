// G1 and G2: what track() promised survives the browser's being killed, and a click that leaves the page.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TrackedEvent } from '../../components/delivery/index.ts'
import { startCountingSite, type CountingSite } from './counting-site.ts'
import { REPEATS } from './support/repeats.ts'
import { openProfile, type KillableBrowser } from './killable-browser.ts'

type Tracking = (event: TrackedEvent) => Promise<void>

let site: CountingSite
let folder: string
let browser: KillableBrowser | undefined

beforeEach(async () => {
  site = await startCountingSite()
  folder = mkdtempSync(join(tmpdir(), 'delivery-'))
})

afterEach(async () => {
  await browser?.kill()
  browser = undefined
  await site.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function visit(): Promise<KillableBrowser> {
  rmSync(join(folder, 'DevToolsActivePort'), { force: true })
  browser = await openProfile(folder)
  await browser.page.goto(site.url)
  await browser.page.waitForFunction(() => 'track' in globalThis)
  return browser
}

const delivered = (): string[] =>
  [...site.delivered.values()].sort((one, other) => Number(one) - Number(other))
const itemIds = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index))

describe('a killed browser', () => {
  const cases = REPEATS.killWaitsMs.flatMap((waitMs) =>
    Array.from({ length: REPEATS.browserKills }, (_, round) => [waitMs, round + 1] as const),
  )
  for (const [waitMs, round] of cases) {
    it(`G1: loses no event whose track() had resolved ${waitMs} ms before, round ${round}`, async () => {
      site.isDown = true
      const first = await visit()
      await first.page.evaluate(async (ids) => {
        const { track } = globalThis as unknown as { track: Tracking }
        for (const itemId of ids) await track({ eventType: 'click', itemId })
      }, itemIds(20))
      await new Promise((resolve) => setTimeout(resolve, waitMs))
      await first.kill()
      expect(delivered()).toEqual([])

      site.isDown = false
      await visit()

      await vi.waitFor(() => expect(delivered()).toEqual(itemIds(20)), { timeout: 20_000 })
    })
  }
})

describe('a browser killed on its first visit', () => {
  it('G1: loses no event of a device that the API had not answered yet', async () => {
    site.isSilent = true
    const first = await visit()
    await first.page.evaluate(async (ids) => {
      const { track } = globalThis as unknown as { track: Tracking }
      for (const itemId of ids) await track({ eventType: 'click', itemId })
    }, itemIds(20))
    await first.kill()

    site.isSilent = false
    await visit()

    await vi.waitFor(() => expect(delivered()).toEqual(itemIds(20)), { timeout: 20_000 })
  })
})

describe('a click that leaves the page', () => {
  it('G2: is delivered, at the latest with the next visit', async () => {
    const { page } = await visit()

    for (const itemId of itemIds(REPEATS.navigations)) {
      await page.evaluate((id) => {
        const { track } = globalThis as unknown as { track: Tracking }
        void track({ eventType: 'click', itemId: id })
        location.assign(`/?left=${id}`)
      }, itemId)
      await page.waitForURL(`**/?left=${itemId}`)
      await page.waitForFunction(() => 'track' in globalThis)
    }

    await vi.waitFor(() => expect(delivered()).toEqual(itemIds(REPEATS.navigations)), { timeout: 60_000 })
  }, 300_000)

  it(`G2: is delivered from ${REPEATS.hastyNavigations} pages that hardly came, on a busy machine`, async () => {
    const { page } = await visit()
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.addInitScript(leaveSoon, REPEATS.hastyNavigations)
    await page.goto(site.url)
    await page.waitForURL('**/?stayed', { timeout: 280_000 })
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })

    await vi.waitFor(() => expect(delivered()).toEqual(itemIds(REPEATS.hastyNavigations)), {
      timeout: 60_000,
    })
  }, 360_000)
})

/** Tracks a click and leaves, page after page, at any moment of the queue's first round, in which the page is busy. */
function leaveSoon(pages: number): void {
  const { search } = location
  if (search === '?stayed') return
  const next = search ? Number(search.slice(1)) + 1 : 0
  const { port1, port2 } = new MessageChannel()
  let leaveAt = Infinity
  port1.onmessage = () => {
    const { track } = globalThis as unknown as { track?: Tracking }
    if (track && leaveAt === Infinity) leaveAt = performance.now() + Math.random() * 100
    if (!track || performance.now() < leaveAt) return port2.postMessage('')
    void track({ eventType: 'click', itemId: String(next) })
    location.assign(next === pages - 1 ? '/?stayed' : `/?${next}`)
  }
  port2.postMessage('')
}
