// The steps from the archive and the imported history to interactions, and from those to training files.

import type { ObjectStore } from '../../ports/object-store.ts'
import type { QueryEngine, QueryTable } from '../../ports/query-engine.ts'
import { readCurrentTraining } from '../import/current-training.ts'
import type { LoopOptions } from '../loop-options.ts'
import type { Step } from '../runs/step.ts'
import { readPreprocessMark, toFactsPrefix } from './archive-days.ts'
import { readQuery, TABLES } from './queries.ts'
import { refreshFacts } from './refresh-facts.ts'
import { writeSubjects } from './subjects.ts'
import { writeTraining } from './write-training.ts'

export interface PreprocessPorts {
  objectStore: ObjectStore
  queryEngine: QueryEngine
}

const DAY_MS = 86_400_000

/**
 * Reads events/v1/ (only days that changed), training/current.json's history, merges/, tombstones/, the catalog; writes
 * facts/, runs/<runId>/{subjects,verdicts,impressions,interactions}/.
 */
export const preprocess: Step<PreprocessPorts, LoopOptions> = {
  name: 'preprocess',
  async run(ports, _state, { runId, startedAtMs, options }) {
    const { objectStore, queryEngine } = ports
    const facts = await refreshFacts(ports, { nowMs: startedAtMs })
    const subjectsPrefix = `runs/${runId}/subjects/`
    const subjects = await writeSubjects(objectStore, subjectsPrefix)
    const { days } = await readPreprocessMark(objectStore)
    const tables = {
      facts: TABLES.facts(Object.keys(days).sort().map(toFactsPrefix)),
      subjects: TABLES.subjects([subjectsPrefix]),
      catalog: TABLES.catalog(['catalog/items.ndjson.gz']),
      history: await toHistory(objectStore),
    }
    const sinceMs = options.windowDays === 0 ? 0 : startedAtMs - options.windowDays * DAY_MS
    const verdicts = await writeVerdicts(queryEngine, runId, tables, options, sinceMs)
    const judged = { ...tables, verdicts }
    const impressionsPrefix = `runs/${runId}/impressions/`
    await queryEngine.write({ sql: await readQuery('impressions'), tables: judged }, impressionsPrefix)

    const events: Record<string, number> = {}
    for await (const rows of queryEngine.read({ sql: await readQuery('counts'), tables: { verdicts } }))
      for (const { verdict, events: count } of rows) events[String(verdict)] = Number(count)
    const { kept = 0, ...leftOut } = events
    const read = kept + Object.values(leftOut).reduce((sum, count) => sum + count, 0)

    const interactions = {
      sql: await readQuery('interactions', { since_ms: sinceMs }),
      tables: { ...judged, impressions: TABLES.impressions([impressionsPrefix]) },
    }
    await queryEngine.write(interactions, toInteractionsPrefix(runId))
    return { summary: { archive: facts, subjects, events: { read, kept, leftOut } } }
  },
}

/** Reads runs/<runId>/interactions/, the catalog; writes training/<runId>/, batch/<runId>/input/. */
export const exportTraining: Step<PreprocessPorts, LoopOptions> = {
  name: 'export',
  async run({ objectStore, queryEngine }, _state, { runId }) {
    const tables = { interactions: TABLES.interactions([toInteractionsPrefix(runId)]) }
    const rows = queryEngine.read({ sql: await readQuery('export'), tables })
    return { summary: await writeTraining(objectStore, runId, rows) }
  },
}

function toInteractionsPrefix(runId: string): string {
  return `runs/${runId}/interactions/`
}

async function writeVerdicts(
  queryEngine: QueryEngine,
  runId: string,
  tables: Readonly<Record<string, QueryTable>>,
  options: LoopOptions,
  sinceMs: number,
): Promise<QueryTable> {
  const prefix = `runs/${runId}/verdicts/`
  const sql = await readQuery('verdicts', {
    min_percent: options.watchedRule.minPercent,
    min_percent_when_ended: options.watchedRule.minPercentWhenEnded,
    max_events_a_day: options.maxEventsADay,
    max_watched_hours_a_day: options.maxWatchedHoursADay,
    max_events_a_minute: options.maxEventsAMinute,
    since_ms: sinceMs,
  })
  await queryEngine.write({ sql, tables }, prefix)
  return TABLES.verdicts([prefix])
}

/** What was imported before there were events; nothing for a site that began with none. */
async function toHistory(objectStore: ObjectStore): Promise<QueryTable> {
  const current = await readCurrentTraining(objectStore)
  return TABLES.history(current === undefined ? [] : [`training/${current.runId}/interactions.csv`])
}
