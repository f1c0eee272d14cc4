import { describe, expect, it } from 'vitest'
import { exportTraining, preprocess } from '../../../edge-api/jobs/preprocess/preprocess.ts'
import { isHeldOut } from '../../../edge-api/jobs/preprocess/held-out.ts'
import { compact } from '../../../edge-api/jobs/compact.ts'
import { updatePreprocessMark } from '../../../edge-api/jobs/preprocess/preprocess-mark.ts'
import { DEFAULT_LOOP_OPTIONS } from '../../../edge-api/jobs/loop-options.ts'
import type { LoopOptions } from '../../../edge-api/jobs/loop-options.ts'
import { archived, createSite, NOW, type TestSite } from '../support/site.ts'

const DAY_MS = 86_400_000

async function run(site: TestSite, options: Partial<LoopOptions> = {}, runId = 'r1') {
  const context = { runId, startedAtMs: NOW, options: { ...DEFAULT_LOOP_OPTIONS, ...options } }
  const outcome = await preprocess.run(site, {}, context)
  const exported = await exportTraining.run(site, {}, context)
  if (!('summary' in outcome) || !('summary' in exported)) throw new Error('preprocess does not wait')
  const csv = await site.read(`training/${runId}/interactions/part-00000.csv`)
  return {
    summary: { ...outcome.summary, training: exported.summary } as Record<string, unknown>,
    rows: csv.trimEnd().split('\n').slice(1),
    csv,
  }
}

/** user, item and type of each row. */
const brief = (rows: string[]) => rows.map((row) => row.split(',').slice(0, 3).join(' '))

describe('preprocess', () => {
  it('keeps one watch a playing, from the moment it counts, and leaves partial watches out', async () => {
    const site = await createSite()
    const playing = { userId: 'u1', itemId: 'i1', playId: 'p', durationSeconds: 6000 }
    await site.archive([
      archived({ ...playing, watchedSeconds: 600, occurredAt: '2026-11-19T10:00:00.000Z' }),
      archived({ ...playing, watchedSeconds: 4200, occurredAt: '2026-11-19T11:00:00.000Z' }),
      archived({ ...playing, watchedSeconds: 5400, occurredAt: '2026-11-19T11:20:00.000Z' }),
      archived({ userId: 'u1', itemId: 'i2', watchedSeconds: 3000, durationSeconds: 6000 }),
      archived({ userId: 'u1', itemId: 'i3', watchedSeconds: 3000, durationSeconds: 6000, ended: true }),
    ])

    const { rows, summary } = await run(site)

    // 70 % of 6000 s are 4200 s; 11:00 is 1795086000; the best share of the playing is 5400 / 6000.
    expect(rows).to.deep.include('u1,i1,Watch,0.9,1795086000,')
    expect(brief(rows)).to.deep.equal(['u1 i1 Watch', 'u1 i3 Watch'])
    expect(summary['events']).to.deep.equal({
      read: 5,
      kept: 2,
      leftOut: { 'later report of a playing': 1, 'watched in part': 2 },
    })
  })

  it('counts an event once, however often and in whatever parcel it was stored', async () => {
    const site = await createSite()
    const click = archived({ userId: 'u1', itemId: 'i1', eventType: 'click' })
    await site.archive([click])
    await site.archive([click, archived({ userId: 'u1', itemId: 'i2', eventType: 'click' })], NOW)

    const { rows, summary } = await run(site)

    expect(brief(rows)).to.deep.equal(['u1 i1 Click', 'u1 i2 Click'])
    expect(summary['events']).to.deep.include({ kept: 2, leftOut: { 'repeated event': 1 } })
  })

  it('knows an event and a playing again on another day', async () => {
    const site = await createSite()
    const click = archived({ userId: 'u1', itemId: 'i1', eventType: 'click', daysAgo: 3 })
    const playing = { userId: 'u1', itemId: 'i2', playId: 'p', durationSeconds: 6000 }
    await site.archive([click, archived({ ...playing, watchedSeconds: 4500, daysAgo: 3 })], NOW - 3 * DAY_MS)
    await site.archive([click, archived({ ...playing, watchedSeconds: 6000, daysAgo: 2 })], NOW - 2 * DAY_MS)

    const { rows, summary } = await run(site)

    expect(brief(rows)).to.deep.equal(['u1 i1 Click', 'u1 i2 Watch'])
    expect(rows[1]).to.match(/,Watch,1,/)
    expect(summary['events']).to.deep.include({
      leftOut: { 'repeated event': 1, 'later report of a playing': 1 },
    })
  })

  it('takes nobody for a program because a parcel was stored twice', async () => {
    const site = await createSite()
    const clicks = Array.from({ length: 8 }, (_, index) =>
      archived({ userId: 'u1', itemId: `i${index}`, eventType: 'click' }),
    )
    await site.archive(clicks)
    await site.archive(clicks, NOW)

    const { rows } = await run(site, { maxEventsADay: 10, maxEventsAMinute: 10 })

    expect(rows).to.have.length(8)
  })

  it('judges again by other rules, without reading the archive again', async () => {
    const site = await createSite()
    await site.archive([
      archived({ userId: 'u1', itemId: 'i1', watchedSeconds: 3600, durationSeconds: 6000 }),
    ])
    const strict = await run(site)

    const lenient = await run(site, { watchedRule: { minPercent: 60, minPercentWhenEnded: 50 } })

    expect(brief(strict.rows)).to.deep.equal([])
    expect(brief(lenient.rows)).to.deep.equal(['u1 i1 Watch'])
    expect(lenient.summary['archive']).to.deep.include({ daysRead: 0 })
  })

  it('trains on no title that is disliked, no like that was taken back, and nothing untracked', async () => {
    const site = await createSite()
    await site.archive([
      archived({ userId: 'u1', itemId: 'i1' }),
      archived({ userId: 'u1', itemId: 'i1', eventType: 'dislike' }),
      archived({ userId: 'u1', itemId: 'i2', eventType: 'like' }),
      archived({ userId: 'u1', itemId: 'i2', eventType: 'clear' }),
      archived({ userId: 'u1', itemId: 'i3', eventType: 'dislike' }),
      archived({ userId: 'u1', itemId: 'i3', eventType: 'like' }),
      archived({ userId: 'u1', itemId: 'i4', eventType: 'like', tracking: 'off' }),
    ])

    const { rows } = await run(site)

    expect(brief(rows)).to.deep.equal(['u1 i3 Like'])
  })

  it('leaves out what no person does in a day or a minute, and says how much that was', async () => {
    const site = await createSite()
    const clicks = (userId: string, count: number, at: string) =>
      Array.from({ length: count }, (_, index) =>
        archived({
          userId,
          itemId: `i${index}`,
          eventType: 'click',
          occurredAt: `2026-11-19T${at}.${100 + index}Z`,
        }),
      )
    await site.archive([
      ...clicks('bot', 12, '10:00:00'),
      ...clicks('hasty', 6, '10:00:00'),
      ...clicks('calm', 3, '10:00:00'),
    ])

    const { rows, summary } = await run(site, { maxEventsADay: 10, maxEventsAMinute: 5 })

    expect(brief(rows)).to.deep.equal(['calm i0 Click', 'calm i1 Click', 'calm i2 Click'])
    expect(summary['events']).to.deep.include({
      leftOut: { 'more than a person does in a day': 12, 'more than a person does in a minute': 6 },
    })
  })

  it('joins what was shown to the click that quotes it, the item itself first', async () => {
    const site = await createSite()
    const shown = { userId: 'u1', recommendationId: 'RID-1' }
    await site.archive([
      archived({ ...shown, eventType: 'impression', impression: ['i3', 'i1', 'i2'] }),
      archived({ userId: 'u2', recommendationId: 'RID-1', eventType: 'impression', impression: ['i9'] }),
      archived({ ...shown, itemId: 'i1', eventType: 'click' }),
    ])

    const { rows } = await run(site)

    expect(rows.map((row) => row.split(',').at(-1))).to.deep.equal(['i1|i3|i2'])
  })

  it('gives an anonymous history to whom it belongs now, and forgets the erased', async () => {
    const site = await createSite()
    await site.archive([
      archived({ userId: 'anon', itemId: 'i1' }),
      archived({ userId: 'gone', itemId: 'i2' }),
      archived({ userId: 'u1', itemId: 'i3' }),
    ])
    await site.objectStore.put('merges/anon.json', Buffer.from(JSON.stringify({ sub: 'u1' })))
    await site.objectStore.put(
      'tombstones/gone.json',
      Buffer.from(JSON.stringify({ erasedAt: new Date(NOW).toISOString() })),
    )

    const { rows, summary } = await run(site)

    expect(brief(rows)).to.deep.equal(['u1 i1 Watch', 'u1 i3 Watch'])
    expect(summary['events']).to.deep.include({ leftOut: { 'subject erased': 1 } })
  })

  it('hands over nothing of whoever is erased between its queries and the export', async () => {
    const site = await createSite()
    await site.archive([archived({ userId: 'gone', itemId: 'i1' }), archived({ userId: 'u1', itemId: 'i1' })])
    const context = { runId: 'r1', startedAtMs: NOW, options: DEFAULT_LOOP_OPTIONS }
    await preprocess.run(site, {}, context)
    const tombstone = { erasedAt: new Date(NOW + 60_000).toISOString() }
    await site.objectStore.put('tombstones/gone.json', Buffer.from(JSON.stringify(tombstone)))

    await exportTraining.run(site, {}, context)

    const csv = await site.read('training/r1/interactions/part-00000.csv')
    expect(brief(csv.trimEnd().split('\n').slice(1))).to.deep.equal(['u1 i1 Watch'])
    expect(await site.read('training/r1/users/users.csv')).to.not.include('gone')
    expect(await site.read('batch/r1/input/users.json')).to.equal('{"userId":"u1"}\n')
  })

  it('leaves out what was imported of the erased, before the job has taken it out of the import', async () => {
    const site = await createSite()
    const seconds = NOW / 1000 - 3600
    const history = [
      `gone,i1,Watch,1,${seconds}`,
      `gone,i2,Watch,1,${seconds + 7200}`,
      `u1,i3,Watch,1,${seconds}`,
    ]
    await site.objectStore.put('training/current.json', Buffer.from('{"runId":"import-1"}'))
    await site.objectStore.put(
      'training/import-1/interactions.csv',
      Buffer.from(`USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP\n${history.join('\n')}\n`),
    )
    const tombstone = { erasedAt: new Date(NOW).toISOString() }
    await site.objectStore.put('tombstones/gone.json', Buffer.from(JSON.stringify(tombstone)))
    await site.archive([archived({ userId: 'u1', itemId: 'i4' })])

    const { rows } = await run(site)

    expect(brief(rows).sort()).to.deep.equal(['gone i2 Watch', 'u1 i3 Watch', 'u1 i4 Watch'])
  })

  it('reads again only the days that changed, a late event included, and compacted days alike', async () => {
    const site = await createSite()
    await site.archive([archived({ userId: 'u1', itemId: 'i1', daysAgo: 5 })], NOW - 5 * DAY_MS)
    await site.archive([archived({ userId: 'u1', itemId: 'i2', daysAgo: 3 })], NOW - 3 * DAY_MS)
    const first = await run(site)
    const again = await run(site)
    await site.archive([archived({ userId: 'u1', itemId: 'i3', daysAgo: 5 })], NOW - 5 * DAY_MS)

    const late = await run(site)

    expect(first.summary['archive']).to.deep.equal({ days: 2, daysRead: 2, objects: 2 })
    expect(again.summary['archive']).to.deep.equal({ days: 2, daysRead: 0, objects: 2 })
    expect(late.summary['archive']).to.deep.equal({ days: 2, daysRead: 1, objects: 3 })
    expect(brief(late.rows)).to.deep.equal(['u1 i1 Watch', 'u1 i3 Watch', 'u1 i2 Watch'])
    expect(again.csv).to.equal(first.csv)
  })

  it('says the same of a day after it was compacted', async () => {
    const site = await createSite()
    await site.archive(
      [
        archived({ userId: 'u1', itemId: 'i1', daysAgo: 8 }),
        archived({ userId: 'u2', itemId: 'i2', daysAgo: 8, eventType: 'click' }),
      ],
      NOW - 8 * DAY_MS,
    )
    const raw = await run(site)
    const later = { ...site, clock: { now: () => NOW + 5 * DAY_MS } }

    const compacted = await compact(later)
    for await (const key of site.objectStore.listKeys('facts/')) await site.objectStore.delete(key)
    await updatePreprocessMark(site.objectStore, (mark) => ({
      ...mark,
      days: Object.fromEntries(
        Object.entries(mark.days).map(([day, { signals: _, ...made }]) => [day, made]),
      ),
    }))
    const after = await run(site)

    expect(compacted).to.deep.equal({ days: 1, compacted: 1, objects: 1 })
    expect(await compact(later)).to.deep.equal({ days: 1, compacted: 0, objects: 0 })
    expect(after.summary['archive']).to.deep.equal({ days: 1, daysRead: 0, objects: 1 })
    expect(after.csv).to.equal(raw.csv)
  })

  it('holds out the same pairs of user and item from every run, about one in fifty', async () => {
    const site = await createSite({ items: 200 })
    const events = Array.from({ length: 2000 }, (_, index) =>
      archived({
        userId: `u${index % 20}`,
        itemId: `i${Math.floor(index / 20)}`,
        daysAgo: 20 - (index % 19),
      }),
    )
    await site.archive(events)

    const { rows, summary } = await run(site, { maxWatchedHoursADay: 1000 })

    const heldOut = 2000 - rows.length
    expect(heldOut).to.be.within(20, 65)
    expect(summary['training']).to.deep.include({ interactions: rows.length, heldOut, users: 20 })
    expect(rows.some((row) => isHeldOut(row.split(',')[0] ?? '', row.split(',')[1] ?? ''))).to.equal(false)
  })
})
