import { describe, expect, it } from 'vitest'
import type { ClientEvent } from '../../edge-api/contract/types.ts'
import { readDailyAccuracy, type DailyAccuracy } from '../../edge-api/domain/accuracy/daily-accuracy.ts'
import { toOwnAccuracy } from '../../edge-api/domain/accuracy/own-accuracy.ts'
import { toSiteAccuracy } from '../../edge-api/domain/accuracy/site-accuracy.ts'
import type { ArchivedEvent } from '../../edge-api/domain/events/archived-event.ts'
import { DEFAULT_WATCHED_RULE } from '../../edge-api/domain/watched.ts'
import { ndcgAt, reciprocalRankAt, toRankedHits } from '../../edge-api/engine/metrics.ts'
import { wilsonInterval } from '../../edge-api/engine/statistics.ts'
import { mulberry32 } from '../../edge-api/engine/random.ts'
import { accuracy } from '../../edge-api/jobs/accuracy/accuracy.ts'
import { eraseRuns } from '../../edge-api/jobs/erase/erase-runs.ts'
import type { Query } from '../../edge-api/ports/query-engine.ts'
import { createRecommendationId } from '../../edge-api/domain/slates/recommendation-id.ts'
import { archived, createSite, NOW } from './support/site.ts'
import type { TestSite } from './support/site.ts'

const DAY_MS = 86_400_000
const today = Date.parse('2026-11-20T00:00:00.000Z')
const at = (daysAgo: number, hour: number): string =>
  new Date(today - daysAgo * DAY_MS + hour * 3_600_000).toISOString()

function impression(userId: string, occurredAt: string, itemIds: string[], more: Partial<ClientEvent> = {}) {
  return archived({
    userId,
    eventType: 'impression',
    occurredAt,
    impression: itemIds,
    positions: itemIds.map((_, index) => index + 1),
    slateKind: 'top-picks',
    recommendationId: `RID-${userId}-${occurredAt}`,
    ...more,
  })
}

const watched = (userId: string, occurredAt: string, itemId: string, more: Partial<ClientEvent> = {}) =>
  archived({
    userId,
    eventType: 'watch',
    occurredAt,
    itemId,
    playId: `${userId}-${itemId}-${occurredAt}`,
    watchedSeconds: 6000,
    durationSeconds: 6000,
    ...more,
  })

const archiveOn = (site: TestSite, events: ArchivedEvent[], ms: number) => site.archive(events, ms, ms)

async function archiveAll(site: TestSite, events: ArchivedEvent[]): Promise<void> {
  const byParcel = new Map<string, ArchivedEvent[]>()
  for (const event of events) {
    const key = `${event.subject.userId} ${event.occurredAt.slice(0, 10)}`
    byParcel.set(key, [...(byParcel.get(key) ?? []), event])
  }
  for (const parcel of byParcel.values())
    await archiveOn(site, parcel, Date.parse(parcel[0]?.occurredAt ?? ''))
}

async function readReports(site: TestSite): Promise<DailyAccuracy[]> {
  return readDailyAccuracy(site.objectStore, { from: '0000-01-01', to: '9999-12-31' })
}

const brief = ({ day, shown, hits, baselineHits, watches, recommendedWatches, clicked }: DailyAccuracy) =>
  [day, shown, hits, baselineHits, watches, recommendedWatches, clicked].join(' ')

describe('accuracy', () => {
  it('counts an item once a day and user, and a hit when it was watched within 14 days after', async () => {
    const site = await createSite()
    await archiveAll(site, [
      impression('u1', at(40, 10), ['i1', 'i2', 'i3', 'i4']),
      impression('u1', at(40, 12), ['i1', 'i2']), // shown again on the same day
      impression('u2', at(40, 10), ['i1']),
      watched('u1', at(39, 10), 'i1'),
      watched('u1', at(20, 10), 'i2'), // 20 days after
      watched('u1', at(40, 9), 'i3'), // before it was shown
      watched('u1', at(38, 9), 'i4', { watchedSeconds: 3000 }), // half
      watched('u2', at(39, 10), 'i9'), // never shown
      archived({ userId: 'u2', eventType: 'click', occurredAt: at(40, 11), itemId: 'i1' }),
    ])

    await accuracy(site)

    expect((await readReports(site)).map(brief)).to.deep.equal([
      '2026-10-11 5 1 0 1 0 1', // u1: i1 to i4, u2: i1
      '2026-10-12 0 0 0 2 1 0', // i1 was recommended, i9 was not
      '2026-10-31 0 0 0 1 0 0',
    ])
  })

  it('tells slates, positions, models and sources apart', async () => {
    const site = await createSite()
    const promotedAt = at(41, 0)
    await site.objectStore.put(
      'models/current.json',
      Buffer.from(JSON.stringify({ modelId: 'm1', promotedAt })),
    )
    await archiveAll(site, [
      impression('u1', at(45, 10), ['i5']),
      impression('u1', at(40, 10), ['i1', 'i2']),
      impression('u1', at(40, 11), ['i2'], {
        slateKind: 'similar',
        positions: [7],
        recommendationId: createRecommendationId('batch'),
      }),
      watched('u1', at(39, 10), 'i2'),
    ])

    await accuracy(site)

    const [before, report] = await readReports(site)
    const counts = (shown: number, hits: number) => ({ shown, hits, baselineHits: 0 })
    expect(before?.groups.model).to.deep.equal({ live: counts(1, 0) })
    expect(report?.groups).to.deep.equal({
      slate: { 'top-picks': counts(2, 1), similar: counts(1, 1) },
      position: { 1: counts(1, 0), 2: counts(1, 1), 7: counts(1, 1) },
      model: { m1: counts(2, 1), fallback: counts(1, 1) },
      source: { live: counts(2, 1), batch: counts(1, 1) },
    })
    expect(brief(report as DailyAccuracy)).to.equal('2026-10-11 2 1 0 0 0 0')
  })

  it('counts what was shown without saying where, but in no position', async () => {
    const site = await createSite()
    await archiveAll(site, [
      impression('u1', at(40, 10), ['i1', 'i2'], { positions: [4] }),
      impression('u2', at(40, 10), ['i1'], { positions: [] }),
    ])

    await accuracy(site)

    const [report] = await readReports(site)
    expect(report?.shown).to.equal(3)
    expect(report?.groups.position).to.deep.equal({ 4: { shown: 1, hits: 0, baselineHits: 0 } })
    expect(report?.groups.slate).to.deep.equal({ 'top-picks': { shown: 3, hits: 0, baselineHits: 0 } })
  })

  it('counts each day the same, alone and among others', async () => {
    const [site, alone] = [await createSite(), await createSite()]
    const random = mulberry32(7)
    const item = () => `i${Math.floor(30 * random() ** 2)}`
    const events = Array.from({ length: 120 }, (_, index) => {
      const [user, moment] = [`u${index % 9}`, at(36 + Math.floor(random() * 12), random() * 23)]
      if (random() < 0.5) return watched(user, moment, item())
      const itemIds = [...new Set([item(), item(), item()])]
      return impression(user, moment, itemIds, { slateKind: index % 2 ? 'similar' : 'popular' })
    })
    await archiveAll(site, events)
    await archiveAll(alone, events)

    await accuracy(site)
    await accuracy(alone)
    // Opened again by something that counts for nothing.
    const nothing = watched('nobody', at(40, 1), 'i999', { watchedSeconds: 1 })
    await archiveOn(alone, [nothing], today - 40 * DAY_MS)
    await accuracy(alone)

    expect(await readReports(alone)).to.deep.equal(await readReports(site))
  })

  it('compares with the most watched items of the weeks before that the user had not watched', async () => {
    const site = await createSite()
    await archiveAll(site, [
      // By watches: i1 3, i2 2, i3 1.
      ...['a', 'b', 'u1'].map((user) => watched(user, at(45, 1), 'i1')),
      ...['a', 'b'].map((user) => watched(user, at(45, 2), 'i2')),
      watched('a', at(45, 3), 'i3'),
      impression('u1', at(40, 10), ['i7', 'i8']), // two places: i2 and i3, for u1 knows i1
      watched('u1', at(39, 1), 'i3'),
      impression('b', at(40, 10), ['i9']), // one place: i3, for b knows i1 and i2
      watched('b', at(39, 1), 'i3'),
      impression('c', at(40, 10), ['i9']), // one place: i1
      watched('c', at(39, 1), 'i2'),
    ])

    await accuracy(site)

    const report = (await readReports(site)).find(({ day }) => day === '2026-10-11')
    expect([report?.shown, report?.hits, report?.baselineHits]).to.deep.equal([4, 0, 2])
    expect(report?.groups.position['2']).to.deep.equal({ shown: 1, hits: 0, baselineHits: 0 })
  })

  it('counts only what is new or changed, and opens days again for a late event', async () => {
    const site = await createSite()
    await archiveAll(site, [impression('u1', at(29, 10), ['i1', 'i2']), impression('u1', at(20, 10), ['i1'])])
    const first = await accuracy(site)
    const again = await accuracy(site)
    // It happened when nothing could change on that day any more, and was kept by a device for eight days.
    await archiveOn(site, [watched('u1', at(16, 10), 'i2')], today - 8 * DAY_MS)

    await accuracy(site)

    expect([first.hits, again.days]).to.deep.equal([0, 1]) // the last one is still open
    expect((await readReports(site)).map(({ day, hits }) => `${day} ${hits}`)).to.deep.equal([
      '2026-10-22 1',
      '2026-10-31 0',
      '2026-11-04 0',
    ])
  })

  it('completes a day when its window has ended, also one whose events were all sent on the next', async () => {
    const site = await createSite()
    await archiveOn(site, [impression('u1', at(1, 23.9), ['i1'])], today)
    await accuracy(site)

    await accuracy({ ...site, clock: { now: () => NOW + 30 * DAY_MS } })

    expect((await readReports(site)).map(({ day, complete }) => [day, complete])).to.deep.equal([
      ['2026-11-19', true],
    ])
  })

  it('counts what a device shows whose clock stands still, on the day it was received', async () => {
    const site = await createSite()
    await site.archive([impression('u1', at(0, 10), ['i1'])], 0)

    await accuracy(site)

    expect((await readReports(site)).map(({ day, shown }) => [day, shown])).to.deep.equal([['2026-11-20', 1]])
  })

  it('joins what a visitor saw to what the user watched after signing in, and leaves out the erased', async () => {
    const site = await createSite()
    await archiveAll(site, [
      impression('anon', at(40, 10), ['i1']),
      watched('u1', at(39, 10), 'i1'),
      impression('gone', at(40, 10), ['i2']),
    ])
    await site.objectStore.put('merges/anon.json', Buffer.from(JSON.stringify({ sub: 'u1' })))
    const erasedAt = new Date(NOW).toISOString()
    await site.objectStore.put('tombstones/gone.json', Buffer.from(JSON.stringify({ erasedAt })))

    await accuracy(site)

    const [report] = await readReports(site)
    expect([report?.shown, report?.hits]).to.deep.equal([1, 1])
  })

  it('says nothing of days whose tables were erased while they were read, and counts them in the next run', async () => {
    const site = await createSite()
    await archiveAll(site, [impression('u1', at(40, 10), ['i1']), watched('u1', at(39, 10), 'i1')])
    const { queryEngine, objectStore } = site
    async function* readErased(query: Query) {
      await eraseRuns(objectStore, new Map([['u9', NOW]]))
      yield* queryEngine.read(query)
    }
    await expect(accuracy({ ...site, queryEngine: { ...queryEngine, read: readErased } })).rejects.toThrow(
      /erased/,
    )
    const reports = await readReports(site)

    await accuracy(site)

    expect(reports).to.deep.equal([])
    expect((await readReports(site)).map(brief)).to.deep.equal([
      '2026-10-11 1 1 0 0 0 0',
      '2026-10-12 0 0 0 1 1 0',
    ])
  })

  it('finds the hit rate of an audience that was made with one, and agrees with the engine to four decimals', async () => {
    const site = await createSite()
    const random = mulberry32(42)
    const HIT_RATE = 0.3
    const events: ArchivedEvent[] = []
    const expected = { shown: 0, hits: 0, reciprocal: 0, ndcg: 0, answers: 0 }
    for (let user = 0; user < 60; user += 1) {
      for (let visit = 0; visit < 4; visit += 1) {
        const itemIds = Array.from({ length: 12 }, (_, place) => `i${visit * 12 + place}`)
        const shownAt = at(40 + visit, random() * 20)
        events.push(impression(`u${user}`, shownAt, itemIds))
        const hits = new Set(itemIds.filter(() => random() < HIT_RATE))
        for (const itemId of hits)
          events.push(
            watched(`u${user}`, new Date(Date.parse(shownAt) + random() * 13 * DAY_MS).toISOString(), itemId),
          )
        const ranked = toRankedHits(itemIds, hits)
        expected.shown += itemIds.length
        expected.hits += hits.size
        expected.answers += 1
        expected.reciprocal += reciprocalRankAt(ranked, 10)
        expected.ndcg += ndcgAt(ranked, 10)
      }
    }
    await archiveAll(site, events)

    await accuracy(site)

    const options = { range: 'all', by: 'slate', windowDays: 14, watchedRule: DEFAULT_WATCHED_RULE } as const
    const report = toSiteAccuracy(await readReports(site), options)
    expect([report.shown, report.hits]).to.deep.equal([expected.shown, expected.hits])
    expect(report.interval).to.deep.equal(wilsonInterval(expected.hits, expected.shown))
    expect(report.interval?.low).to.be.below(HIT_RATE)
    expect(report.interval?.high).to.be.above(HIT_RATE)
    expect(report.ranking?.answers).to.equal(expected.answers)
    expect(report.ranking?.meanReciprocalRankAt10).to.be.closeTo(expected.reciprocal / expected.answers, 5e-5)
    expect(report.ranking?.ndcgAt10).to.be.closeTo(expected.ndcg / expected.answers, 5e-5)
    const own = events.filter(({ subject }) => subject.userId === 'u7')
    const mine = toOwnAccuracy(own, { ...options, by: 'day', timeZone: 'UTC', nowMs: NOW })
    expect(mine.shown).to.equal(48)
    expect(mine.points.reduce((sum, { hits }) => sum + hits, 0)).to.equal(mine.hits)
  })
})
