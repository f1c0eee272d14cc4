// One person, from a first account to signing out, with a remote's arrows and a keyboard for what has to be typed. Every
// element of the kit takes part.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openBrowser, type PageBrowser } from './support/browser.ts'
import { cardsOf, describeFocus, eventTaken, press, recommended } from './support/film-page.ts'
import { copyPrepared, endAll, startServer, type RunningServer } from './support/server.ts'

const ELEMENTS = [
  'is-accuracy-chart',
  'is-genre-chart',
  'is-more-like-this',
  'is-provider',
  'is-recommendations',
  'is-sign-in',
  'is-top-picks',
  'is-watch-tracker',
]
const USERNAME = 'ida.lupino@example.com'
const PASSWORD = 'The Bigamist 1953!'

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

describe('somebody with a remote', () => {
  it('signs up, confirms, signs in, browses, watches, likes, reads the charts and signs out', async () => {
    const visitor = await browser.visit()
    const { page } = visitor
    const used = new Set<string>()
    page.on('domcontentloaded', () => void noteElements(page, used))

    // Signs up.
    await page.goto(`${server.site}/sign-in`)
    await page.locator('.accounts button').first().waitFor({ state: 'attached' })
    await isStep(page, 'sign-in')
    await press(page, 'ArrowDown', () => focusedText(page, 'Email'))
    await press(page, 'ArrowDown', () => focusedText(page, 'Create an account'))
    await page.keyboard.press('Enter')
    await isStep(page, 'sign-up')
    await enter(page, USERNAME, PASSWORD)

    // Confirms, with the code that the page reads out.
    await isStep(page, 'confirm')
    await press(page, 'ArrowDown', () => focusedText(page, 'Show my code'))
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.mailbox output').textContent()).toMatch(/^\d{6}$/)
    const code = (await page.locator('.mailbox output').textContent()) ?? ''
    await press(page, 'ArrowUp', () => focusedText(page, 'Code'))
    await enter(page, code)
    await isStep(page, 'signed-in')

    // Signs out and in again.
    await press(page, 'ArrowDown', () => focusedText(page, 'Sign out'))
    await page.keyboard.press('Enter')
    await isStep(page, 'sign-in')
    await enter(page, USERNAME, PASSWORD)
    await isStep(page, 'signed-in')
    await expect.poll(() => page.locator('.account-name').textContent()).toBe(USERNAME)
    await noteElements(page, used)

    // Browses: up to the head of the page, home, and into the third rail.
    await press(page, 'ArrowUp', () => focusedText(page, 'Matinee'))
    const seen = eventTaken(page, { eventType: 'impression' })
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.site}/`)
    await cardsOf(recommended(page)).first().waitFor()
    expect(await page.locator('.account-name').textContent()).toBe(USERNAME)
    await noteElements(page, used)
    await press(page, 'ArrowDown', () => isIn(page, 'is-recommendations'))
    await page.keyboard.press('ArrowRight')
    // What counts as suggested has to be looked at.
    await seen
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/title\?id=/)
    await page.locator('.film[aria-busy=false]').waitFor()
    const itemId = new URL(page.url()).searchParams.get('id') ?? ''

    // Watches: what is played at 16 times the speed is played all the same.
    await press(page, 'ArrowDown', () => focusedText(page, 'Watch'))
    const watched = eventTaken(page, { eventType: 'watch', itemId, ended: true })
    await page.keyboard.press('Enter')
    await page.locator('video').evaluate((video: HTMLVideoElement) => void (video.playbackRate = 16))
    await watched

    // Likes.
    await press(page, 'ArrowUp', () => focusedText(page, 'Watch'))
    await page.keyboard.press('ArrowRight')
    expect(await focusedText(page, 'Like')).toBe(true)
    const liked = eventTaken(page, { eventType: 'like', itemId })
    await page.keyboard.press('Enter')
    await liked
    await noteElements(page, used)

    // Reads the charts.
    await press(page, 'ArrowUp', () => focusedText(page, 'Matinee'))
    await press(page, 'ArrowRight', () => focusedText(page, 'My viewing'))
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.site}/viewing`)
    await page.locator('is-genre-chart:state(ready)').waitFor()
    await page.locator('is-accuracy-chart:state(ready)').waitFor()
    await press(page, 'ArrowDown', () => isIn(page, 'is-genre-chart'))
    expect(await textOf(page, 'is-genre-chart [part=summary]')).toMatch(/ leads with 1 of 1 movie/)
    await press(page, 'ArrowDown', () => isIn(page, 'is-accuracy-chart'))
    expect(await textOf(page, 'is-accuracy-chart [part=summary]')).toMatch(
      /^You watched \d+ of the \d+ titles/,
    )
    await noteElements(page, used)

    // Signs out.
    await press(page, 'ArrowUp', () => focusedText(page, 'Matinee'))
    await press(page, 'ArrowRight', () => focusedText(page, USERNAME))
    await page.keyboard.press('Enter')
    await press(page, 'ArrowDown', () => focusedText(page, 'Your own account'))
    await page.keyboard.press('Enter')
    await page.waitForURL(`${server.site}/sign-in`)
    await isStep(page, 'signed-in')
    await press(page, 'ArrowDown', () => focusedText(page, 'Sign out'))
    await page.keyboard.press('Enter')
    await isStep(page, 'sign-in')
    await expect.poll(() => page.locator('.account-name').textContent()).toBe('Guest')
    expect(await keptAbout(page)).not.toContain('accessToken')

    expect([...used].sort()).toEqual(ELEMENTS)
    expect(visitor.complaints).toEqual([])
  })

  it('signs in under a strict content security policy, with nothing refused', async () => {
    const { page, complaints } = await browser.visit()
    const { cognito } = (await (await fetch(`${server.site}/site-config.json`)).json()) as SiteConfig
    const policy = [
      "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'",
      `img-src 'self' ${server.api}; connect-src 'self' ${server.api} ${cognito.endpoint}`,
    ].join('; ')
    // A page that the test answered itself counts as from elsewhere, and may not call this machine unasked.
    await page.context().grantPermissions(['local-network-access'])
    await page.route('**/sign-in', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } })
    })
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile, sample }) =>
        console.error('refused', violatedDirective, sourceFile, sample),
      )
    })

    await page.goto(`${server.site}/sign-in`)
    await isStep(page, 'sign-in')
    await press(page, 'ArrowDown', () => focusedText(page, 'Email'))
    await enter(page, 'somebody@example.com', 'Wrong horse 1!')
    await page.locator('is-sign-in:state(invalid)').waitFor()
    expect(await textOf(page, 'is-sign-in [part=error]')).toBe('Email or password is wrong.')
    for (const link of ['Create an account', 'Sign in with an account', 'Forgot your password?']) {
      await page.getByRole('button', { name: link }).click()
    }
    await isStep(page, 'forgotten')

    // The refusal of the wrong password is a 400, which browsers put on the console.
    expect(complaints.filter((complaint) => !complaint.includes('status of 400'))).toEqual([])
  })
})

interface SiteConfig {
  cognito: { endpoint: string }
}

/** Which elements of the kit are alive on the page. */
async function noteElements(page: Page, used: Set<string>): Promise<void> {
  const tags = await page
    .evaluate(() => [...document.querySelectorAll(':defined')].map(({ localName }) => localName))
    .catch(() => [])
  for (const tag of tags) if (tag.startsWith('is-')) used.add(tag)
}

async function isStep(page: Page, step: string): Promise<void> {
  await page.locator(`is-sign-in:state(${step}):not(:state(busy))`).waitFor()
}

/** Types into one field after the other, going on with Down, and sends the form with Enter. */
async function enter(page: Page, ...texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    if (index > 0) await page.keyboard.press('ArrowDown')
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
}

async function isIn(page: Page, tag: string): Promise<boolean> {
  return page.evaluate((name) => document.activeElement?.localName === name, tag)
}

async function focusedText(page: Page, text: string): Promise<boolean> {
  return (await describeFocus(page)) === text
}

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).textContent())?.trim() ?? ''
}

function keptAbout(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify({ ...localStorage }))
}
