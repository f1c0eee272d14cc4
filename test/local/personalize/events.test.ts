import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PutEventsCommand, PutItemsCommand, PutUsersCommand } from '@aws-sdk/client-personalize-events'
import type { Event, PutEventsCommandInput } from '@aws-sdk/client-personalize-events'
import { CreateFilterCommand } from '@aws-sdk/client-personalize'
import { GetRecommendationsCommand } from '@aws-sdk/client-personalize-runtime'
import type { GetRecommendationsCommandInput } from '@aws-sdk/client-personalize-runtime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SIGNED } from './signed.ts'
import { refusalOf, startLocal } from './start-local.ts'
import { writeTraining } from './training.ts'
import type { Local } from './start-local.ts'

let local: Local
beforeEach(async () => {
  local = await startLocal()
})
afterEach(() => local.stop())

const watch = (itemId: string, more: Partial<Event> = {}): Event => ({
  eventType: 'Watch',
  itemId,
  sentAt: new Date(1_750_000_000_000),
  ...more,
})
const put = (eventList: Event[], more: Partial<PutEventsCommandInput> = {}) =>
  local.events.send(
    new PutEventsCommand({
      trackingId: local.server.trackingId,
      sessionId: 's1',
      userId: 'n1',
      eventList,
      ...more,
    }),
  )
const picks = async (more: Partial<GetRecommendationsCommandInput> = {}): Promise<string[]> => {
  const { itemList = [] } = await local.runtime.send(
    new GetRecommendationsCommand({
      recommenderArn: local.server.recommenderArns.topPicks,
      userId: 'n1',
      numResults: 8,
      ...more,
    }),
  )
  return itemList.map(({ itemId = '' }) => itemId)
}
const logLines = async (): Promise<string[]> =>
  (await readFile(join(local.folder, 'data', 'events.ndjson'), 'utf8'))
    .split('\n')
    .filter((line) => line !== '')

describe('PutEvents', () => {
  it('changes the next recommendations of that user, and of nobody else', async () => {
    const before = await picks({ userId: 'n2' })

    await put([watch('drama1'), watch('drama2'), watch('drama3')])

    const after = await picks()
    expect(after.every((itemId) => itemId.startsWith('drama'))).toBe(true)
    for (const watched of ['drama1', 'drama2', 'drama3']) expect(after).not.toContain(watched)
    expect(await picks({ userId: 'n2' })).toEqual(before)
  })

  it('is seen by filters at once', async () => {
    const filterArn = local.server.filterArns.excludeEventTypes
    const all = { filterArn, filterValues: { EVENT_TYPE: '"Click"' }, numResults: 50 }
    expect(await picks(all)).toContain('drama7')

    await put([watch('drama7', { eventType: 'Click' })])

    expect(await picks(all)).not.toContain('drama7')
    expect(await picks({ numResults: 50 })).toContain('drama7') // a click alone hides nothing
  })

  it('ignores an eventId it has seen, in one request, in the next and after a restart', async () => {
    await put([watch('drama1', { eventId: 'e1' }), watch('drama1', { eventId: 'e1' })])
    await Promise.all([put([watch('drama1', { eventId: 'e1' })]), put([watch('drama2', { eventId: 'e2' })])])
    local = await local.restart()
    await put([watch('drama3', { eventId: 'e1' })])

    expect(await logLines()).toHaveLength(2)
    expect(await picks({ numResults: 50 })).toContain('drama3')
  })

  it('gives an anonymous session the picks of its events when its id is the userId', async () => {
    await put([watch('drama1'), watch('drama2')], { sessionId: 'visit', userId: undefined })

    expect((await picks({ userId: 'visit' })).every((itemId) => itemId.startsWith('drama'))).toBe(true)
  })

  it('keeps odd characters, and reads them back', async () => {
    const itemId = 'a\u2028b\u0085"\\\u{1F3AC}\ud800'
    await put([watch(itemId), watch('drama1')])
    local = await local.restart()

    expect(await logLines()).toHaveLength(2)
    expect(await picks({ numResults: 50 })).not.toContain('drama1')
  })

  it('refuses what breaks a limit, and then keeps nothing of the request', async () => {
    const many = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index))
    const cases: [Event[], Partial<PutEventsCommandInput>?][] = [
      [[]],
      [Array.from({ length: 11 }, () => watch('drama1'))],
      [[watch('drama1', { eventType: '' })]],
      [[watch('drama1', { sentAt: undefined as unknown as Date })]],
      [[watch('drama1', { sentAt: 1_750_000_000_000 as unknown as Date })]], // milliseconds
      [[watch('drama1', { sentAt: '2026-01-01' as unknown as Date })]],
      [[watch('drama1', { eventValue: NaN })]],
      [[watch('')]],
      [[watch('x'.repeat(257))]],
      [[watch('drama1', { recommendationId: 'x'.repeat(41) })]],
      [[watch('drama1', { impression: [] })]],
      [[watch('drama1', { impression: many(26) })]],
      [[watch('drama1', { metricAttribution: { eventAttributionSource: ' ' } })]],
      [[watch('drama1', { properties: '{"a":' })]],
      [[watch('drama1', { properties: '[1]' })]],
      [[watch('drama1', { properties: '{"a":{"b":1}}' })]],
      [[watch('drama1', { properties: JSON.stringify({ TimeStamp: 1 }) })]],
      [[watch('drama1', { properties: JSON.stringify({ a: 'x'.repeat(1024) }) })]],
      [[watch('drama1', { impression: many(25).map((id) => id.padStart(256, '\u{20AC}')) })]], // above 10 KB
      [[watch('drama1')], { trackingId: 'unknown' }],
      [[watch('drama1')], { sessionId: '' }],
      [[watch('drama1')], { userId: '' }],
    ]
    for (const [events, more] of cases) {
      const refusal = await refusalOf(put([watch('drama9'), ...events].slice(events.length ? 0 : 1), more))
      expect(refusal, JSON.stringify(events)).toMatchObject({ name: 'InvalidInputException', status: 400 })
    }
    expect(await logLines()).toEqual([])
  })

  it('takes everything an event may carry', async () => {
    await put([
      watch('drama1', {
        eventId: 'e1',
        eventValue: 0.5,
        properties: { numberOfRatings: '12' },
        recommendationId: 'RID-1',
        impression: ['1', '2'],
        metricAttribution: { eventAttributionSource: 'home-row' },
      }),
    ])

    expect(JSON.parse((await logLines())[0] ?? '')).toMatchObject({
      properties: { numberOfRatings: '12' },
      sentAtSeconds: 1_750_000_000,
      impression: ['1', '2'],
      eventAttributionSource: 'home-row',
    })
  })
})

describe('PutItems and PutUsers', () => {
  it('replace what filters know of an item', async () => {
    const { datasetArns, filterArns } = local.server
    const romances = { filterArn: filterArns.genre, filterValues: { GENRES: '"Romance"' }, numResults: 50 }

    await local.events.send(
      new PutItemsCommand({
        datasetArn: datasetArns.ITEMS,
        items: [
          { itemId: 'drama1', properties: JSON.stringify({ genres: 'Drama|Romance', creationTimestamp: 1 }) },
          { itemId: 'comedy3', properties: JSON.stringify({ genres: 'Comedy' }) },
        ],
      }),
    )
    local = await local.restart()

    expect((await picks(romances)).toSorted()).toEqual([
      'comedy12',
      'comedy15',
      'comedy6',
      'comedy9',
      'drama1',
    ])
  })

  it('tell IF CurrentUser who the user is', async () => {
    const { datasetArns, datasetGroupArn } = local.server
    const { filterArn } = await local.control.send(
      new CreateFilterCommand({
        name: 'children',
        datasetGroupArn,
        filterExpression: 'EXCLUDE ItemID WHERE Items.GENRES IN ("Drama") IF CurrentUser.AGE < 18',
      }),
    )
    expect(await picks({ filterArn, numResults: 50 })).toContain('drama1')

    await local.events.send(
      new PutUsersCommand({
        datasetArn: datasetArns.USERS,
        users: [{ userId: 'n1', properties: JSON.stringify({ age: 12 }) }],
      }),
    )

    expect(await picks({ filterArn, numResults: 50 })).not.toContain('drama1')
  })

  it('refuse properties that are nested, however deep', async () => {
    const { datasetArns } = local.server
    const properties = `{"a":${'['.repeat(15_000)}${']'.repeat(15_000)}}`
    const call = local.events.send(
      new PutItemsCommand({ datasetArn: datasetArns.ITEMS, items: [{ itemId: 'x', properties }] }),
    )
    expect(await refusalOf(call)).toMatchObject({ name: 'InvalidInputException', status: 400 })
  })

  it('refuse another dataset', async () => {
    const { datasetArns } = local.server
    const items = [{ itemId: 'x', properties: '{}' }]
    const unknown = datasetArns.ITEMS.replace('ITEMS', 'OTHER')
    const send = (datasetArn: string) =>
      refusalOf(local.events.send(new PutItemsCommand({ datasetArn, items })))

    expect(await send(datasetArns.USERS)).toMatchObject({ name: 'InvalidInputException' })
    expect(await send(unknown)).toMatchObject({ name: 'ResourceNotFoundException', status: 404 })
  })
})

describe('the event log', () => {
  it('bears a torn last line, and goes on after it', async () => {
    await put([watch('drama1')])
    const log = join(local.folder, 'data', 'events.ndjson')
    await appendFile(log, '{"kind":"event","itemId":"dra')

    local = await local.restart()
    await put([watch('drama2')])
    local = await local.restart()

    const after = await picks({ numResults: 50 })
    for (const watched of ['drama1', 'drama2']) expect(after).not.toContain(watched)
  })

  it('loses nothing that was answered with 200 when the process is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'personalize-kill-'))
    const training = await writeTraining(folder)
    const dataFolder = join(folder, 'data')
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', childPath, dataFolder, JSON.stringify(training)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
    const { url, trackingId } = JSON.parse(line) as { url: string; trackingId: string }

    const acknowledged: string[] = []
    const send = async (eventId: string): Promise<void> => {
      const event = { eventType: 'Watch', itemId: 'drama1', sentAt: 1_750_000_000, eventId }
      const body = JSON.stringify({ trackingId, sessionId: 's', userId: 'n1', eventList: [event] })
      const { status } = await fetch(`${url}/events`, { method: 'POST', body, headers: SIGNED })
      if (status === 200) acknowledged.push(eventId)
      if (acknowledged.length === 100) child.kill('SIGKILL')
    }
    const exit = once(child, 'exit')
    await Promise.allSettled(Array.from({ length: 300 }, (_, index) => send(`e${index}`)))
    await exit

    const kept = (await readFile(join(dataFolder, 'events.ndjson'), 'utf8')).split('\n')
    const keptIds = new Set(kept.flatMap((text) => /"eventId":"(e\d+)"/.exec(text)?.[1] ?? []))
    expect(acknowledged.length).toBeGreaterThanOrEqual(100)
    expect(acknowledged.filter((eventId) => !keptIds.has(eventId))).toEqual([])
    await rm(folder, { recursive: true, force: true })
  })
})

const childPath = new URL('./serve-child.ts', import.meta.url).pathname
