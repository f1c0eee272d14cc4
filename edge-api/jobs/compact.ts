// The job that turns complete days of the archive into one Parquet object each, so that reading them again is quick.

import type { Clock } from '../ports/ports.ts'
import { listDays, toCompactedPrefix, toHorizon } from './preprocess/archive-days.ts'
import { readPreprocessMark } from './preprocess/preprocess-mark.ts'
import { readCompactQuery, readFactsQuery } from './preprocess/queries.ts'
import { makeDay, toRules, type FactsPorts } from './preprocess/refresh-facts.ts'

export interface CompactSummary extends Record<string, unknown> {
  days: number
  compacted: number
  objects: number
}

/**
 * Compacts each day that can get no more objects and was not compacted before in this way: every column of the archive,
 * and beside them the facts, which are read from there from now on. The raw objects stay: they are the truth.
 * Safe to run twice, and beside other jobs. Reads events/v1/; writes events/compacted/dt=<day>/, marks/preprocess.json.
 */
export async function compact({ clock, ...ports }: FactsPorts & { clock: Clock }): Promise<CompactSummary> {
  const { objectStore } = ports
  const sql = await readCompactQuery()
  const rules = toRules(await readFactsQuery())
  const horizon = toHorizon(clock.now())
  const summary = { days: 0, compacted: 0, objects: 0 }
  for (const [day, found] of await listDays(objectStore, '')) {
    if (day >= horizon) continue
    summary.days += 1
    const seen = await readPreprocessMark(objectStore)
    const known = seen.days[day]
    const facts = toCompactedPrefix(day)
    const isSame = known?.listing === found.listing && known.rules === rules
    if (isSame && known.facts === facts) continue
    // The same facts in another place: what was made of them holds.
    const made = isSame ? { ...known, facts } : { ...found, rules, facts }
    if (!(await makeDay(ports, { day, sql, seen, made }))) {
      // Somebody was erased meanwhile, and may be in it.
      for await (const key of objectStore.listKeys(facts)) await objectStore.delete(key)
      continue
    }
    summary.compacted += 1
    summary.objects += found.objects
  }
  return summary
}
