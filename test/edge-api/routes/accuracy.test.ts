import { describe, expect, it } from 'vitest'
import type { AccuracyReport } from '../../../edge-api/contract/types.ts'
import { toAccuracyKey, type DailyAccuracy } from '../../../edge-api/domain/accuracy/daily-accuracy.ts'
import { wilsonInterval } from '../../../edge-api/engine/statistics.ts'
import { DEFAULT_WATCHED_RULE } from '../../../edge-api/domain/watched.ts'
import { NOW_MS } from '../../support/memory-ports.ts'
import { event, testApi, USER, uuidV7, watch } from '../../support/test-api.ts'
import type { TestApi } from '../../support/test-api.ts'

const DAY_MS = 86_400_000
const TOKEN = `user.${USER}`
const OPERATOR = `operator.${USER}`

async function seen(api: TestApi, minute: number, itemIds: string[], more = {}): Promise<void> {
  const impression = event(minute, {
    eventType: 'impression',
    impression: itemIds,
    recommendationId: 'RID-1',
    ...more,
  })
  await api.post('/v1/events', await api.parcel([impression], { batchId: uuidV7(NOW_MS, minute) }))
}

async function watched(api: TestApi, minute: number, itemId: string): Promise<void> {
  await api.post(
    '/v1/events',
    await api.parcel([watch(minute, itemId, 90)], { batchId: uuidV7(NOW_MS, minute) }),
  )
}

function dayOf(day: string, shown: number, hits: number, more: Partial<DailyAccuracy> = {}): DailyAccuracy {
  const counts = { shown, hits, baselineHits: 1 }
  return {
    version: 1,
    day,
    windowDays: 14,
    watchedRule: DEFAULT_WATCHED_RULE,
    ...counts,
    watches: 10,
    recommendedWatches: 4,
    clicked: 3,
    answers: 2,
    reciprocalRankSum: 1,
    ndcgSum: 0.5,
    complete: true,
    groups: {
      slate: { 'top-picks': counts },
      position: { '10': counts, '2': counts },
      model: {},
      source: {},
    },
    ...more,
  }
}

describe('GET /v1/me/accuracy', () => {
  it('counts what the caller was shown and then watched, at once', async () => {
    const api = testApi()
    await seen(api, 1, ['1', '2', '3'], { slateKind: 'top-picks', positions: [1, 2, 3] })
    await watched(api, 5, '2')
    await watched(api, 6, '9')

    const report = await api.get<AccuracyReport>('/v1/me/accuracy?by=slate', TOKEN)

    expect([report.shown, report.hits, report.watches]).to.deep.equal([3, 1, 2])
    expect(report.points).to.deep.equal([
      { key: 'top-picks', shown: 3, hits: 1, incomplete: true, titles: ['Title 2'] },
    ])
  })

  it('gives no percentage below 20 shown, and one with its interval from there on', async () => {
    const api = testApi()
    await seen(
      api,
      1,
      Array.from({ length: 19 }, (_, index) => String(index + 1)),
    )
    await watched(api, 5, '2')
    const few = await api.get<AccuracyReport>('/v1/me/accuracy', TOKEN)
    await seen(api, 2, ['20'])
    const enough = await api.get<AccuracyReport>('/v1/me/accuracy', TOKEN)

    expect(few).not.to.have.property('hitRate')
    expect(enough.hitRate).to.equal(0.05)
    // Wilson, 1 of 20: 0.0089 to 0.2361
    expect(enough.interval?.low).to.be.closeTo(0.0089, 1e-4)
    expect(enough.interval?.high).to.be.closeTo(0.2361, 1e-4)
  })

  it("counts by the days of the caller's zone, an item once a day", async () => {
    const api = testApi()
    await seen(api, 60, ['1']) // noon in UTC is the next day in Kamchatka
    await seen(api, 1, ['1', '2'])

    const utc = await api.get<AccuracyReport>('/v1/me/accuracy', TOKEN)
    const kamchatka = await api.get<AccuracyReport>('/v1/me/accuracy?timeZone=Asia/Kamchatka', TOKEN)

    expect(utc.points.map(({ key, shown }) => `${key} ${shown}`)).to.deep.equal(['2026-03-10 2'])
    expect(kamchatka.points.map(({ key, shown }) => `${key} ${shown}`)).to.deep.equal([
      '2026-03-10 2',
      '2026-03-11 1',
    ])
  })

  it('finds what a device sent whose clock is days behind, at the beginning of the range', async () => {
    const api = testApi()
    const behindMs = NOW_MS - 8 * DAY_MS
    const sentAt = new Date(behindMs).toISOString()
    const impression = event(1, {
      eventType: 'impression',
      occurredAt: sentAt,
      impression: ['1'],
      recommendationId: 'RID-1',
    })
    await api.post('/v1/events', await api.parcel([impression], { batchId: uuidV7(behindMs, 1), sentAt }))
    api.ports.clock.advance(29 * DAY_MS)

    const report = await api.get<AccuracyReport>('/v1/me/accuracy?range=30d&window=1', TOKEN)

    expect(report.points.map(({ key, shown }) => `${key} ${shown}`)).to.deep.equal(['2026-03-10 1'])
  })

  it('keeps the answer to the caller', async () => {
    const api = testApi()
    await seen(api, 1, ['1'])

    const other = await api.get<AccuracyReport>(
      '/v1/me/accuracy',
      'user.22222222-2222-4222-8222-222222222222',
    )

    expect(other.shown).to.equal(0)
  })
})

describe('GET /v1/accuracy', () => {
  it('adds up the days of the range for an operator', async () => {
    const api = testApi()
    for (const one of [
      dayOf('2025-11-01', 500, 1),
      dayOf('2026-03-01', 30, 5),
      dayOf('2026-03-02', 10, 3, { complete: false }),
    ])
      await api.ports.objectStore.put(toAccuracyKey(one.day), Buffer.from(JSON.stringify(one)))

    const report = await api.get<AccuracyReport>('/v1/accuracy?by=position', OPERATOR)

    expect(report).to.deep.include({
      shown: 40,
      hits: 8,
      baselineHits: 2,
      watches: 20,
      watchShare: 0.4,
      recommendedWatches: 8,
      clicked: 6,
      clickRate: 0.15,
      hitRate: 0.2,
      timeZone: 'UTC',
    })
    expect(report.clickRateInterval).to.deep.equal(wilsonInterval(6, 40))
    expect(report.watchShareInterval).to.deep.equal(wilsonInterval(8, 20))
    expect(report.ranking).to.deep.equal({ answers: 4, meanReciprocalRankAt10: 0.5, ndcgAt10: 0.25 })
    expect(report.points.map(({ key, shown, incomplete }) => [key, shown, incomplete])).to.deep.equal([
      ['2', 40, true],
      ['10', 40, true],
    ])
  })

  it('is for operators only, whoever else signs in', async () => {
    const api = testApi()
    const { anonymousToken } = await api.post<{ anonymousToken: string }>('/v1/session', {})
    const ask = async (token: string) =>
      (await api.request('/v1/accuracy', { headers: { authorization: `Bearer ${token}` } })).status

    expect(await Promise.all([TOKEN, anonymousToken, OPERATOR].map(ask))).to.deep.equal([403, 403, 200])
  })

  it('refuses a window that the site is not counted by', async () => {
    const headers = { authorization: `Bearer ${OPERATOR}` }
    expect((await testApi().request('/v1/accuracy?window=7', { headers })).status).to.equal(400)
  })
})
