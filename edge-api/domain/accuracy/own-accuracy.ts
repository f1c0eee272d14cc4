// One user's accuracy, live: from what they were shown and what they watched, as the archive has it.

import type { AccuracyGrouping, AccuracyReport, WatchedRule } from '../../contract/types.ts'
import type { CatalogItems } from '../../ports/catalog.ts'
import type { ArchivedEvent } from '../events/archived-event.ts'
import { createToDay } from '../genres/days.ts'
import { getOwnSource, isOwnRecommendationId } from '../slates/recommendation-id.ts'
import { isWatched } from '../watched.ts'
import { toAccuracyReport, toFirstDay } from './to-report.ts'
import type { NamedCounts, ReportOptions } from './to-report.ts'

const DAY_MS = 86_400_000
const MAX_TITLES = 10

export interface OwnAccuracyOptions extends ReportOptions {
  nowMs: number
  /** Where titles are looked up; items without one count and are not named. */
  items?: CatalogItems
}

interface Shown {
  key: string
  itemId: string
  day: string
  shownMs: number
}

/**
 * Shape   events: of one person, from at least a window before the range on; in any order, any number of times.
 * Range   whole days of the zone, today included; an item counts once a day it was shown on, and once a group.
 */
export function toOwnAccuracy(events: readonly ArchivedEvent[], options: OwnAccuracyOptions): AccuracyReport {
  const { nowMs, items, ...reported } = options
  const { range, by, timeZone, windowDays, watchedRule } = options
  const windowMs = windowDays * DAY_MS
  const toDay = createToDay(timeZone)
  const to = toDay(nowMs)
  const from = toFirstDay(range, to)
  const isInRange = (day: string) => day >= from && day <= to
  const watches = toWatches(events, watchedRule)
  const watchesOf = byItem(watches)
  const isHit = ({ itemId, shownMs }: Shown) =>
    watchesOf(itemId).some(({ ms }) => ms >= shownMs && ms <= shownMs + windowMs)

  const all = toShown(events, () => '', toDay)
  const shownOf = byItem(all)
  const shown = all.filter(({ day }) => isInRange(day))
  const keyed =
    by === 'day' ? shown.map((one) => ({ ...one, key: one.day })) : toShown(events, toKey(by), toDay)
  const groups = new Map<string, NamedCounts>()
  for (const one of keyed.toSorted((a, b) => b.shownMs - a.shownMs)) {
    if (!isInRange(one.day) || one.key === '') continue
    const known = groups.get(one.key) ?? { shown: 0, hits: 0, incomplete: false, titles: [] }
    const hit = isHit(one)
    const title = hit ? items?.get(one.itemId)?.title : undefined
    const named = known.titles ?? []
    groups.set(one.key, {
      shown: known.shown + 1,
      hits: known.hits + (hit ? 1 : 0),
      incomplete: known.incomplete || one.shownMs + windowMs > nowMs,
      titles:
        title === undefined || named.includes(title) || named.length === MAX_TITLES
          ? named
          : [...named, title],
    })
  }
  const watchedDays = new Map(
    watches.filter(({ ms }) => isInRange(toDay(ms))).map((one) => [`${toDay(one.ms)} ${one.itemId}`, one]),
  )
  const recommended = [...watchedDays.values()].filter(({ itemId, ms }) =>
    shownOf(itemId).some(({ shownMs }) => ms >= shownMs && ms <= shownMs + windowMs),
  )
  const totals = {
    shown: shown.length,
    hits: shown.filter(isHit).length,
    incomplete: false,
    watches: watchedDays.size,
    recommendedWatches: recommended.length,
  }
  return toAccuracyReport(totals, groups, reported)
}

/** Finds what there is of an item; years of somebody's history are not looked through for each card. */
function byItem<One extends { itemId: string }>(all: readonly One[]): (itemId: string) => readonly One[] {
  const groups = new Map<string, One[]>()
  for (const one of all) {
    const group = groups.get(one.itemId)
    if (group === undefined) groups.set(one.itemId, [one])
    else group.push(one)
  }
  return (itemId) => groups.get(itemId) ?? []
}

/** When each playing first counted, the earliest first. */
function toWatches(events: readonly ArchivedEvent[], rule: WatchedRule): { itemId: string; ms: number }[] {
  const byPlay = new Map<string, { itemId: string; ms: number }>()
  for (const { event, occurredAt } of events) {
    const { itemId, playId } = event
    if (itemId === undefined || playId === undefined || !isWatched(event, rule)) continue
    const ms = Date.parse(occurredAt)
    const known = byPlay.get(`${playId} ${itemId}`)
    if (known === undefined || ms < known.ms) byPlay.set(`${playId} ${itemId}`, { itemId, ms })
  }
  return [...byPlay.values()].sort((a, b) => a.ms - b.ms)
}

/** Each item of our slates once a day and key, at its first moment; twice in one event, in its first place. */
function toShown(
  events: readonly ArchivedEvent[],
  getKey: (event: ArchivedEvent['event'], index: number) => string,
  toDay: (ms: number) => string,
): Shown[] {
  const first = new Map<string, Shown>()
  for (const { event, occurredAt } of events) {
    const { eventType, recommendationId, impression = [] } = event
    if (eventType !== 'impression' || recommendationId === undefined) continue
    const shownMs = Date.parse(occurredAt)
    const day = toDay(shownMs)
    for (const itemId of new Set(impression)) {
      const key = getKey(event, impression.indexOf(itemId))
      const id = JSON.stringify([day, key, itemId])
      const known = first.get(id)
      if (known === undefined || shownMs < known.shownMs) first.set(id, { key, itemId, day, shownMs })
    }
  }
  return [...first.values()]
}

function toKey(
  by: Exclude<AccuracyGrouping, 'day'>,
): (event: ArchivedEvent['event'], index: number) => string {
  switch (by) {
    case 'slate':
      return ({ slateKind }) => slateKind ?? ''
    case 'position':
      return ({ positions }, index) => String(positions?.[index] ?? '')
    case 'model':
      // Which model answered is known for the whole site only; here, whether one did.
      return ({ recommendationId }) => (isOwnRecommendationId(recommendationId ?? '') ? 'fallback' : 'live')
    case 'source':
      return ({ recommendationId = '' }) =>
        isOwnRecommendationId(recommendationId) ? (getOwnSource(recommendationId) ?? 'fallback') : 'live'
  }
}
