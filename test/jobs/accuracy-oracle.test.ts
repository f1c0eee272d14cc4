// What the job, one user's report and the engine count, beside the definitions said once more: of a history with all that
// makes counting hard.
import { expect, it } from 'vitest'
import type { AccuracyReport } from '../../edge-api/contract/types.ts'
import { readDailyAccuracy, type DailyAccuracy } from '../../edge-api/domain/accuracy/daily-accuracy.ts'
import { toOwnAccuracy } from '../../edge-api/domain/accuracy/own-accuracy.ts'
import type { ArchivedEvent } from '../../edge-api/domain/events/archived-event.ts'
import { DEFAULT_WATCHED_RULE } from '../../edge-api/domain/watched.ts'
import { mulberry32 } from '../../edge-api/engine/random.ts'
import { accuracy } from '../../edge-api/jobs/accuracy/accuracy.ts'
import { toOracle, type OracleDay, type OracleOptions } from './support/accuracy-oracle.ts'
import { archived, createSite, NOW } from './support/site.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const FIRST = Date.parse('2026-09-20')
const DAYS = 20
const USERS = 8
const GROUPINGS = ['slate', 'position', 'model', 'source'] as const

const options: OracleOptions = {
  merged: new Map([['anon', 'u1']]),
  erasedMs: new Map([['u2', FIRST + 12 * DAY_MS]]),
  // Two on one day.
  models: [
    ['m1', FIRST + 9 * DAY_MS],
    ['m2', FIRST + 14 * DAY_MS + 8 * 60 * MINUTE_MS],
    ['m3', FIRST + 14 * DAY_MS + 15 * 60 * MINUTE_MS],
  ],
}

function createHistory(seed: number): ArchivedEvent[] {
  const random = mulberry32(seed)
  const pick = <Value>(values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value
  const item = () => `i${Math.floor(18 * random() ** 1.5)}`
  const users = [...Array.from({ length: USERS }, (_, index) => `u${index}`), 'anon']
  const events: ArchivedEvent[] = []
  for (let number = 0; number < 300; number += 1) {
    const userId = pick(users)
    // Many at the very first and last moment of a day.
    const within = pick([0, DAY_MS - 1, Math.floor(random() * DAY_MS)])
    const ms = FIRST + Math.floor(random() * DAYS) * DAY_MS + within
    const occurredAt = new Date(ms).toISOString()
    const base = { userId, occurredAt, number: seed * 1000 + number }
    if (random() < 0.5) {
      // One event may name an item twice.
      const impression = Array.from({ length: 1 + Math.floor(random() * 8) }, item)
      const first = 1 + Math.floor(random() * 9)
      events.push(
        archived({
          ...base,
          eventType: 'impression',
          impression,
          ...(random() < 0.8 ? { positions: impression.map((_, index) => first + index) } : {}),
          ...(random() < 0.9 ? { slateKind: pick(['top-picks', 'similar', 'popular'] as const) } : {}),
          ...(random() < 0.95
            ? {
                recommendationId: `${pick(['RID-', 'IS-batch-', 'IS-popular-', 'IS-'])}${pick([1, 2, 3, 4, 5])}`,
              }
            : {}),
        }),
      )
    } else if (random() < 0.2) events.push(archived({ ...base, eventType: 'click', itemId: item() }))
    else {
      const playing = {
        itemId: item(),
        playId: `play-${number}`,
        watchedSeconds: pick([0, 499, 500, 699, 700, 1000]),
        durationSeconds: pick([1000, 1000, 1000, 0]),
        ended: random() < 0.5,
      }
      events.push(archived({ ...base, ...playing }))
      // Shown exactly a window before, and a moment earlier.
      if (random() < 0.2) events.push(seen(ms - 14 * DAY_MS, 1), seen(ms - 14 * DAY_MS - 1, 2))
      // Told of again, the next day at the latest, and shown in between.
      if (random() < 0.5) {
        const againMs = ms + random() * DAY_MS
        const again = { occurredAt: new Date(againMs).toISOString(), watchedSeconds: 1000 }
        events.push(
          seen((ms + againMs) / 2, 3),
          archived({ ...base, ...playing, ...again, number: toNumber(4) }),
        )
      }

      function seen(shownMs: number, more: number): ArchivedEvent {
        return archived({
          userId,
          number: toNumber(more),
          eventType: 'impression',
          occurredAt: new Date(shownMs).toISOString(),
          impression: [playing.itemId],
          positions: [more],
          recommendationId: `RID-${number}-${more}`,
        })
      }
    }

    function toNumber(more: number): number {
      return base.number + more * 10_000_000
    }
  }
  return events
}

const brief = ({ groups, reciprocalRankSum, ndcgSum, ...counts }: OracleDay) => ({
  ...counts,
  reciprocalRankSum: reciprocalRankSum.toFixed(4),
  ndcgSum: ndcgSum.toFixed(4),
  groups,
})

function fromReport({
  day,
  version,
  windowDays,
  watchedRule,
  complete,
  ...report
}: DailyAccuracy): OracleDay {
  const groups = Object.fromEntries(
    GROUPINGS.map((by) => [
      by,
      Object.fromEntries(
        Object.entries(report.groups[by]).map(([key, { shown, hits, baselineHits }]) => [
          key,
          [shown, hits, baselineHits] as [number, number, number],
        ]),
      ),
    ]),
  )
  return { ...report, groups }
}

it.each([5])('counts history %i as the definitions do, and each user as the site', async (seed) => {
  const events = createHistory(seed)
  const site = await createSite()
  await site.objectStore.put('merges/anon.json', Buffer.from(JSON.stringify({ sub: 'u1' })))
  const erasedAt = new Date(options.erasedMs.get('u2') ?? 0).toISOString()
  await site.objectStore.put('tombstones/u2.json', Buffer.from(JSON.stringify({ erasedAt })))
  // The job runs between the second promotion and the third.
  for (const models of [options.models.slice(0, 2), options.models.slice(1)]) {
    const [previous, current] = models.map(([modelId, fromMs]) => ({
      modelId,
      promotedAt: new Date(fromMs).toISOString(),
    }))
    await site.objectStore.put('models/current.json', Buffer.from(JSON.stringify({ ...current, previous })))
    await accuracy({ ...site, clock: { now: () => FIRST - 14 * DAY_MS } })
  }
  for (const [index, event] of events.entries()) {
    const ms = Date.parse(event.occurredAt)
    // One in ten comes late, one in ten twice.
    const madeMs = index % 10 === 0 ? ms + (index % 8) * DAY_MS : ms
    await site.archive([event], madeMs, madeMs)
    if (index % 10 === 1) await site.archive([event], madeMs, madeMs)
  }

  await accuracy(site)

  const oracle = toOracle(events, options)
  const reports = await readDailyAccuracy(site.objectStore, { from: '0000-01-01', to: '9999-12-31' })
  expect(Object.fromEntries(reports.map((report) => [report.day, brief(fromReport(report))]))).to.deep.equal(
    Object.fromEntries([...oracle].map(([day, counts]) => [day, brief(counts)])),
  )

  for (const userId of ['u0', 'u1', 'u3']) {
    const isOwn = ({ subject }: ArchivedEvent) =>
      (options.merged.get(subject.userId) ?? subject.userId) === userId
    const own = toOracle(events.filter(isOwn), { ...options, models: [] })
    for (const by of ['day', ...GROUPINGS] as const) {
      const settings = { range: 'all', by, timeZone: 'UTC', windowDays: 14, nowMs: NOW } as const
      const report = toOwnAccuracy(events.filter(isOwn).reverse(), {
        ...settings,
        watchedRule: DEFAULT_WATCHED_RULE,
      })
      expect([userId, by, fromOwn(report)]).to.deep.equal([userId, by, addDays([...own], by)])
    }
  }
})

const fromOwn = ({ shown, hits, watches, recommendedWatches, points }: AccuracyReport) => ({
  totals: [shown, hits, watches, recommendedWatches],
  points: Object.fromEntries(points.map((point) => [point.key, [point.shown, point.hits]])),
})

function addDays(days: readonly [string, OracleDay][], by: 'day' | (typeof GROUPINGS)[number]) {
  const totals = [0, 0, 0, 0]
  const points: Record<string, number[]> = {}
  for (const [day, counts] of days) {
    const { shown, hits, watches, recommendedWatches, groups } = counts
    for (const [index, count] of [shown, hits, watches, recommendedWatches].entries())
      totals[index] = (totals[index] ?? 0) + count
    const ofDay = by === 'day' ? { [day]: [shown, hits] } : (groups[by] ?? {})
    for (const [key, [moreShown = 0, moreHits = 0]] of Object.entries(ofDay)) {
      if (moreShown === 0) continue
      const [known = 0, knownHits = 0] = points[key] ?? []
      points[key] = [known + moreShown, knownHits + moreHits]
    }
  }
  return { totals, points }
}
