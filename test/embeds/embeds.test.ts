// Each page of demo/embeds as a visitor gets it: the published kit, built by the page's own framework, on the real API.
import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildEmbeds } from '../../demo/embeds/build.mjs'
import { openBrowser, type PageBrowser, type Visitor } from '../e2e/support/browser.ts'
import { endAll, makeFolder, startServer } from '../e2e/support/server.ts'
import { buildKit } from '../support/built-kit.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

let browser: PageBrowser
let pages: Server
let origin = ''

beforeAll(async () => {
  const [{ api }, folder] = await Promise.all([
    makeFolder().then((data) => startServer({ data })),
    makeFolder(),
  ])
  await buildEmbeds({ kit: buildKit(), outdir: folder, api })
  const { app } = (await import(pathToFileURL(join(folder, 'served/server.mjs')).href)) as {
    app: { request: (path: string) => Promise<Response> }
  }
  pages = createServer((request, response) => {
    if (request.url === '/served/') {
      void Promise.resolve(app.request(`http://localhost${request.url}`))
        .then((answer) => answer.text())
        .then((page) => response.setHeader('Content-Type', 'text/html').end(page))
      return
    }
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.replace(/\/$/, '/index.html')
    readFile(join(folder, path)).then(
      (body) =>
        response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream').end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => pages.listen(0, 'localhost', resolve))
  origin = `http://localhost:${(pages.address() as AddressInfo).port}`
  browser = await openBrowser(api)
})
afterAll(async () => {
  await browser?.close()
  pages?.close()
  await endAll()
})

let visitor: Visitor | undefined
// A page that stays open keeps the machine busy.
afterEach(() => visitor?.page.context().close())

async function open(name: string): Promise<Visitor> {
  visitor = await browser.visit()
  await visitor.page.goto(`${origin}/${name}/`)
  return visitor
}

/** Pictures that have arrived, in all rails of the page. */
const countPosters = (page: Page): Promise<number> =>
  page
    .locator('img[part~=poster]')
    .evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth > 0).length)

const focusedHost = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.localName)

const focusedCard = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const root = document.activeElement?.shadowRoot
    const item = root?.activeElement?.closest('[part~=item]')
    return item ? [...(root?.querySelectorAll('[part~=item]') ?? [])].indexOf(item) : -1
  })

describe.each(['snippet', 'react', 'vue', 'svelte', 'strict-csp', 'lrud', 'norigin', 'served'])(
  'the %s page',
  (name) => {
    it('shows posters, and says nothing on the console', async () => {
      const { page, complaints } = await open(name)

      await expect.poll(() => countPosters(page)).toBeGreaterThanOrEqual(6)
      expect(complaints).toEqual([])
    })
  },
)

describe.each(['react', 'vue', 'svelte'])('the %s page', (name) => {
  it('hears which card was chosen, and keeps the visitor where they are', async () => {
    const { page } = await open(name)
    const card = page.locator('[part~=card]').first()
    const itemId = await card.locator('xpath=..').getAttribute('data-item-id')

    await card.click()

    await expect.poll(() => page.locator('output').textContent()).toBe(itemId)
    expect(page.url()).toBe(`${origin}/${name}/`)
  })
})

describe.each(['lrud', 'norigin'])('the %s page', (name) => {
  it('is walked by arrows alone: in, along, on to the next rail, and back to the card that was left', async () => {
    const { page } = await open(name)
    for (const rail of ['#top', '#recommended']) await page.locator(`${rail} [part~=card]`).first().waitFor()

    // An engine may move the focus after the key.
    for (const [key, host, card] of [
      ['Down', 'top', 0],
      ['Right', 'top', 1],
      ['Right', 'top', 2],
      ['Down', 'recommended', 0],
      ['Right', 'recommended', 1],
      ['Up', 'top', 2],
    ] as const) {
      await page.keyboard.press(`Arrow${key}`)
      await expect.poll(async () => [await focusedHost(page), await focusedCard(page)]).toEqual([host, card])
    }
  })
})

describe('the served page', () => {
  it('shows posters and links with JavaScript off', async () => {
    visitor = await browser.visit({ javaScriptEnabled: false })
    const { page } = visitor
    await page.goto(`${origin}/served/`)

    expect(await page.locator('a[part~=card] img[part~=poster]').count()).toBeGreaterThanOrEqual(6)
    const first = page.locator('img[part~=poster]').first()
    expect((await first.boundingBox())?.height).toBeGreaterThan(100)
    expect(await page.locator('a[part~=card]').first().getAttribute('href')).toMatch(/title/)
  })
})
