// How often suggested films are watched, from real browsers to what an operator reads: elements, API, archive, SQL, chart.
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Parcel } from '../../edge-api/contract/types.ts'
import { awaitRecommender, openBrowser, type PageBrowser } from './support/browser.ts'
import { describeFocus, open } from './support/film-page.ts'
import { run } from './support/process.ts'
import { copyPrepared, endAll, startServer, type RunningServer } from './support/server.ts'

/** Each visitor watches every third of the films that came into view. */
const EVERY = 3
const VISITORS = 4
const FEWEST_SEEN = 15

let server: RunningServer
let browser: PageBrowser

beforeAll(async () => {
  server = await startServer({ data: await copyPrepared(inject('preparedData')) })
  browser = await openBrowser(server.api)
})
afterAll(async () => {
  await browser?.close()
  await endAll()
})

it('tells everybody but operators that the page is not for them', async () => {
  const { page } = await browser.visit()

  await page.goto(`${server.site}/operators`)

  await page.locator('.gate').waitFor()
  expect(await page.locator('is-accuracy-chart').count()).toBe(0)
})

it.each(['is down', 'cannot be reached'])('says so when the API %s, and blames no account', async (how) => {
  const { page } = await browser.visit()
  await page.goto(`${server.site}/operators`)
  await page.route('**/v1/accuracy?*', (route) =>
    how === 'is down' ? route.fulfill({ status: 503, body: '{}' }) : route.abort(),
  )

  await page.locator('.gate button').click()

  await page.locator('.gate-reason', { hasText: 'The API did not answer' }).waitFor()
  expect(await page.locator('.board').isVisible()).toBe(false)
  expect(await page.locator('.gate h2').textContent()).toBe('The figures did not load')
  await page.unroute('**/v1/accuracy?*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.locator('.board').waitFor()
})

it('says so when the site itself did not answer, and asks it again', async () => {
  const { page } = await browser.visit()
  await page.route('**/site-config.json', (route) => route.abort())
  await page.goto(`${server.site}/operators`)
  const button = page.locator('.gate button')
  await button.getByText('Try again').waitFor()
  await page.unroute('**/site-config.json')

  await button.click()

  await button.getByText('Sign in as the sample operator').waitFor()
})

it('says so when the loop cannot be asked', async () => {
  const { page } = await browser.visit()
  await page.route('**/v1/loop', (route) => route.abort())
  await page.goto(`${server.site}/operators`)

  await page.locator('.gate button').click()

  await page.locator('.loop-now', { hasText: 'the API did not answer' }).waitFor()
})

it('leads a remote in, through the page and out at its foot', async () => {
  const { page } = await browser.visit({ viewport: { width: 960, height: 540 } })
  await page.goto(`${server.site}/operators`)
  await page.locator('.gate').waitFor()

  await page.keyboard.press('ArrowDown')
  expect(await describeFocus(page)).toBe('Sign in as the sample operator')
  await page.keyboard.press('Enter')
  await page.locator('.no-run').waitFor()
  expect(await describeFocus(page)).toBe('For operators')
  const stops: string[] = []
  for (const key of ['Down', 'Right', 'Down', 'Up', 'Up']) {
    await page.keyboard.press(`Arrow${key}`)
    stops.push(await describeFocus(page))
  }
  expect(stops).toEqual(['The API', 'Is it ready?', 'the IntelliStream API', 'The API', 'Matinee'])
})

it('says what to do before anything was counted, instead of empty charts', async () => {
  const { page } = await browser.visit()
  await page.goto(`${server.site}/operators`)

  await page.locator('.gate button').click()

  await page.locator('.no-report', { hasText: 'job accuracy' }).waitFor()
  await page.locator('.no-run', { hasText: 'job loop' }).waitFor()
  expect(await page.locator('is-accuracy-chart').count()).toBe(0)
  expect(await page.locator('.figures').isVisible()).toBe(false)
})

it('shows operators the hit rate of an audience whose true one is known, within its interval', async () => {
  const audience = { shown: 0, hits: 0 }
  for (let visitor = 0; visitor < VISITORS; visitor += 1) {
    const { shown, hits } = await visitAndWatch()
    audience.shown += shown
    audience.hits += hits
  }
  const job = run(process.execPath, [
    'edge-api/bin/intellistream.mjs',
    'job',
    'accuracy',
    '--data',
    server.data,
  ])
  expect((await job.exited).code, job.stderr()).toBe(0)
  const { page, complaints } = await browser.visit()
  await page.goto(`${server.site}/operators`)

  await page.locator('.gate button').click()

  const chart = page.locator('is-accuracy-chart[by=day]')
  await expect
    .poll(() => chart.locator('[part=summary]').textContent())
    .toContain(`${audience.hits} of the ${audience.shown} titles suggested in the last 90 days were watched`)
  const hitRate = await page.locator('.figures div', { hasText: 'Hit rate' }).textContent()
  const [, low, high] = (/([\d.]+)% to ([\d.]+)%/.exec(hitRate ?? '') ?? []).map(Number)
  expect(low).toBeLessThan(100 / EVERY)
  expect(high).toBeGreaterThan(100 / EVERY)
  expect((high ?? 100) - (low ?? 0)).toBeLessThan(30)
  // The recommender answered all of it.
  const bySource = page.locator('is-accuracy-chart[by=source]')
  await expect
    .poll(() => bySource.locator('[part=value]').allTextContents())
    .toEqual([
      `${Math.round((100 * audience.hits) / audience.shown)}% (${audience.hits} of ${audience.shown})`,
    ])
  expect(await bySource.locator('[part=hit]').textContent()).toContain('Recommender')
  expect(complaints).toEqual([])
})

/** Looks at the home page until enough was seen, watches some of it, and waits until the API has taken everything. */
async function visitAndWatch(): Promise<{ shown: number; hits: number }> {
  const { page } = await browser.visit({ viewport: { width: 1280, height: 2000 } })
  const taken = { shown: new Set<string>(), watched: new Set<string>() }
  page.on('response', (response) => {
    if (!response.url().endsWith('/v1/events') || response.status() !== 202) return
    const { events } = JSON.parse(response.request().postData() ?? '{}') as Parcel
    for (const { eventType, itemId, impression = [] } of events) {
      if (eventType === 'impression') for (const id of impression) taken.shown.add(id)
      else if (eventType === 'watch' && itemId !== undefined) taken.watched.add(itemId)
    }
  })
  await awaitRecommender(page)
  await page.addInitScript(() => {
    const seen = new Set<string>()
    Object.assign(globalThis, { seen, isEnough: false })
    addEventListener('is-impression', (event) => {
      if ((globalThis as unknown as { isEnough: boolean }).isEnough) event.preventDefault()
      else seen.add(event.detail.itemId)
    })
  })
  await open(page, server.site)
  await page.waitForFunction((fewest) => (globalThis as unknown as Seen).seen.size >= fewest, FEWEST_SEEN)

  const shown = await page.evaluate(() => {
    const page = globalThis as unknown as Seen
    page.isEnough = true
    return [...page.seen]
  })
  // Nobody has watched a film to its end before the card's impression was on its way.
  await expect.poll(() => taken.shown.size).toBe(shown.length)
  const hits = shown.filter((_, index) => index % EVERY === 0)
  await page.evaluate(async (itemIds) => {
    const session = document.querySelector('is-provider')?.session
    for (const itemId of itemIds) {
      const playId = crypto.randomUUID()
      await session?.track({
        eventType: 'watch',
        itemId,
        playId,
        watchedSeconds: 5000,
        durationSeconds: 6000,
      })
    }
  }, hits)
  await expect.poll(() => taken.watched.size).toBe(hits.length)
  await page.context().close()
  return { shown: shown.length, hits: hits.length }
}

interface Seen {
  seen: Set<string>
  isEnough: boolean
}
