// A year of days is more than a screen shows: days become weeks, weeks become months.

import type { AccuracyPoint } from '@intellistream/edge-api/contract'

/** Points that one period of days was made of, oldest first; `key` is its first day. */
export interface DayGroup {
  unit: 'day' | 'week' | 'month'
  key: string
  points: AccuracyPoint[]
}

const MOST_GROUPS = 14
const DAY_MS = 86_400_000

/** `points` have days as keys, `YYYY-MM-DD`, in any order. The time from first to last decides, with its empty days. */
export function groupDays(points: readonly AccuracyPoint[]): DayGroup[] {
  const days = [...points].sort((a, b) => (a.key < b.key ? -1 : 1))
  const span = toDay(days.at(-1)?.key) - toDay(days[0]?.key) + 1
  const unit = span <= MOST_GROUPS ? 'day' : span <= 7 * (MOST_GROUPS - 1) ? 'week' : 'month'
  const groups = new Map<string, DayGroup>()
  for (const point of days) {
    const key = firstDay(point.key, unit)
    const group = groups.get(key) ?? { unit, key, points: [] }
    group.points.push(point)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Days since 1970. */
export function toDay(key = ''): number {
  return Date.parse(key) / DAY_MS
}

/** Weeks begin on Monday (ISO 8601); 1970 began on a Thursday. */
function firstDay(key: string, unit: DayGroup['unit']): string {
  if (unit === 'month') return `${key.slice(0, 7)}-01`
  const day = toDay(key)
  const first = unit === 'week' ? day - ((day + 3) % 7) : day
  return new Date(first * DAY_MS).toISOString().slice(0, 10)
}
