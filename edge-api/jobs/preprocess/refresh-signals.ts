// From facts to what they say of tastes and of what was shown, day by day, and only for days whose facts or rules changed.

import type { ObjectStore } from '../../ports/object-store.ts'
import type { QueryEngine } from '../../ports/query-engine.ts'
import { inParallel } from '../in-parallel.ts'
import type { LoopOptions } from '../loop-options.ts'
import { readPreprocessMark, toShownPrefix, toSignalsPrefix, writePreprocessMark } from './archive-days.ts'
import { readQuery, TABLES } from './queries.ts'
import { toRules } from './refresh-facts.ts'

const DAYS_AT_A_TIME = 4

/**
 * Returns every day that has facts, in order. Safe to run twice.
 * Reads facts/; writes facts/signals/dt=<day>/, facts/shown/dt=<day>/, marks/preprocess.json.
 */
export async function refreshSignals(
  { objectStore, queryEngine }: { objectStore: ObjectStore; queryEngine: QueryEngine },
  options: LoopOptions,
): Promise<string[]> {
  const signals = await readQuery('signals', {
    min_percent: options.watchedRule.minPercent,
    min_percent_when_ended: options.watchedRule.minPercentWhenEnded,
    max_events_a_day: options.maxEventsADay,
    max_watched_hours_a_day: options.maxWatchedHoursADay,
    max_events_a_minute: options.maxEventsAMinute,
  })
  const shown = await readQuery('shown')
  const rules = toRules(signals, shown)
  let mark = await readPreprocessMark(objectStore)
  const stale = Object.entries(mark.days).filter(([, day]) => day.signals !== rules)

  await inParallel(DAYS_AT_A_TIME, stale, async ([day, known]) => {
    const tables = { facts: TABLES.facts([known.facts]) }
    await queryEngine.write({ sql: signals, tables }, toSignalsPrefix(day))
    await queryEngine.write({ sql: shown, tables }, toShownPrefix(day))
    mark = { ...mark, days: { ...mark.days, [day]: { ...known, signals: rules } } }
    await writePreprocessMark(objectStore, mark)
  })
  // Marks of two days that were written at a time may have arrived in another order.
  if (stale.length > 0) await writePreprocessMark(objectStore, mark)
  return Object.keys(mark.days).sort()
}
