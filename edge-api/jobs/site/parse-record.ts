// From a site's record to an item or an act of a user. What is wrong is said with what to do about it.

import type { DatasetInteraction, DatasetItem } from '../dataset.ts'
import type { SiteRecord } from './read-records.ts'

/** A record that cannot be used. The message names the field, what is wrong, and the remedy. */
export class RecordRefused extends Error {
  override readonly name = 'RecordRefused'
}

export interface SiteItem {
  item: DatasetItem
  tmdbId?: string
}

/** What the API takes as an id: no white space and nothing invisible, at most 256 characters, Personalize's limit. */
const ID = /^[^\s\p{C}]{1,256}$/u
const EVENT_TYPES = ['watch', 'click', 'like'] as const
/** Epoch seconds of 1990 and of 2100: what lies outside is another unit or no time. */
const TIMES = [631_152_000, 4_102_444_800] as const

export function parseItem(record: SiteRecord): SiteItem {
  const genres = toGenres(record['genres'])
  const average = toNumber(record, 'ratingAverage', 0, 10)
  const count = toNumber(record, 'ratingCount', 0, 1e12)
  const year = toNumber(record, 'year', 1870, 2100)
  const runtimeMinutes = toNumber(record, 'runtimeMinutes', 0, 100_000)
  const tmdbId = toText(record['tmdbId'])
  if (tmdbId !== undefined && !/^\d{1,10}$/.test(tmdbId))
    refuse('tmdbId', `is ${JSON.stringify(tmdbId)}`, 'give the number of the movie at TMDB, or nothing')
  const optional = {
    synopsis: toText(record['synopsis']),
    href: toText(record['href']),
    year: year === undefined ? undefined : Math.trunc(year),
    runtimeMinutes,
    rating: average === undefined ? undefined : { average, count: count ?? 0 },
    poster: toPoster(record),
  }
  return {
    item: {
      itemId: toId(record, 'itemId'),
      title: toText(record['title']) ?? refuse('title', 'is missing', 'every item needs one'),
      genres,
      ...present(optional),
    },
    ...(tmdbId !== undefined && { tmdbId }),
  }
}

export function parseAct(record: SiteRecord): DatasetInteraction {
  const given = toText(record['eventType'])?.toLowerCase() ?? 'watch'
  const eventType = EVENT_TYPES.find((one) => one === given)
  if (eventType === undefined)
    return refuse(
      'eventType',
      `is ${JSON.stringify(given)}`,
      `use one of ${EVENT_TYPES.join(', ')}, or nothing for watch`,
    )
  const percent = toNumber(record, 'watchedPercent', 0, 100)
  return {
    userId: toId(record, 'userId'),
    itemId: toId(record, 'itemId'),
    eventType,
    timestampSeconds: toSeconds(record['occurredAt']),
    ...(percent === undefined ? {} : { watchedRatio: percent / 100 }),
  }
}

function toId(record: SiteRecord, name: string): string {
  const id = toText(record[name])
  if (id === undefined) return refuse(name, 'is missing', 'give every row an id')
  if (!ID.test(id))
    return refuse(
      name,
      `is ${JSON.stringify(id.slice(0, 40))}`,
      'use 1 to 256 characters without white space; hash longer ids',
    )
  return id
}

/** Texts as they are; numbers as texts, because ids are often numbers; nothing for what is empty. */
function toText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function toNumber(record: SiteRecord, name: string, least: number, most: number): number | undefined {
  const text = toText(record[name])
  if (text === undefined) return undefined
  const value = Number(text)
  if (value >= least && value <= most) return value
  return refuse(name, `is ${JSON.stringify(text)}`, `give a number from ${least} to ${most}, or nothing`)
}

/** A list, or one text with bars between. */
function toGenres(value: unknown): string[] {
  const list = Array.isArray(value) ? value : (toText(value)?.split('|') ?? [])
  const genres = list.map((one) => toText(one)).filter((one) => one !== undefined)
  if (genres.some((one) => one.includes('|')) || genres.join('|').length > 1000)
    refuse('genres', 'is no list of short words', 'separate genres by |, at most 1000 characters in all')
  return [...new Set(genres)]
}

/** Both sides are needed, so that nothing moves when the picture arrives. */
function toPoster(record: SiteRecord): DatasetItem['poster'] {
  const src = toText(record['posterUrl'])
  if (src === undefined) return undefined
  if (!/^https:\/\//.test(src))
    refuse('posterUrl', `is ${JSON.stringify(src.slice(0, 40))}`, 'give an address with https')
  const width =
    toNumber(record, 'posterWidth', 1, 10_000) ??
    refuse('posterWidth', 'is missing', 'say how wide the picture is, in pixels')
  const height =
    toNumber(record, 'posterHeight', 1, 10_000) ??
    refuse('posterHeight', 'is missing', 'say how high the picture is, in pixels')
  return { src, width, height }
}

/** ISO 8601 with a zone, or seconds since 1970. */
function toSeconds(value: unknown): number {
  const text = toText(value)
  if (text === undefined) return refuse('occurredAt', 'is missing', 'say when it happened')
  const isNumber = /^\d+(\.\d+)?$/.test(text)
  if (!isNumber && !/(Z|[+-]\d\d:?\d\d)$/i.test(text))
    return refuse(
      'occurredAt',
      `is ${JSON.stringify(text.slice(0, 40))}`,
      'write 2026-11-20T18:30:00Z, with its zone, or seconds since 1970',
    )
  const seconds = Math.floor(isNumber ? Number(text) : Date.parse(text) / 1000)
  if (seconds >= TIMES[0] && seconds <= TIMES[1]) return seconds
  return refuse(
    'occurredAt',
    `is ${JSON.stringify(text.slice(0, 40))}`,
    seconds > TIMES[1] ? 'write seconds, not milliseconds' : 'write a time after 1990',
  )
}

function present<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}

function refuse(field: string, problem: string, remedy: string): never {
  throw new RecordRefused(`${field} ${problem}; ${remedy}`)
}
