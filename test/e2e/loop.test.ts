// One command closes the loop: from archived events to other slates in the browser, with no recommender asked.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import type { Slate } from '../../edge-api/contract/types.ts'
import {
  toArchiveBody,
  toArchiveKey,
  type ArchivedEvent,
} from '../../edge-api/domain/events/archived-event.ts'
import { openBrowser, slatesAfter, type PageBrowser, type Visitor } from './support/browser.ts'
import { open } from './support/film-page.ts'
import { run } from './support/process.ts'
import { copyPrepared, endAll, startServer, type RunningServer } from './support/server.ts'

/** The account that watches horror. */
const MORGAN = 'sim-0001'

let server: RunningServer
let browser: PageBrowser

beforeAll(async () => {
  const data = await copyPrepared(inject('preparedData'))
  server = await startServer({ data, args: ['--mode', 'batch'] })
  browser = await openBrowser(server.api)
})
afterAll(async () => {
  await browser?.close()
  await endAll()
})

it('shows a planted change of taste after one run of the loop, beside the running server', async () => {
  expect(await runLoop()).toBe(0)
  const visitor = await browser.visit()
  await open(visitor.page, server.site)
  await signInAsMorgan(visitor)
  await expect.poll(async () => (await loadSlate(visitor)).source).toBe('batch')
  const before = await loadSlate(visitor)

  await archiveWatches(MORGAN, 'Western')
  expect(await runLoop()).toBe(0)

  await expect.poll(async () => westerns(await loadSlate(visitor))).toBeGreaterThan(westerns(before) + 4)
  expect((await loadSlate(visitor)).source).toBe('batch')
})

async function runLoop(): Promise<number | null> {
  const loop = run(process.execPath, ['edge-api/bin/intellistream.mjs', 'job', 'loop', '--data', server.data])
  const { code } = await loop.exited
  if (code !== 0) console.error(loop.stdout(), loop.stderr())
  return code
}

async function signInAsMorgan(visitor: Visitor): Promise<void> {
  const { page } = visitor
  await page.locator('.account').click()
  await slatesAfter(visitor, () => page.locator('.accounts button', { hasText: 'Morgan Hale' }).click())
  await page.locator('.accounts').waitFor({ state: 'hidden' })
}

async function loadSlate(visitor: Visitor): Promise<Slate> {
  const slates = await slatesAfter(visitor, () => open(visitor.page, server.site))
  const slate = slates.find(({ kind }) => kind === 'recommendations')
  if (!slate) throw new Error('The page asked for no recommendations')
  return slate
}

function westerns({ items }: Slate): number {
  return items.filter(({ genres }) => genres.includes('Western')).length
}

/** Twenty films of a genre watched to the end, ten a day, stored as ingest stores them. */
async function archiveWatches(userId: string, genre: string): Promise<void> {
  const catalog = gunzipSync(await readFile(join(server.data, 'catalog/items.ndjson.gz'))).toString('utf8')
  const films = catalog
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { itemId: string; genres: string[] })
    .filter(({ genres }) => genres.includes(genre))
    .slice(0, 20)
  const events = films.map(({ itemId }, index): ArchivedEvent => {
    const occurredAt = new Date(Date.now() - (1 + (index % 2)) * 86_400_000 - index * 60_000).toISOString()
    const watched = { watchedSeconds: 6000, durationSeconds: 6000, playId: `planted-${index}` }
    const event = {
      eventId: `planted-${index}`,
      eventType: 'watch' as const,
      itemId,
      occurredAt,
      sessionId: 'planted',
      ...watched,
    }
    return {
      version: 1,
      event,
      subject: { kind: 'user', id: userId, userId },
      occurredAt,
      sentAt: occurredAt,
      receivedAt: occurredAt,
    }
  })
  const time = Date.now().toString(16).padStart(12, '0')
  const batchId = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000001`
  const subject = { kind: 'user' as const, id: userId, userId }
  const path = join(
    server.data,
    toArchiveKey(
      batchId,
      subject,
      events.map(({ event }) => event),
      Date.now(),
    ),
  )
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, toArchiveBody(events))
}
