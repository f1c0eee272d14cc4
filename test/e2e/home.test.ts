import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openBrowser, slatesAfter, type PageBrowser } from './support/browser.ts'
import {
  RAILS,
  cardsOf,
  describeFocus,
  eventTaken,
  focusedCard,
  itemIdOf,
  open,
  press,
  react,
  recommended,
  untilBuilt,
} from './support/film-page.ts'
import { copyPrepared, endAll, startServer, type RunningServer } from './support/server.ts'

let server: RunningServer
let browser: PageBrowser
let page: Page | undefined

beforeAll(async () => {
  server = await startServer({ data: await copyPrepared(inject('preparedData')) })
  browser = await openBrowser(server.api)
})
afterEach(() => page?.context().close())
afterAll(async () => {
  await browser?.close()
  await endAll()
})

async function visit() {
  const visitor = await browser.visit()
  page = visitor.page
  return visitor
}

describe('the home page', () => {
  it('fills at least four rails with at least ten posters each, from exactly one request', async () => {
    const { page, requests } = await visit()

    await open(page, server.site)

    const rails = await page.locator(RAILS).all()
    // Rails further down are built when the browser is idle.
    const countFull = async (): Promise<number> => {
      const counts = await Promise.all(rails.map((rail) => cardsOf(rail).count()))
      return counts.filter((count) => count >= 10).length
    }
    await expect.poll(countFull).toBeGreaterThanOrEqual(4)
    const slates = requests.filter((request) => request.url() === `${server.api}/v1/slates`)
    expect(slates.map((request) => request.method())).toEqual(['POST'])
    expect(requests.filter((request) => request.method() === 'OPTIONS')).toEqual([])
  })

  it('shows no title twice', async () => {
    const { page } = await visit()

    await open(page, server.site)

    const cards = page.locator(RAILS).locator('a[part~=card]')
    await expect.poll(() => cards.count()).toBeGreaterThan(60)
    const hrefs = await cards.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(hrefs.filter((href, index) => hrefs.indexOf(href) !== index)).toEqual([])
  })

  it('paints every poster that is scrolled to, and says nothing on the console', async () => {
    const { page, complaints } = await visit()
    await open(page, server.site)
    await untilBuilt(page)
    await expect.poll(() => page.locator('is-more-like-this').isHidden()).toBe(true)

    for (const rail of await page.locator(RAILS).all()) {
      if (await rail.isHidden()) continue
      await rail.scrollIntoViewIfNeeded()
      await expect.poll(() => rail.locator('img[part~=poster]').first().evaluate(isPainted)).toBe(true)
    }

    expect(await page.locator(RAILS).locator('[part~=fallback]').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('folds the rail that a new guest has no history for', async () => {
    const { page } = await visit()

    await open(page, server.site)

    await expect.poll(() => page.locator('is-more-like-this').isHidden()).toBe(true)
  })

  it('is whole though no script that the kit fetches later could be had at first', async () => {
    const { page } = await visit()
    const refused = new Set<string>()
    // All but what the page's own script is made of, and needs to run at all.
    await page.route(/\/chunks\/(?!chunk-)/, (route) => {
      const url = route.request().url()
      if (refused.has(url)) return route.continue()
      refused.add(url)
      return route.abort()
    })

    await open(page, server.site)
    await untilBuilt(page)

    expect(refused.size).toBeGreaterThan(4)
    for (const rail of [0, 1, 2])
      await press(page, 'ArrowDown', async () => (await focusedCard(page))?.rail === rail)
    await react(page, cardsOf(recommended(page)).first(), 'like')
  })
})

describe('the keyboard', () => {
  it('reaches a card of the third rail by arrows, plays the film, and comes back to the card', async () => {
    const { page } = await visit()
    await open(page, server.site)
    await untilBuilt(page)

    for (const rail of [0, 1, 2])
      await press(page, 'ArrowDown', async () => (await focusedCard(page))?.rail === rail)
    await page.keyboard.press('ArrowRight')
    const focused = await focusedCard(page)
    expect(focused?.rail).toBe(2)
    expect(focused?.href).toBe(await cardsOf(recommended(page)).nth(1).getAttribute('href'))

    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.site}${focused?.href}`)
    await page.locator('.film[aria-busy=false]').waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Watch')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => !video.paused))
      .toBe(true)

    await page.goBack()
    await expect.poll(() => focusedCard(page)).toEqual(focused)
  })

  it('comes by arrows to the links in the foot, and back', async () => {
    const { page } = await visit()
    await open(page, `${server.site}/viewing`)
    await untilBuilt(page)
    const at = (name: string) => async () => (await describeFocus(page)) === name

    await press(page, 'ArrowDown', at('the IntelliStream API'))
    await press(page, 'ArrowRight', at('For operators'))
    await page.keyboard.press('ArrowUp')
    expect(await focusedCard(page)).not.toBeNull()
    await press(page, 'ArrowUp', at('Matinee'))
    await press(page, 'ArrowDown', at('the IntelliStream API'))
    await press(page, 'ArrowRight', at('For operators'))
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.site}/operators`)
  })

  it('leads on from a page that is none', async () => {
    const { page } = await visit()
    await page.goto(`${server.site}/nothing-here`)
    await expect.poll(() => describeFocus(page)).toBe('Back to the films')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.site}/`)
  })

  it('stops once a rail, forth to the foot of the page and back to its head', async () => {
    const { page } = await visit()
    await open(page, server.site)
    await untilBuilt(page)
    await expect.poll(() => page.locator('is-more-like-this').isHidden()).toBe(true)
    const shown = [0, 1, 2, 4, 5, 6, 7].map((rail) => `rail ${rail}`)

    await page.locator('.account').focus()
    expect(await pressTab(page, 'Tab', shown.length + 1)).toEqual([...shown, 'the IntelliStream API'])
    expect(await pressTab(page, 'Shift+Tab', shown.length + 1)).toEqual([...shown.reverse(), 'Guest'])
  })
})

/** Where the focus is after each press: in a rail, or on something with a text. */
async function pressTab(page: Page, key: string, times: number): Promise<string[]> {
  const stops: string[] = []
  while (stops.length < times) {
    await page.keyboard.press(key)
    const card = await focusedCard(page)
    const text = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    stops.push(card ? `rail ${card.rail}` : text)
  }
  return stops
}

describe('a dislike', () => {
  it('takes the card away at once, and the film from every rail of the next page', async () => {
    const { page } = await visit()
    await open(page, server.site)
    const card = cardsOf(recommended(page)).first()
    const itemId = await itemIdOf(card)

    await react(page, card, 'dislike')
    await expect.poll(() => page.locator(RAILS).locator(`a[href$="id=${itemId}"]`).count()).toBe(0)

    await page.reload()
    await cardsOf(recommended(page)).first().waitFor()
    expect(await page.locator(RAILS).locator(`a[href$="id=${itemId}"]`).count()).toBe(0)
  })

  it('also reaches what is popular and what is trending', async () => {
    const visitor = await visit()
    const { page } = visitor
    const slates = await slatesAfter(visitor, () => open(page, server.site))
    const rails = slates.filter(({ kind }) => kind === 'popular' || kind === 'trending')
    const disliked = rails.flatMap(({ items }) => items.slice(0, 1)).map(({ itemId }) => itemId)
    expect(disliked).toHaveLength(2)

    for (const itemId of disliked) {
      await open(page, `${server.site}/title?id=${itemId}`)
      await page.locator('.film[aria-busy=false]').waitFor()
      const taken = eventTaken(page, { eventType: 'dislike', itemId })
      await page.locator('[data-action=dislike]').click()
      await taken
    }

    await open(page, server.site)
    for (const itemId of disliked) {
      expect(await page.locator(RAILS).locator(`a[href$="id=${itemId}"]`).count()).toBe(0)
    }
  })
})

describe('the title page', () => {
  it('leaves its own film out of its rails', async () => {
    const { page } = await visit()
    await open(page, server.site)
    const itemId = await itemIdOf(cardsOf(recommended(page)).first())

    await open(page, `${server.site}/title?id=${itemId}`)

    await expect.poll(() => cardsOf(page.locator('is-more-like-this')).count()).toBeGreaterThanOrEqual(10)
    expect(await page.locator(RAILS).locator(`a[href$="id=${itemId}"]`).count()).toBe(0)
  })

  it('says so kindly when there is no such film', async () => {
    const { page } = await visit()

    await open(page, `${server.site}/title?id=no-such-film`)

    await expect.poll(() => page.locator('.film-title').textContent()).toBe('No such film')
    expect(await page.locator('.film-actions').isHidden()).toBe(true)
    expect(await page.locator('is-more-like-this').isHidden()).toBe(true)
    expect(await cardsOf(recommended(page)).count()).toBeGreaterThanOrEqual(10)
  })

  it.each(['is gone', 'never answers'])('asks again on request when the API %s', async (how) => {
    const { page } = await visit()
    await page.addInitScript(() => {
      const timeout = AbortSignal.timeout.bind(AbortSignal)
      AbortSignal.timeout = (ms) => timeout(ms / 50)
    })
    await page.route('**/v1/items/*', (route) => (how === 'is gone' ? route.abort() : undefined))
    await page.goto(`${server.site}/title?id=326`)
    const retry = page.locator('.film-retry')
    await retry.waitFor()
    expect(await page.locator('.film-title').textContent()).toBe('The film did not load')
    expect(await page.locator('.film-actions').isHidden()).toBe(true)

    await retry.press('Enter')
    await page.locator('.film-status', { hasText: 'Still no answer' }).waitFor()
    expect(await describeFocus(page)).toBe('Try again')
    await page.unroute('**/v1/items/*')
    await retry.press('Enter')

    await page.locator('.film-title', { hasText: 'Metropolis' }).waitFor()
    await retry.waitFor({ state: 'hidden' })
    expect(await describeFocus(page)).toBe('Watch')
  })
})

function isPainted(image: HTMLImageElement | SVGElement | HTMLElement): boolean {
  return image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0
}
