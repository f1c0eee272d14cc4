// Words for what is on the demo's pages.
import type { Locator, Page, Response } from 'playwright-core'
import type { ClientEvent } from '../../../edge-api/contract/types.ts'

export const RAILS = 'is-top-picks, is-recommendations, is-more-like-this'

/** Opens a page and waits for its first rail to be filled. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await recommended(page).locator('[part~=card]').first().waitFor()
}

/** Resolves when every rail shows its cards, or that it has none: those further down are built when the browser is idle. */
export async function untilBuilt(page: Page): Promise<void> {
  await page.waitForFunction(
    (rails) =>
      [...document.querySelectorAll(rails)].every(
        (rail) => rail.matches(':state(empty)') || rail.shadowRoot?.querySelector('a[part~=card]'),
      ),
    RAILS,
  )
}

/** Presses a key until it has led there: a remote has no other way, and what moves the focus may not be loaded yet. */
export async function press(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 30_000
  while (!(await isThere())) {
    if (performance.now() > deadline)
      throw new Error(`${key} does not lead there; the focus is on ${await describeFocus(page)}`)
    await page.keyboard.press(key)
  }
}

/** The name of what has the focus: the label of a field, else its words. */
export function describeFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const host = document.activeElement
    const focused = host?.shadowRoot?.activeElement ?? host
    const label =
      focused instanceof HTMLInputElement ? focused.labels?.[0] : focused?.querySelector('.account-name')
    return (label ?? focused)?.textContent?.trim() ?? ''
  })
}

export function recommended(page: Page): Locator {
  return page.locator('is-recommendations:not([genre])').first()
}

export function cardsOf(rail: Locator): Locator {
  return rail.locator('a[part~=card]')
}

export async function itemIdOf(card: Locator): Promise<string> {
  const href = (await card.getAttribute('href')) ?? ''
  return new URL(href, 'http://site').searchParams.get('id') ?? ''
}

/** Resolves when the API has taken an event that `wanted` describes. Call it before what causes the event. */
export function eventTaken(page: Page, wanted: Partial<ClientEvent>): Promise<Response> {
  return page.waitForResponse((response) => {
    if (!response.url().endsWith('/v1/events') || response.status() !== 202) return false
    const { events } = JSON.parse(response.request().postData() ?? '{}') as { events: Partial<ClientEvent>[] }
    return events.some((event) =>
      Object.entries(wanted).every(([name, value]) => event[name as keyof ClientEvent] === value),
    )
  })
}

/** Likes or dislikes a card with the mouse. */
export async function react(page: Page, card: Locator, reaction: 'like' | 'dislike'): Promise<void> {
  const taken = eventTaken(page, { eventType: reaction, itemId: await itemIdOf(card) })
  await card.hover()
  await card.locator(`xpath=..`).locator(`[data-reaction=${reaction}]`).click()
  await taken
}

/** The card that has the focus: its rail's place on the page, and its link. */
export function focusedCard(page: Page): Promise<{ rail: number; href: string | null } | null> {
  return page.evaluate((rails) => {
    const host = document.activeElement
    const rail = [...document.querySelectorAll(rails)].findIndex((element) => element === host)
    const card = host?.shadowRoot?.activeElement
    return rail < 0 || !card ? null : { rail, href: card.getAttribute('href') }
  }, RAILS)
}
