// The steps from the archive and the imported history to interactions, and from those to training files.

import type { ObjectStore } from '../../ports/object-store.ts'
import type { QueryEngine, QueryTable } from '../../ports/query-engine.ts'
import { readCurrentTraining } from '../import/current-training.ts'
import type { LoopOptions } from '../loop-options.ts'
import type { Step } from '../runs/step.ts'
import { toShownPrefix, toSignalsPrefix } from './archive-days.ts'
import { readErasedSince, withoutErasedRows } from './erased-since.ts'
import { readQuery, TABLES } from './queries.ts'
import { failForOthers, MAX_PASSES, refreshFacts, type FactsSummary } from './refresh-facts.ts'
import { refreshSignals } from './refresh-signals.ts'
import { writeSubjects } from './subjects.ts'
import { writeTraining } from './write-training.ts'

export interface PreprocessPorts {
  objectStore: ObjectStore
  queryEngine: QueryEngine
}

const DAY_MS = 86_400_000

/**
 * Reads events/v1/ (only days that changed), training/current.json's history, merges/, tombstones/, the catalog; writes
 * facts/, runs/<runId>/{subjects,verdicts,interactions}/.
 */
export const preprocess: Step<PreprocessPorts, LoopOptions> = {
  name: 'preprocess',
  async run(ports, _state, { runId, startedAtMs, options }) {
    const { objectStore, queryEngine } = ports
    const { archive, days } = await refreshDays(ports, options, startedAtMs)
    const subjectsPrefix = `runs/${runId}/subjects/`
    const verdictsPrefix = `runs/${runId}/verdicts/`
    const subjects = await writeSubjects(objectStore, subjectsPrefix)
    const tables = {
      signals: TABLES.signals(days.map(toSignalsPrefix)),
      subjects: TABLES.subjects([subjectsPrefix]),
      verdicts: TABLES.verdicts([verdictsPrefix]),
    }
    const { signals, verdicts } = tables
    const since = {
      since_ms: options.windowDays === 0 ? 0 : startedAtMs - options.windowDays * DAY_MS,
    }
    const judge = await readQuery('verdicts', since)
    const catalog = TABLES.catalog(['catalog/items.ndjson.gz'])
    await queryEngine.write(
      { sql: judge, tables: { signals, subjects: tables.subjects, catalog } },
      verdictsPrefix,
    )

    const events: Record<string, number> = {}
    for await (const rows of queryEngine.read({ sql: await readQuery('counts'), tables }))
      for (const { verdict, events: count } of rows) events[String(verdict)] = Number(count)
    const { kept = 0, ...leftOut } = events
    const read = kept + Object.values(leftOut).reduce((sum, count) => sum + count, 0)

    const shown = TABLES.shown(days.map(toShownPrefix))
    const history = await toHistory(objectStore)
    await queryEngine.write(
      {
        sql: await readQuery('interactions', since),
        tables: { verdicts, subjects: tables.subjects, shown, history },
      },
      toInteractionsPrefix(runId),
    )
    return { summary: { archive, subjects, events: { read, kept, leftOut } } }
  },
}

/** Reads runs/<runId>/interactions/, tombstones/, the catalog; writes training/<runId>/, batch/<runId>/input/. */
export const exportTraining: Step<PreprocessPorts, LoopOptions> = {
  name: 'export',
  async run({ objectStore, queryEngine }, _state, { runId, startedAtMs }) {
    const tables = { interactions: TABLES.interactions([toInteractionsPrefix(runId)]) }
    const rows = queryEngine.read({ sql: await readQuery('export'), tables })
    const erased = await readErasedSince(objectStore, startedAtMs)
    return { summary: await writeTraining(objectStore, runId, withoutErasedRows(rows, erased)) }
  },
}

/** Brings every day up to date, and again those that another job changed meanwhile. */
async function refreshDays(
  ports: PreprocessPorts,
  options: LoopOptions,
  nowMs: number,
): Promise<{ archive: FactsSummary; days: string[] }> {
  for (let pass = 1; ; pass += 1) {
    const archive = await refreshFacts(ports, { nowMs })
    const { days, lost } = await refreshSignals(ports, options)
    if (lost.length === 0) return { archive, days }
    if (pass === MAX_PASSES) failForOthers(lost)
  }
}

function toInteractionsPrefix(runId: string): string {
  return `runs/${runId}/interactions/`
}

/** What was imported before there were events; nothing for a site that began with none. */
async function toHistory(objectStore: ObjectStore): Promise<QueryTable> {
  const current = await readCurrentTraining(objectStore)
  return TABLES.history(current === undefined ? [] : [`training/${current.runId}/interactions.csv`])
}
