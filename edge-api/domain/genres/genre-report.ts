// Movies watched for each genre: one pure function from what was watched to the report.

import type {
  AnalyticsRange,
  GenreComparison,
  GenreCount,
  GenreEntry,
  GenreReport,
  WatchedRule,
} from '../../contract/types.ts'
import type { CatalogItem, CatalogItems } from '../../ports/catalog.ts'
import { compare } from '../profile/profile.ts'
import type { Profile } from '../profile/profile.ts'
import { addDays, createToDay } from './days.ts'

export interface GenreReportOptions {
  range: AnalyticsRange
  count: GenreCount
  compare: GenreComparison
  timeZone: string
  nowMs: number
  watchedRule: WatchedRule
}

const DAYS: Record<Exclude<AnalyticsRange, 'all'>, number> = { '30d': 30, '90d': 90, '1y': 365 }
const MAX_TITLES = 3

/**
 * Shape   profile: any; items: what the catalog knows of its items; an item it does not know has no genre.
 * Range   whole days of the zone, today included; an item counts once however often it was watched.
 * Ties    watched descending, then genre ascending by code unit; titles last watched first, then by title.
 */
export function toGenreReport(
  profile: Profile,
  items: CatalogItems,
  options: GenreReportOptions,
): GenreReport {
  const { range, count, timeZone, nowMs, watchedRule } = options
  const toDay = createToDay(timeZone)
  const to = toDay(nowMs)
  const watched = latestByItem(Object.values(profile.watched))
  const from = range === 'all' ? firstDay(profile, toDay) : addDays(to, 1 - DAYS[range])
  const isInRange = ({ occurredAt }: { occurredAt: string }) => {
    const day = toDay(Date.parse(occurredAt))
    return day <= to && (from === null || day >= from)
  }

  const movies = watched.filter(isInRange)
  const genres = new Map<string, { watched: number; recommended: number; titles: string[] }>()
  const entryOf = (genre: string) => {
    const entry = genres.get(genre) ?? { watched: 0, recommended: 0, titles: [] }
    genres.set(genre, entry)
    return entry
  }

  let withoutGenre = 0
  for (const { itemId } of movies) {
    const item = items.get(itemId)
    const weights = toWeights(item, count)
    if (weights.length === 0) withoutGenre += 1
    for (const [genre, weight] of weights) {
      const entry = entryOf(genre)
      entry.watched += weight
      if (item !== undefined && entry.titles.length < MAX_TITLES) entry.titles.push(item.title)
    }
  }
  if (options.compare === 'recommended') {
    for (const [itemId, shown] of Object.entries(profile.shown)) {
      if (!isInRange(shown)) continue
      for (const [genre, weight] of toWeights(items.get(itemId), count)) entryOf(genre).recommended += weight
    }
  }

  return {
    range,
    count,
    compare: options.compare,
    timeZone,
    from,
    to,
    movies: movies.length,
    withoutGenre,
    watchedRule,
    genres: [...genres]
      .map(([genre, entry]): GenreEntry => {
        const amount = round(entry.watched)
        return {
          genre,
          watched: amount,
          share: movies.length === 0 ? 0 : Math.min(1, round(entry.watched / movies.length)),
          ...(options.compare === 'recommended' ? { recommended: round(entry.recommended) } : {}),
          titles: entry.titles,
        }
      })
      .sort((a, b) => b.watched - a.watched || compare(a.genre, b.genre)),
  }
}

/** Ranges end today, so that an item counts in one exactly when its latest watching does. */
function latestByItem(
  facts: { itemId: string; occurredAt: string }[],
): { itemId: string; occurredAt: string }[] {
  const latest = new Map<string, { itemId: string; occurredAt: string }>()
  for (const fact of facts) {
    const known = latest.get(fact.itemId)
    if (known === undefined || known.occurredAt < fact.occurredAt) latest.set(fact.itemId, fact)
  }
  return [...latest.values()].sort(
    (a, b) => compare(b.occurredAt, a.occurredAt) || compare(a.itemId, b.itemId),
  )
}

function firstDay(profile: Profile, toDay: (atMs: number) => string): string | null {
  const first = Object.values(profile.watched)
    .map(({ occurredAt }) => occurredAt)
    .sort(compare)[0]
  return first === undefined ? null : toDay(Date.parse(first))
}

function toWeights(item: CatalogItem | undefined, count: GenreCount): [genre: string, weight: number][] {
  const genres = [...new Set(item?.genres)]
  switch (count) {
    case 'each':
      return genres.map((genre) => [genre, 1])
    case 'split':
      return genres.map((genre) => [genre, 1 / genres.length])
    case 'primary':
      return genres.slice(0, 1).map((genre) => [genre, 1])
  }
}

/** Thirds add up to 0.9999…: six digits are more than a chart shows. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
