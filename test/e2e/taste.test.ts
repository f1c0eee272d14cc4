import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { Slate } from '../../edge-api/contract/types.ts'
import { openBrowser, slatesAfter, type PageBrowser, type Visitor } from './support/browser.ts'
import { cardsOf, eventTaken, itemIdOf, open, react, recommended } from './support/film-page.ts'
import { copyPrepared, endAll, startServer, type RunningServer } from './support/server.ts'

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

describe('an anonymous person who likes two horror films and watches one', () => {
  it('is shown more horror next, and sees it in the chart', async () => {
    const visitor = await browser.visit()
    const { page } = visitor
    const before = await horrorShare(visitor)
    await openChart(page)
    expect(await page.locator('is-genre-chart').getByText('Horror').count()).toBe(0)

    await open(page, server.site)
    const horror = cardsOf(page.locator('is-recommendations[genre=Horror]'))
    await react(page, horror.nth(0), 'like')
    await react(page, horror.nth(1), 'like')
    await watch(page, await itemIdOf(horror.nth(2)))

    // The event is stored with its 202; the recommender hears of it right after.
    await expect.poll(() => horrorShare(visitor)).toBeGreaterThan(before)
    await openChart(page)
    // One movie is too few for bars: the chart names it with its genres, and says which genre leads.
    await expect.poll(() => page.locator('is-genre-chart [part=few]').textContent()).toMatch(/Horror/)
    await expect
      .poll(() => page.locator('is-genre-chart [part=summary]').textContent())
      .toMatch(/leads with 1 of 1 movie\b/)
  })
})

describe('a film that was liked on its own page', () => {
  it('is still liked there on the next visit, until that is taken back', async () => {
    const { page } = await browser.visit()
    await open(page, server.site)
    const itemId = await itemIdOf(cardsOf(recommended(page)).first())
    const like = page.locator('[data-action=like]')

    for (const eventType of ['like', 'clear'] as const) {
      await page.goto(`${server.site}/title?id=${itemId}`)
      await page.locator('.film[aria-busy=false]').waitFor()
      await expect.poll(() => like.getAttribute('aria-pressed')).toBe(String(eventType === 'clear'))
      const taken = eventTaken(page, { eventType, itemId })
      await like.click()
      await taken
    }

    await page.goto(`${server.site}/title?id=${itemId}`)
    await page.locator('is-more-like-this:state(ready)').waitFor()
    expect(await like.getAttribute('aria-pressed')).toBe('false')
  })
})

describe('a film that was liked before the kit was there', () => {
  it('is said to be liked once the kit has it, and the API is told', async () => {
    const { page } = await browser.visit()
    await open(page, server.site)
    const itemId = await itemIdOf(cardsOf(recommended(page)).first())
    let arrive = (): void => {}
    const arrival = new Promise<void>((resolve) => (arrive = resolve))
    await page.route('**/is-provider-*.js', (route) => arrival.then(() => route.continue()))
    await page.goto(`${server.site}/title?id=${itemId}`)
    await page.locator('.film[aria-busy=false]').waitFor()
    const like = page.locator('[data-action=like]')
    const taken = eventTaken(page, { eventType: 'like', itemId })

    await like.click()
    expect(await like.getAttribute('aria-pressed')).toBe('false')
    arrive()

    await taken
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true')
  })
})

/** How many of the films recommended on a newly loaded home page are horror films. */
async function horrorShare(visitor: Visitor): Promise<number> {
  const slates = await slatesAfter(visitor, () => open(visitor.page, server.site))
  const slate = slates.find(isForMe)
  return slate?.items.filter(({ genres }) => genres.includes('Horror')).length ?? 0
}

function isForMe({ kind, items }: Slate): boolean {
  return kind === 'recommendations' && items.length === 20
}

async function openChart(page: Page): Promise<void> {
  await page.goto(`${server.site}/viewing`)
  await page.locator('is-genre-chart:state(ready), is-genre-chart:state(empty)').waitFor()
}

/** Plays a film to its end, sixteen times as fast. */
async function watch(page: Page, itemId: string): Promise<void> {
  await page.locator(`is-recommendations a[href$="id=${itemId}"]`).click()
  await page.locator('.film[aria-busy=false]').waitFor()
  const taken = eventTaken(page, { eventType: 'watch', itemId, ended: true })
  await page.locator('[data-action=watch]').click()
  await page.locator('video').evaluate((video: HTMLVideoElement) => (video.playbackRate = 16))
  await taken
}
