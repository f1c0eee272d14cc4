// Words for what is on the demo's pages.
import type { Locator, Page, Response } from 'playwright-core'
import type { ClientEvent } from '../../../edge-api/contract/types.ts'

export const RAILS = 'is-top-picks, is-recommendations, is-more-like-this'

/** Opens a page and waits for its first rail to be filled. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await recommended(page).locator('[part~=card]').first().waitFor()
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
