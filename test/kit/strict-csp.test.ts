// Every element in every state, under the strictest policy that a page may have.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openKit, showState, showStep, STATES, STEPS, type KitBrowser } from './support/kit-page.ts'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"

let kit: KitBrowser

beforeAll(async () => {
  kit = await openKit({ headers: { 'content-security-policy': POLICY } })
}, 180_000)
afterAll(() => kit?.close())

describe('a page with a strict policy and Trusted Types', () => {
  it('runs every element in every state without a violation', async () => {
    const { tab, violations } = await open()

    for (const state of STATES) await showState(tab, state)

    expect(await violations()).toEqual([])
  })

  it('runs every step of signing in without a violation', async () => {
    const { tab, violations } = await open()

    for (const step of STEPS) {
      await showStep(tab, step)
      for (const reveal of await tab.locator('is-sign-in [part~=reveal]').all()) await reveal.click()
    }

    expect(await violations()).toEqual([])
  })

  it('is used without a violation: pages, reactions, periods, orders, the table, files of a chart', async () => {
    const { tab, violations } = await open()
    await showState(tab, 'ready')

    await tab.locator('[part~=pager-next]').first().click()
    await tab.locator('[part~=reaction-dislike]').first().click()
    for (const chart of ['is-genre-chart', 'is-accuracy-chart']) {
      await tab.locator(`${chart} [data-range="1y"]`).click()
      for (const summary of await tab.locator(`${chart} summary`).all()) await summary.click()
      const png = tab.waitForEvent('download')
      await tab.locator(`${chart} .menu button`, { hasText: 'PNG' }).click()
      await png
      const svg = tab.waitForEvent('download')
      await tab.locator(`${chart} .menu button`, { hasText: 'SVG' }).click()
      await svg
    }
    await tab.locator('is-genre-chart [data-range="name"]').click()

    expect(await violations()).toEqual([])
  })

  it('would notice one', async () => {
    const { tab, violations } = await open()

    await tab.evaluate(() => {
      const style = document.createElement('style')
      style.textContent = 'body { color: red }'
      document.head.append(style)
    })

    await expect.poll(async () => (await violations()).length).toBeGreaterThan(0)
  })
})

/** What the page is told of and what the console says: a violation may be seen in one only. */
async function open(): Promise<{ tab: Page; violations: () => Promise<string[]> }> {
  const tab = await kit.open()
  const said: string[] = []
  tab.on('console', (message) => {
    if (/Content.Security.Policy|Trusted ?(Type|HTML|Script)/i.test(message.text())) said.push(message.text())
  })
  tab.on('pageerror', (error) => said.push(String(error)))
  await tab.addInitScript(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      heard.push(`${violatedDirective} ${blockedURI}`),
    )
  })
  await tab.reload()
  await showState(tab, 'loading')
  const violations = async (): Promise<string[]> => [
    ...said,
    ...(await tab.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)),
  ]
  return { tab, violations }
}
