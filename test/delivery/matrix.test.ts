// G3, G4, G7, G9, G10, G11 in real tabs against a server that loses answers, refuses tokens and counts.

import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { BROWSER_FLAGS, findBrowser } from '../../.tools/find-browser.mjs'
import type { DeliveryStatus, TrackedEvent } from '../../components/delivery/index.ts'
import { startCountingSite, type CountingSite } from './counting-site.ts'
import { REPEATS } from './support/repeats.ts'

interface PageGlobals {
  track(event: TrackedEvent): Promise<void>
  delivery: { status: DeliveryStatus }
}

/** What a request may have: 48 KiB of events and the little around them stay below the browser's 64. */
const MOST_BYTES = 48 * 1024
const TIMEOUT = { timeout: 120_000 }

let browser: Browser
let site: CountingSite
let context: BrowserContext

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findBrowser() ?? 'chromium', args: [...BROWSER_FLAGS] })
})
afterAll(() => browser.close())
beforeEach(async () => {
  site = await startCountingSite()
  context = await browser.newContext()
})
afterEach(async () => {
  await context.close()
  await site.close()
  expect(site.mostBytes).toBeLessThanOrEqual(MOST_BYTES)
})

async function visit(user = ''): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${site.url}/?user=${user}`)
  await page.waitForFunction(() => 'track' in globalThis)
  return page
}

/** Resolves when all of them are durable. */
function track(page: Page, prefix: string, count: number, itemLength = 0): Promise<void> {
  return page.evaluate(
    async ([name, many, length]) => {
      const { track } = globalThis as unknown as PageGlobals
      const rest = '\u{1F3AC}'.repeat(Number(length))
      for (let index = 0; index < Number(many); index += 1)
        await track({ eventType: 'click', itemId: `${name}-${index}${rest}` })
    },
    [prefix, count, itemLength],
  )
}

const statusOf = (page: Page): Promise<DeliveryStatus> =>
  page.evaluate(() => (globalThis as unknown as PageGlobals).delivery.status)

const namesOf = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`)
const delivered = (): string[] => [...site.delivered.values()].sort()

describe('many tabs', () => {
  it(`G3: ${REPEATS.tabs} tabs lose nothing, have one sender at a time, and hand it over when closed`, async () => {
    site.delayMs = 20
    // A device that the site knows: what a tab tracks before anybody knows whose it is, is only that tab's to give away.
    const first = await visit()
    await vi.waitFor(async () => expect((await statusOf(first)).level).toBe('indexeddb'), TIMEOUT)
    await track(first, 'x', 1)
    await vi.waitFor(() => expect(delivered()).toEqual(['x-0']), TIMEOUT)
    const others = Array.from({ length: REPEATS.tabs - 1 }, () => visit())
    const tabs = [first, ...(await Promise.all(others))]
    const half = Math.ceil(REPEATS.eventsATab / 2)
    await Promise.all(tabs.map((tab, index) => track(tab, `a${index}`, half)))
    // What a closing tab sends once more is not the sender's: until here nobody closed.
    expect(site.mostAtOnce).toBeLessThanOrEqual(1)
    await Promise.all(
      tabs.map(async (tab, index) => {
        await track(tab, `b${index}`, REPEATS.eventsATab - half)
        if (index % 2 === 0) await tab.close()
      }),
    )

    const all = [
      'x-0',
      ...tabs.flatMap((_, index) => [
        ...namesOf(`a${index}`, half),
        ...namesOf(`b${index}`, REPEATS.eventsATab - half),
      ]),
    ]
    await vi.waitFor(() => expect(delivered()).toEqual(all.sort()), TIMEOUT)
  }, 300_000)
})

describe('a bad network', () => {
  it('G4 and G9: every event arrives when three answers in ten are lost, and every one is accounted for', async () => {
    site.lostAnswers = 0.3
    const page = await visit()
    await track(page, 'e', REPEATS.lossyEvents)
    for (let hurries = 0; hurries < 2000 && site.delivered.size < REPEATS.lossyEvents; hurries += 1) {
      // A sign of better times cuts the backoff short, as the browser gives one when the network is back.
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    site.lostAnswers = 0
    await vi.waitFor(async () => {
      await page.evaluate(() => dispatchEvent(new Event('online')))
      expect((await statusOf(page)).waiting).toBe(0)
    }, TIMEOUT)

    expect(delivered()).toEqual(namesOf('e', REPEATS.lossyEvents).sort())
    const { delivered: told, dropped } = await statusOf(page)
    const given = Object.values(dropped).reduce((sum, count) => sum + count, 0)
    expect(told + given).toBe(REPEATS.lossyEvents)
    console.log(`G4: ${site.repeated} of ${REPEATS.lossyEvents} came again, and were stored once`)
  }, 300_000)

  it('G7: a refused token destroys nothing', async () => {
    site.refuses = true
    const page = await visit()
    await track(page, 'e', 50)
    await vi.waitFor(async () => expect((await statusOf(page)).refused).toBe(true), TIMEOUT)
    expect(site.delivered.size).toBe(0)

    site.refuses = false
    await page.reload()

    await vi.waitFor(() => expect(delivered()).toEqual(namesOf('e', 50).sort()), TIMEOUT)
  }, 200_000)

  it('G10: events of many bytes a character go in requests of at most 48 KiB', async () => {
    site.isDown = true
    const page = await visit()
    await track(page, 'e', 60, 600) // 2,400 bytes each in UTF-8, 600 characters
    site.isDown = false
    await page.reload()

    await vi.waitFor(() => expect(site.delivered.size).toBe(60), TIMEOUT)
    expect(site.mostBytes).toBeGreaterThan(30_000)
  }, 200_000)
})

describe('another user at the same device', () => {
  it('G11: no event changes its owner, whoever signs in before the network is back', async () => {
    site.isDown = true
    const alice = await visit('alice')
    await track(alice, 'a', 30)
    await alice.close()
    const bob = await visit('bob')
    await track(bob, 'b', 30)

    site.isDown = false
    await bob.reload()
    await vi.waitFor(() => expect(delivered().filter((id) => id.startsWith('b'))).toHaveLength(30), TIMEOUT)
    await bob.close()
    await visit('alice')
    await vi.waitFor(() => expect(delivered()).toHaveLength(60), TIMEOUT)

    for (const [eventId, itemId] of site.delivered) {
      const owner = itemId.startsWith('a') ? 'alice' : 'bob'
      expect([...(site.owners.get(eventId) ?? [])]).toEqual([owner])
    }
  }, 200_000)
})
