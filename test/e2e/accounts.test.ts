import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Slate } from '../../edge-api/contract/types.ts'
import {
  awaitRecommender,
  openBrowser,
  slatesAfter,
  type PageBrowser,
  type Visitor,
} from './support/browser.ts'
import { RAILS, cardsOf, itemIdOf, open, react, recommended } from './support/film-page.ts'
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

describe('one click on a sample account', () => {
  it('signs in and gives every rail the taste of the account', async () => {
    const visitor = await browser.visit()
    await awaitRecommender(visitor.page)
    await open(visitor.page, server.site)

    const horror = await switchTo(visitor, 'Morgan Hale')
    expect(leadingGenre(horror)).toBe('Horror')

    const comedy = await switchTo(visitor, 'Buster Quinn')
    expect(leadingGenre(comedy)).toBe('Comedy')
    expect(visitor.complaints).toEqual([])
  })

  it('shows the account its own history, also on the next page', async () => {
    const visitor = await browser.visit()
    const { page } = visitor
    await open(page, server.site)
    await switchTo(visitor, 'Morgan Hale')

    await page.goto(`${server.site}/viewing`)

    await page.locator('is-genre-chart:state(ready)').waitFor()
    expect(await page.locator('.account-name').textContent()).toBe('Morgan Hale')
    await expect
      .poll(() => page.locator('is-genre-chart [part=summary]').textContent())
      .toMatch(/^Horror leads/)
    await expect.poll(() => cardsOf(page.locator('is-more-like-this')).count()).toBeGreaterThanOrEqual(10)
  })

  it('takes the history of the guest along, and begins a new guest afterwards', async () => {
    const visitor = await browser.visit()
    const { page } = visitor
    await open(page, server.site)
    const liked = cardsOf(page.locator('is-recommendations[genre=Comedy]')).first()
    const itemId = await itemIdOf(liked)
    await react(page, liked, 'like')

    await switchTo(visitor, 'Nova Reyes')
    await expect.poll(() => reactionOf(visitor, itemId)).toBe('like')

    await switchTo(visitor, 'Guest')
    expect(await page.locator('.account-name').textContent()).toBe('Guest')
    expect(await reactionOf(visitor, itemId)).toBe(undefined)
  })

  it('ends where the sign-in was ended elsewhere: the page goes on for a guest', async () => {
    const visitor = await browser.visit()
    const { page } = visitor
    await open(page, server.site)
    await switchTo(visitor, 'Frida Lund')
    await page.evaluate(async () => {
      const { cognito } = (await (await fetch('/site-config.json')).json()) as {
        cognito: Record<string, string>
      }
      const nameOf = (ending: string) => Object.keys(localStorage).find((name) => name.endsWith(ending)) ?? ''
      const Token = localStorage.getItem(nameOf('.refreshToken'))
      const headers = { 'x-amz-target': 'AWSCognitoIdentityProviderService.RevokeToken' }
      const body = JSON.stringify({ ClientId: cognito['clientId'], Token })
      await fetch(cognito['endpoint'] ?? '', { method: 'POST', headers, body })
      // One that the API refuses, as if its time were over.
      localStorage.setItem(nameOf('.accessToken'), `${localStorage.getItem(nameOf('.accessToken'))}A`)
    })

    await page.reload()

    await expect.poll(() => page.locator('.account-name').textContent()).toBe('Guest')
    await cardsOf(recommended(page)).first().waitFor()
  })

  it('leaves the keyboard where it was, and names whoever signed in on every page', async () => {
    const { page } = await browser.visit()
    await page.goto(`${server.site}/operators`)
    await page.locator('.gate button').click()
    const account = page.locator('.account')
    const named = () => account.evaluate(({ children }) => [...children].map((child) => child.textContent))
    await expect.poll(named).toEqual(['O', 'Operator'])

    await page.goto(server.site)
    await expect.poll(named).toEqual(['O', 'Operator'])
    await account.press('Enter')
    await page.locator('.accounts button', { hasText: 'Morgan Hale' }).press('Enter')

    await expect.poll(named).toEqual(['M', 'Morgan Hale'])
    await expect.poll(() => account.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  it('is offered as soon as the site answers, also after it did not', async () => {
    const { page } = await browser.visit()
    await page.route('**/site-config.json', (route) => route.abort())
    await open(page, server.site)
    const account = page.locator('.account')
    const menu = page.locator('.accounts')
    await account.click()
    await menu.getByText('The server does not answer').waitFor()
    expect(await menu.getByRole('link').allTextContents()).toEqual(['Your own account', 'Your data'])

    await page.unroute('**/site-config.json')
    await account.click()
    await account.press('Enter')
    await menu.getByRole('button', { name: 'Morgan Hale' }).click()

    await expect.poll(() => page.locator('.account-name').textContent()).toBe('Morgan Hale')
    expect(await page.locator('[data-notice]').textContent()).toMatch(/simulated/)
  })

  it('does not call a mailbox empty that could not be asked', async () => {
    const { page } = await browser.visit()
    await page.route('**/_local/mailbox?*', (route) => route.abort())
    await page.goto(`${server.site}/sign-in`)
    await page.getByRole('button', { name: 'Forgot your password?' }).click()
    await page.getByLabel('Email').fill('nobody@example.com')
    await page.getByLabel('Email').press('Enter')

    await page.getByRole('button', { name: 'Show my code' }).click()

    await page.locator('.mailbox output', { hasText: 'The server does not answer.' }).waitFor()
  })

  it('shows nobody what somebody else did', async () => {
    const visitor = await browser.visit()
    const { page } = visitor
    await open(page, server.site)
    await switchTo(visitor, 'Vera Marlowe')
    const card = cardsOf(recommended(page)).first()
    const itemId = await itemIdOf(card)
    await react(page, card, 'dislike')
    await expect.poll(() => page.locator(RAILS).locator(`a[href$="id=${itemId}"]`).count()).toBe(0)

    const slates = await switchTo(visitor, 'Clay Dawson')
    expect(slates.some(({ items }) => items.some(({ reaction }) => reaction !== undefined))).toBe(false)
    await page.goto(`${server.site}/viewing`)
    await page.locator('is-genre-chart:state(ready)').waitFor()
    await expect
      .poll(() => page.locator('is-genre-chart [part=summary]').textContent())
      .toMatch(/^Western leads/)
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }))
    expect(kept).not.toContain('vera')
  })
})

/** Picks an entry of the account menu; resolves with the slates that this account was given. */
async function switchTo(visitor: Visitor, name: string): Promise<Slate[]> {
  const { page } = visitor
  await page.locator('.account').click()
  const slates = await slatesAfter(visitor, () => page.locator('.accounts button', { hasText: name }).click())
  await page.locator('.accounts').waitFor({ state: 'hidden' })
  await cardsOf(recommended(page)).first().waitFor()
  return slates
}

/** The genre that most of the recommended films have. */
function leadingGenre(slates: Slate[]): string | undefined {
  const counts = new Map<string, number>()
  const slate = slates.find(({ kind, items }) => kind === 'recommendations' && items.length === 20)
  for (const genre of slate?.items.flatMap(({ genres }) => genres) ?? []) {
    counts.set(genre, (counts.get(genre) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

/** What the person who is signed in is told to have thought of a film, by the page about it. */
async function reactionOf(visitor: Visitor, itemId: string): Promise<string | undefined> {
  const slates = await slatesAfter(visitor, () => open(visitor.page, server.site))
  return slates.flatMap(({ items }) => items).find((item) => item.itemId === itemId)?.reaction
}
