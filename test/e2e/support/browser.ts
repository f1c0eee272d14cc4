// One Chromium a file, one context a person; what a page says on the console and asks the API is kept to be looked at.
import { chromium, type Browser, type BrowserContextOptions, type Page, type Request } from 'playwright-core'
import type { Slate, SlatesAnswer } from '../../../edge-api/contract/types.ts'
import { BROWSER_FLAGS, findBrowser } from '../../../.tools/find-browser.mjs'

export interface Visitor {
  page: Page
  /** Errors and warnings on the console, and uncaught errors. */
  complaints: string[]
  /** Everything sent to the API, preflights included. */
  requests: Request[]
}

export interface PageBrowser {
  visit(options?: BrowserContextOptions): Promise<Visitor>
  close(): Promise<void>
}

export async function openBrowser(api: string): Promise<PageBrowser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('There is no browser: npm test installs one')
  const browser: Browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS, '--mute-audio'] })
  return { visit: (options) => visit(browser, api, options), close: () => browser.close() }
}

/** Somebody who was never here. */
async function visit(browser: Browser, api: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const visitor: Visitor = { page, complaints: [], requests: [] }
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) visitor.complaints.push(message.text())
  })
  page.on('pageerror', (error) => visitor.complaints.push(String(error)))
  page.on('request', (request) => {
    if (request.url().startsWith(api)) visitor.requests.push(request)
  })
  return visitor
}

const MOST_ASKED = 100

/** On a busy machine the recommender may miss its deadline: from now on the page is given what it has answered. */
export async function awaitRecommender(page: Page): Promise<void> {
  await page.route('**/v1/slates', async (route) => {
    for (let asked = 0; asked < MOST_ASKED; asked += 1) {
      const response = await route.fetch()
      const filled = toSlates((await response.json()) as SlatesAnswer).filter(({ items }) => items.length > 0)
      if (filled.every(({ source }) => source === 'live')) return route.fulfill({ response })
    }
    throw new Error(`The recommender has not answered ${MOST_ASKED} times`)
  })
}

/** The slates that the page is given because of what `act` does. */
export async function slatesAfter(
  { page, requests }: Visitor,
  act: () => Promise<unknown>,
): Promise<Slate[]> {
  const earlier = new Set(requests)
  const [response] = await Promise.all([
    page.waitForResponse(
      (one) => one.url().endsWith('/v1/slates') && one.ok() && !earlier.has(one.request()),
    ),
    act(),
  ])
  return toSlates((await response.json()) as SlatesAnswer)
}

function toSlates({ slates }: SlatesAnswer): Slate[] {
  return slates.flatMap((result) => ('slate' in result ? [result.slate] : []))
}
