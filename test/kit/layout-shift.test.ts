// Nothing that is there moves while the elements come: the probe page of demo/embeds, as documented, on every kind of network.
import { readFileSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BROWSER_FLAGS, findBrowser } from '../../.tools/find-browser.mjs'
import { serveKit, type KitSite } from './support/serve-kit.ts'

const PROBE = new URL('../../demo/embeds/layout-shift/', import.meta.url)

const SCREENS: Record<string, BrowserContextOptions> = {
  'a phone, 360 wide': { viewport: { width: 360, height: 740 } },
  'a desktop, 1280 wide': { viewport: { width: 1280, height: 800 } },
  'a television, 960x540 at 2': { viewport: { width: 960, height: 540 }, deviceScaleFactor: 2 },
  // Shifts are recorded of what is on the screen: here that is the whole page.
  'a phone as high as the page': { viewport: { width: 360, height: 6000 } },
  'a desktop as high as the page': { viewport: { width: 1280, height: 6000 } },
}

interface Shift {
  value: number
  hadRecentInput: boolean
  moved: { what: string; from: number[]; to: number[] }[]
}

let site: KitSite
let browser: Browser

beforeAll(async () => {
  const read = (name: string): string => readFileSync(new URL(name, PROBE), 'utf8')
  site = await serveKit({
    pages: { '/': read('index.html').replace('http://localhost:8787', '/') },
    files: { '/probe.js': read('probe.js'), '/page.css': read('../page.css') },
  })
  const executablePath = findBrowser()
  browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: BROWSER_FLAGS })
}, 180_000)
afterAll(async () => {
  await browser?.close()
  site?.close()
})

describe.each(Object.entries(SCREENS))('the probe page on %s', (_name, screen) => {
  it('does not shift on a first visit, nor on a second', async () => {
    const page = await open(screen)

    await page.goto(site.origin)
    expect(await record(page)).toEqual([])

    await page.reload()
    expect(await record(page)).toEqual([])
    await page.context().close()
  })

  it('does not shift on a slow network', async () => {
    const page = await open(screen)
    const network = await page.context().newCDPSession(page)
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: 120_000,
      uploadThroughput: 60_000,
    })

    await page.goto(site.origin)

    expect(await record(page)).toEqual([])
    await page.context().close()
  })

  it('does not shift when the API and the pictures cannot be reached', async () => {
    const page = await open(screen)
    await page.route(/\/v1\/|\/posters\//, (route) => route.abort())

    await page.goto(site.origin)

    expect(await record(page)).toEqual([])
    await page.context().close()
  })

  it('does not shift when the scripts cannot be reached', async () => {
    const page = await open(screen)
    await page.route(/\/intellistream\/.*\.js/, (route) => route.abort())

    await page.goto(site.origin)
    await page.waitForLoadState('load')

    expect(await shiftsOf(page)).toEqual([])
    await page.context().close()
  })
})

async function open(screen: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ reducedMotion: 'reduce', ...screen })).newPage()
}

/** All shifts until everything shows what it will show. */
async function record(page: Page): Promise<string[]> {
  await page.waitForFunction(() => {
    const elements = [...document.querySelectorAll('main > *')].filter(({ localName }) =>
      localName.includes('-'),
    )
    return elements.every((element) => element.matches(':state(ready), :state(error)'))
  })
  await page.waitForLoadState('networkidle')
  return shiftsOf(page)
}

async function shiftsOf(page: Page): Promise<string[]> {
  const shifts = await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame)
    return (globalThis as unknown as { layoutShifts: Shift[] }).layoutShifts
  })
  return shifts.map(
    ({ value, moved }) =>
      `${value.toFixed(4)}: ${moved.map(({ what, from, to }) => `${what} ${from.join()} -> ${to.join()}`).join('; ')}`,
  )
}
