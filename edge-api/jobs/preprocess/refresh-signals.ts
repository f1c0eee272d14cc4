// From facts to what they say of tastes and of what was shown, day by day, and only for days whose facts or rules changed.

import type { ObjectStore } from '../../ports/object-store.ts'
import type { QueryEngine } from '../../ports/query-engine.ts'
import { inParallel } from '../in-parallel.ts'
import type { LoopOptions } from '../loop-options.ts'
import { toShownPrefix, toSignalsPrefix } from './archive-days.ts'
import { markDay, readPreprocessMark } from './preprocess-mark.ts'
import { readQuery, TABLES } from './queries.ts'
import { toRules } from './refresh-facts.ts'

const DAYS_AT_A_TIME = 4

/**
 * Returns every day that has facts, in order, and those of them that another job changed meanwhile: their facts are to be
 * refreshed first. Safe to run twice, and beside other jobs.
 * Reads facts/; writes facts/signals/dt=<day>/, facts/shown/dt=<day>/, marks/preprocess.json.
 */
export async function refreshSignals(
  { objectStore, queryEngine }: { objectStore: ObjectStore; queryEngine: QueryEngine },
  options: LoopOptions,
): Promise<{ days: string[]; lost: string[] }> {
  const signals = await readQuery('signals', {
    min_percent: options.watchedRule.minPercent,
    min_percent_when_ended: options.watchedRule.minPercentWhenEnded,
    max_events_a_day: options.maxEventsADay,
    max_watched_hours_a_day: options.maxWatchedHoursADay,
    max_events_a_minute: options.maxEventsAMinute,
  })
  const shown = await readQuery('shown')
  const rules = toRules(signals, shown)
  const mark = await readPreprocessMark(objectStore)
  const stale = Object.entries(mark.days).filter(([, day]) => day.signals !== rules)
  const lost: string[] = []

  await inParallel(DAYS_AT_A_TIME, stale, async ([day, known]) => {
    const tables = { facts: TABLES.facts([known.facts]) }
    await queryEngine.write({ sql: signals, tables }, toSignalsPrefix(day))
    await queryEngine.write({ sql: shown, tables }, toShownPrefix(day))
    if (!(await markDay(objectStore, day, mark, { ...known, signals: rules }))) lost.push(day)
  })
  return { days: Object.keys(mark.days).sort(), lost }
}
