// Which days have to be counted again. An event lies in a folder of the archive by when its parcel was made, as its device
// says; it happened up to 9 days before or, where the clock is wrong, 8 days after. What was shown up to a window before that
// may become a hit by it.

import { MAX_AGE_DAYS } from '../../domain/events/archived-event.ts'

const DAY_MS = 86_400_000
/** Of what was popular before a day, for the baseline. */
export const POPULAR_DAYS = 28

export function addDay(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

export interface StaleDaysOptions {
  /** Day of the archive to what it held, when it was counted last and now. */
  known: Readonly<Record<string, string>>
  held: Readonly<Record<string, string>>
  open: readonly string[]
  windowDays: number
}

/** In order. Days before the first one of the archive's events cannot have any. */
export function toStaleDays({ known, held, open, windowDays }: StaleDaysOptions): string[] {
  const stale = new Set(open)
  const archived = [...new Set([...Object.keys(known), ...Object.keys(held)])].sort()
  const { earliest, latest } = toReach(archived)
  for (const day of archived) {
    if (known[day] === held[day]) continue
    for (let offset = -MAX_AGE_DAYS - 1 - windowDays; offset <= 1 + POPULAR_DAYS; offset += 1) {
      const affected = addDay(day, offset)
      if (affected >= earliest && affected <= latest) stale.add(affected)
    }
  }
  return [...stale].sort()
}

/** Days whose window has not ended, in order: hits may still come. A day may have events and no folder of its own. */
export function toOpenDays({
  held,
  nowMs,
  windowDays,
}: {
  held: Readonly<Record<string, string>>
  nowMs: number
  windowDays: number
}): string[] {
  const { earliest, latest } = toReach(Object.keys(held).sort())
  const today = new Date(nowMs).toISOString().slice(0, 10)
  return Array.from({ length: windowDays + MAX_AGE_DAYS + 3 }, (_, daysAgo) => addDay(today, -daysAgo))
    .filter((day) => day >= earliest && day <= latest)
    .reverse()
}

/** Between which days the events of an archive happened; it has none, when it has no days. */
function toReach(archived: readonly string[]): { earliest: string; latest: string } {
  const [first] = archived
  const last = archived.at(-1)
  if (first === undefined || last === undefined) return { earliest: '9999-12-31', latest: '' }
  return { earliest: addDay(first, -MAX_AGE_DAYS - 1), latest: addDay(last, MAX_AGE_DAYS) }
}

/** Stretches of days in a row, none heavier than `most` but a day alone, so that the memory of a query is bounded. */
export function toRanges(
  days: readonly string[],
  most: number,
  weigh: (day: string) => number = () => 1,
): string[][] {
  const ranges: string[][] = []
  let weight = 0
  for (const day of days) {
    const last = ranges.at(-1)
    weight += weigh(day)
    if (last !== undefined && weight <= most && addDay(last.at(-1) ?? day, 1) === day) last.push(day)
    else {
      ranges.push([day])
      weight = weigh(day)
    }
  }
  return ranges
}
