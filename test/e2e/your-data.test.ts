// The page /your-data: what is held of whoever is here, as a copy; its end; and that no more comes to it.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ClientEvent, MeExport } from '../../edge-api/contract/types.ts'
import { openBrowser, type PageBrowser, type Visitor } from './support/browser.ts'
import { cardsOf, describeFocus, itemIdOf, open, press, react, recommended } from './support/film-page.ts'
import { copyPrepared, endAll, startServer, type RunningServer } from './support/server.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

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

describe('a guest', () => {
  it('downloads what they did, erases it, and starts anew', async () => {
    const { page, complaints } = await browser.visit()
    const itemId = await likeAFilm(page)
    await openYourData(page)

    const [before] = await download(page)
    expect(before?.events).toContainEqual(expect.objectContaining({ eventType: 'like', itemId }))
    expect(before?.subject.kind).toBe('anonymous')
    const token = await readToken(page)

    await erase(page)
    await expect.poll(() => saidOf(page, 'erase')).toMatch(/^Erased\..* gone by \w+ \d+, \d{4}\./)
    expect(await describeFocus(page)).toBe('Erase…')
    expect((await askHeld(token)).events).toEqual([])
    const after = await download(page)
    expect(after.flatMap(({ events }) => events)).toEqual([])
    expect(await readToken(page)).not.toBe(token)
    expect(complaints).toEqual([])
  })

  it('erases nothing without a second yes', async () => {
    const { page, requests } = await browser.visit()
    await openYourData(page)
    for (const leave of ['Enter', 'Escape']) {
      await page.locator('#erase').click()
      expect(await describeFocus(page)).toBe('Cancel')
      await page.keyboard.press(leave)
      await page.locator('dialog').waitFor({ state: 'hidden' })
      expect(await describeFocus(page)).toBe('Erase…')
    }
    expect(requests.filter((request) => request.method() === 'DELETE')).toEqual([])
  })

  it('is told whose a history is that joined an account', async () => {
    const { page } = await browser.visit()
    await likeAFilm(page)
    const kept = await readKept(page)
    const linked = page.waitForResponse(
      (response) => /"token".*"anonymousToken"/.test(response.request().postData() ?? '') && response.ok(),
    )
    await signIn(page, 'Rosa Bellini')
    await linked
    await signIn(page, 'Guest')
    // As if the answer to the sign-in had been lost: the guest of before, once the new one is here.
    await expect.poll(() => readToken(page)).not.toBe('')
    await page.evaluate(([name, value]) => localStorage.setItem(name ?? '', value ?? ''), kept)
    await openYourData(page)

    await erase(page)
    await expect
      .poll(() => saidOf(page, 'erase'))
      .toMatch(/^This history moved to the account .* erase it there/)
  })
})

describe('somebody who is signed in', () => {
  it('erases the history of the account: its charts are empty at once, and on the next page', async () => {
    const { page, complaints } = await browser.visit()
    await openYourData(page)
    await signIn(page, 'Morgan Hale')
    await page.locator('is-genre-chart:state(ready)').waitFor()
    const [before] = await download(page)
    expect(before?.subject.kind).toBe('user')
    expect(before?.events.length).toBeGreaterThan(10)

    await erase(page)

    await page.locator('is-genre-chart:state(empty)').waitFor()
    await expect.poll(() => saidOf(page, 'erase')).toMatch(/^Erased/)
    const [after] = await download(page)
    expect(after?.events).toEqual([])
    const itemId = before?.events[0]?.itemId ?? 'no item'
    expect(JSON.stringify(before?.profile)).toContain(itemId)
    expect(JSON.stringify(after)).not.toContain(itemId)
    expect(after?.subject.id).toBe(before?.subject.id)
    await page.goto(`${server.site}/viewing`)
    await page.locator('is-genre-chart:state(empty)').waitFor()
    expect(complaints).toEqual([])
  })
})

describe('a copy', () => {
  it('holds every page of the answer', async () => {
    const { page } = await browser.visit()
    await likeAFilm(page)
    await openYourData(page)
    // What is still on its way may come between two pages.
    const held = (await askHeld(await readToken(page))) as MeExport
    await page.route('**/v1/me*', async (route) => {
      const response = await route.fetch({ url: `${server.api}/v1/me` })
      const isFirst = !route.request().url().includes('cursor=two')
      await route.fulfill({ response, json: { ...held, nextCursor: isFirst ? 'two' : null } })
    })

    const [copy] = await download(page)

    expect(held.events).not.toEqual([])
    expect(copy?.events).toEqual([...held.events, ...held.events])
    await expect.poll(() => saidOf(page, 'download')).toMatch(/^Saved: \d+ events/)
  })

  it('that fails says what to do', async () => {
    const { page } = await browser.visit()
    await openYourData(page)
    await page.route('**/v1/me', (route) => route.abort())
    await page.locator('#download').click()
    await expect.poll(() => saidOf(page, 'download')).toMatch(/Try again in a minute/)
  })
})

describe('somebody who opts out', () => {
  it('is recorded nowhere any more, also after a reload and on other pages, until they opt in again', async () => {
    const visitor = await browser.visit()
    const { page } = visitor
    expect(await browse(visitor)).not.toBe(0)

    await openYourData(page)
    await page.locator('#recording').click()
    expect(await page.locator('#recording').getAttribute('aria-checked')).toBe('false')
    expect(await browse(visitor)).toBe(0)

    await openYourData(page)
    await page.reload()
    expect(await page.locator('#recording').getAttribute('aria-checked')).toBe('false')
    expect(await browse(visitor)).toBe(0)

    await openYourData(page)
    await page.locator('#recording').click()
    expect(await browse(visitor)).not.toBe(0)
  })

  it('opts out every open page of the site', async () => {
    const { page } = await browser.visit()
    await page.goto(server.site)
    const other = await page.context().newPage()
    await openYourData(other)
    await other.locator('#recording').click()
    await expect.poll(() => page.locator('is-provider').getAttribute('tracking')).toBe('off')
  })

  it('still gets and erases what was recorded before', async () => {
    const { page } = await browser.visit()
    const itemId = await likeAFilm(page)
    const token = await readToken(page)
    await openYourData(page)
    await page.locator('#recording').click()
    await page.reload()
    await page.locator('is-genre-chart:state(empty)').waitFor()

    const held = await download(page)
    expect(held.flatMap(({ events }) => events)).toContainEqual(expect.objectContaining({ itemId }))
    await erase(page)
    await expect.poll(() => saidOf(page, 'erase')).toMatch(/^Erased/)
    expect((await askHeld(token)).events).toEqual([])
  })

  it('finds what was recorded before in the account they sign in to', async () => {
    const { page } = await browser.visit()
    const itemId = await likeAFilm(page)
    await openYourData(page)
    await page.locator('#recording').click()
    await page.reload()
    await page.locator('is-genre-chart:state(empty)').waitFor()

    await signIn(page, 'Rosa Bellini')

    await expect.poll(() => readToken(page)).toBe('')
    const [held] = await download(page)
    expect(held?.subject.kind).toBe('user')
    expect(held?.events).toContainEqual(expect.objectContaining({ itemId, eventType: 'like' }))
  })

  it('by the browser finds it off, and why', async () => {
    const { page } = await browser.visit()
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
    )
    await openYourData(page)
    const recording = page.getByRole('switch', { name: 'Use what I watch for recommendations' })
    expect(await recording.isDisabled()).toBe(true)
    expect(await recording.getAttribute('aria-checked')).toBe('false')
    expect(await page.locator('#recording-reason').textContent()).toMatch(/Global Privacy Control/)
    expect(await page.locator('#recording-reason').isVisible()).toBe(true)
  })
})

it('arrow keys alone reach and leave every control, and OK answers', async () => {
  const { page } = await browser.visit()
  await openYourData(page)
  const at = (name: string) => async () => (await describeFocus(page)) === name
  const names = ['', 'Download', 'Erase…']
  await page.locator('.brand').focus()
  for (const name of names) {
    await page.keyboard.press('ArrowDown')
    expect(await describeFocus(page)).toBe(name)
  }
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('is-genre-chart')
  await press(page, 'ArrowUp', at('Erase…'))

  await page.keyboard.press('Enter')
  expect(await describeFocus(page)).toBe('Cancel')
  await page.keyboard.press('ArrowRight')
  expect(await describeFocus(page)).toBe('Erase everything')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowDown')
  expect(await describeFocus(page)).toBe('Erase everything')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.locator('dialog').waitFor({ state: 'hidden' })

  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  expect(await page.locator('#recording').getAttribute('aria-checked')).toBe('false')
  await page.keyboard.press('ArrowUp')
  expect(await describeFocus(page)).toBe('Matinee')
})

it.each<[string, BrowserContextOptions, string]>([
  ['dark', { colorScheme: 'dark' }, 'ltr'],
  ['light', { colorScheme: 'light' }, 'ltr'],
  ['in forced colors', { forcedColors: 'active' }, 'ltr'],
  ['from right to left', {}, 'rtl'],
  ['on a small phone', { viewport: { width: 320, height: 640 }, hasTouch: true }, 'ltr'],
  ['on a wall', { viewport: { width: 3840, height: 2160 } }, 'ltr'],
])('axe finds nothing %s, and nothing is cut off', async (_name, options, dir) => {
  const { page } = await browser.visit(options)
  await openYourData(page)
  await page.evaluate((value) => (document.documentElement.dir = value), dir)
  await page.evaluate(AXE)
  expect(await findFaults(page)).toEqual([])
  await page.locator('#recording').click()
  await page.locator('#erase').click()
  expect(await findFaults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

async function openYourData(page: Page): Promise<void> {
  await page.goto(`${server.site}/your-data`)
  await page.locator('is-genre-chart:state(ready), is-genre-chart:state(empty)').waitFor()
}

async function likeAFilm(page: Page): Promise<string> {
  await open(page, server.site)
  const card = cardsOf(recommended(page)).first()
  await react(page, card, 'like')
  return itemIdOf(card)
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.locator('.account').click()
  await page.locator('.accounts button', { hasText: name }).click()
  await page.locator('.accounts').waitFor({ state: 'hidden' })
}

async function erase(page: Page): Promise<void> {
  await page.locator('#erase').click()
  await page.locator('dialog').getByRole('button', { name: 'Erase everything' }).click()
}

async function download(page: Page): Promise<MeExport[]> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#download').click()])
  expect(file.suggestedFilename()).toMatch(/^matinee-your-data-\d{4}-\d\d-\d\d\.json$/)
  const { held } = JSON.parse(readFileSync(await file.path(), 'utf8')) as { held: MeExport[] }
  return held
}

function saidOf(page: Page, button: string): Promise<string | null> {
  return page.locator(`#${button}-status`).textContent()
}

/** What this browser keeps of its guest, as the kit's documentation tells. */
function readKept(page: Page): Promise<[string, string]> {
  return page.evaluate((name) => [name, localStorage.getItem(name) ?? '{}'], `intellistream:${server.api}`)
}

async function readToken(page: Page): Promise<string> {
  const [, kept] = await readKept(page)
  return (JSON.parse(kept) as { anonymousToken?: string }).anonymousToken ?? ''
}

async function askHeld(token: string): Promise<{ events: ClientEvent[] }> {
  const response = await fetch(`${server.api}/v1/me`, { headers: { authorization: `Bearer ${token}` } })
  return (await response.json()) as MeExport
}

/** Looks at a rail, opens a film, plays it to its end and goes on; how many parcels of events went out. */
async function browse({ page, requests }: Visitor): Promise<number> {
  const earlier = new Set(requests)
  await open(page, server.site)
  await cardsOf(recommended(page)).first().click()
  await page.locator('.film[aria-busy=false]').waitFor()
  await page.locator('[data-action=watch]').click()
  await page.locator('video').evaluate(
    (video: HTMLVideoElement) =>
      new Promise((resolve) => {
        video.addEventListener('ended', resolve, { once: true })
        video.playbackRate = 16
      }),
  )
  await page.goto(`${server.site}/viewing`)
  await page.locator('is-genre-chart:state(ready), is-genre-chart:state(empty)').waitFor()
  return requests.filter((request) => !earlier.has(request) && request.url().includes('/v1/events')).length
}

async function findFaults(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> }
    }
    // It takes the page's colors for those that are painted.
    const enabled = !matchMedia('(forced-colors: active)').matches
    const { violations } = await axe.run({ rules: { 'color-contrast': { enabled } } })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`))
  })
}
