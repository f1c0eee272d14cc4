import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ClientEvent, GenreReport, Session } from '../../edge-api/contract/types.ts'
import { createUuidV7 } from '../../components/delivery/uuid-v7.ts'
import { openBrowser, type PageBrowser } from './support/browser.ts'
import { cardsOf, open, RAILS, recommended } from './support/film-page.ts'
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

const PARCELS = 12

describe('a server killed right after a 202', () => {
  it('has lost no event when it runs again: archive, chart and recommender know it', async () => {
    const { anonymousToken = '', ingestToken } = await post<Session>('/v1/session', {})
    const itemIds = await popularItemIds(PARCELS)
    const acknowledged = new Set<string>()

    // The first 202 ends the server, while other parcels are under way.
    await Promise.allSettled(
      itemIds.map(async (itemId) => {
        await post('/v1/events', toParcel(ingestToken, itemId))
        acknowledged.add(itemId)
        server.child.kill('SIGKILL')
      }),
    )
    await server.stop('SIGKILL')
    expect(acknowledged.size).toBeGreaterThan(0)
    server = await startServer({ data: server.data, port: server.port })

    const archived = await readArchive(server.data)
    for (const itemId of acknowledged) expect(archived.get(itemId)).toBe('watch')
    const headers = { Authorization: `Bearer ${anonymousToken}` }
    await expect
      .poll(async () => {
        const answer = await fetch(`${server.api}/v1/me/genres?range=30d`, { headers })
        return ((await answer.json()) as GenreReport).movies
      })
      .toBeGreaterThanOrEqual(acknowledged.size)
    await expect
      .poll(async () => {
        const heard = await readFile(join(server.data, 'local/personalize/events.ndjson'), 'utf8')
        return [...acknowledged].filter((itemId) => !heard.includes(`"${itemId}"`))
      })
      .toEqual([])
  })
})

describe('a page whose server is gone', () => {
  it('keeps showing what it last had, or offers to try again, and recovers by itself on request', async () => {
    const known = await browser.visit()
    const stranger = await browser.visit()
    await open(known.page, server.site)
    await untilKept(known.page)
    // The pages come from the site; the API alone does not answer.
    for (const { page } of [known, stranger]) await page.route(`${server.api}/**`, (route) => route.abort())

    await known.page.reload()
    await known.page.locator('is-recommendations:not([genre]):state(stale)').waitFor()
    await expect.poll(() => cardsOf(recommended(known.page)).count()).toBeGreaterThanOrEqual(10)

    await stranger.page.goto(server.site)
    const failed = recommended(stranger.page)
    await failed.locator('[part~=retry]').waitFor()

    await stranger.page.unroute(`${server.api}/**`)
    await failed.locator('[part~=retry]').click()
    await cardsOf(failed).first().waitFor()
    expect(await cardsOf(failed).count()).toBeGreaterThanOrEqual(10)
    await Promise.all([known, stranger].map(({ page }) => page.context().close()))
  })

  it('sends what was pressed meanwhile once the server is back', async () => {
    const { page } = await browser.visit()
    await open(page, server.site)
    const card = cardsOf(recommended(page)).first()
    // What can be pressed joins a rail after its first paint.
    await card.locator('xpath=..').locator('[data-reaction=like]').waitFor({ state: 'attached' })
    await server.stop('SIGKILL')

    const itemId = new URL((await card.getAttribute('href')) ?? '', server.site).searchParams.get('id') ?? ''
    await card.hover()
    await card.locator('xpath=..').locator('[data-reaction=like]').click()
    server = await startServer({ data: server.data, port: server.port })

    await expect.poll(async () => (await readArchive(server.data)).get(itemId)).toBe('like')
    await page.context().close()
  })
})

/** Resolves when the browser has kept what all rails show: that comes after their first paint. */
async function untilKept(page: Page): Promise<void> {
  const isKept = () =>
    page.evaluate(async (rails) => {
      const known = await indexedDB.databases()
      if (!known.some(({ name }) => name === 'intellistream-slates')) return false
      const answerOf = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(new Error('IndexedDB does not answer'))
        })
      const database = await answerOf(indexedDB.open('intellistream-slates'))
      const kept = await answerOf(database.transaction('slates').objectStore('slates').count())
      database.close()
      return kept >= document.querySelectorAll(rails).length
    }, RAILS)
  await expect.poll(isKept).toBe(true)
}

async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  const response = await fetch(`${server.api}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}

function toParcel(token: string, itemId: string) {
  const now = new Date().toISOString()
  const event: ClientEvent = {
    eventId: createUuidV7(),
    eventType: 'watch',
    itemId,
    occurredAt: now,
    sessionId: createUuidV7(),
    playId: createUuidV7(),
    watchedSeconds: 3600,
    durationSeconds: 3600,
    ended: true,
  }
  return { token, batchId: createUuidV7(), sentAt: now, dropped: {}, events: [event] }
}

async function popularItemIds(count: number): Promise<string[]> {
  const response = await fetch(`${server.api}/v1/popular?limit=${count}`)
  const { items } = (await response.json()) as { items: { itemId: string }[] }
  return items.map(({ itemId }) => itemId)
}

/** What the archive says of each item: the type of its event. */
async function readArchive(data: string): Promise<Map<string, string>> {
  const files = await readdir(join(data, 'events'), { recursive: true })
  const bodies = await Promise.all(
    files.filter((file) => file.endsWith('.ndjson.gz')).map((file) => readFile(join(data, 'events', file))),
  )
  const events = bodies
    .flatMap((body) => gunzipSync(body).toString('utf8').trim().split('\n'))
    .map((line) => (JSON.parse(line) as { event: ClientEvent }).event)
    .filter(({ eventType }) => eventType !== 'impression')
  return new Map(events.map(({ itemId = '', eventType }) => [itemId, eventType]))
}
