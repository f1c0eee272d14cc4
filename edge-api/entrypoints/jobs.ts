// `intellistream job <name>`: one job over a data folder, with progress, a summary and an exit code.

import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { composeEndpoint, openLocalReader } from '../compose/local-jobs.ts'
import { composeCatalog, composeEventSink, systemClock } from '../compose/local.ts'
import { openLocalStore } from '../compose/local-store.ts'
import { composeTitleSource } from '../compose/titles.ts'
import { readConfig } from '../config.ts'
import { enrich } from '../jobs/enrich/enrich.ts'
import { evaluateList } from '../jobs/evaluate-list.ts'
import { evaluate } from '../jobs/evaluate.ts'
import type { EvaluationFigures } from '../jobs/evaluation-figures.ts'
import { forward } from '../jobs/forward.ts'
import { toEvaluationReportKey } from '../jobs/report/evaluation-report.ts'
import { readCurrentTraining } from '../jobs/import/current-training.ts'
import { startPersonalize } from '../local/personalize/start-personalize.ts'
import { findDataFolder } from './data-folder.ts'
import { createProgress } from './progress.ts'

interface JobOptions {
  data?: string
}

export interface EvaluateOptions extends JobOptions {
  json: boolean
  /** Of a campaign or recommender to measure instead of the engine. */
  arn?: string
  /** Where Personalize is; by default AWS. */
  endpoint?: string
  region: string
}

export async function runEvaluate({ data, json, arn, ...where }: EvaluateOptions): Promise<void> {
  const folder = findDataFolder(data)
  if (arn !== undefined) return runEvaluateEndpoint({ data: folder, json, arn, ...where })
  const { objectStore, release } = await openLocalStore(folder)
  try {
    const progress = createProgress('Evaluating')
    const summary = await evaluate({ objectStore }, { onProgress: progress.update })
    progress.done(`${summary.positives} watches of ${summary.training.source}`)
    printFigures(summary.figures)
    sayReport(folder, summary.training.runId)
    if (json) console.log(JSON.stringify(summary))
  } finally {
    await release()
  }
}

/** By what the loop held out, through the wire. */
async function runEvaluateEndpoint({
  data,
  json,
  arn,
  endpoint,
  region,
}: EvaluateOptions & { data: string; arn: string }): Promise<void> {
  const progress = createProgress('Asking')
  const list = composeEndpoint({ arn, region, ...(endpoint === undefined ? {} : { endpoint }) })
  const objectStore = await openLocalReader(data)
  const summary = await evaluateList({ objectStore, list }, { onProgress: progress.update })
  progress.done(`${summary.users} users of ${summary.runId}`)
  printFigures({ 'held-out interactions': summary.figures })
  console.table(summary.coverage)
  sayReport(data, `${summary.runId}-${list.name.replace(/[^\w-]/g, '-')}`)
  if (json) console.log(JSON.stringify(summary))
}

function sayReport(folder: string, name: string): void {
  console.log(`Plots: ${join(folder, toEvaluationReportKey(name))}`)
}

function printFigures(figures: EvaluationFigures): void {
  for (const [protocol, algorithms] of Object.entries(figures)) {
    console.log(`\n${protocol}`)
    console.table(
      Object.fromEntries(
        Object.entries(algorithms).map(([algorithm, metrics]) => [
          algorithm,
          Object.fromEntries(
            Object.entries(metrics).map(([metric, { mean }]) => [metric, Number(mean.toFixed(4))]),
          ),
        ]),
      ),
    )
  }
}

/** Forwards against the folder's own local Personalize, started for the purpose. */
export async function runForward({ data }: JobOptions): Promise<void> {
  const folder = findDataFolder(data)
  const { objectStore, release } = await openLocalStore(folder)
  try {
    const training = await readCurrentTraining(objectStore)
    if (!training) throw new Error(`${folder} has no import; run \`start\` or \`import\` first`)
    const files = join(folder, 'training', training.runId)
    const personalize = await startPersonalize({
      dataFolder: join(folder, 'local', 'personalize'),
      buckets: { local: folder },
      training: { interactionsCsv: join(files, 'interactions.csv'), itemsCsv: join(files, 'items.csv') },
    })
    try {
      const eventSink = composeEventSink(personalize)
      const { stopped, ...counts } = await forward(
        { objectStore, eventSink, clock: systemClock },
        { likes: true },
      )
      console.table(counts)
      if (stopped) throw new Error(`Stopped: ${stopped.reason}; run it again`)
    } finally {
      await personalize.close()
    }
  } finally {
    await release()
  }
}

/** Asks TMDB for what the folder's catalog does not have yet, and publishes it. */
export async function runEnrich({ data, json }: JobOptions & { json: boolean }): Promise<void> {
  const { tmdb } = readConfig(process.env)
  const titleSource = composeTitleSource(tmdb)
  if (!titleSource) throw new Error('TMDB_TOKEN is not set: a read access token or a key of TMDB')
  const { objectStore, release } = await openLocalStore(findDataFolder(data))
  try {
    const catalog = composeCatalog({ objectStore, tmdb })
    const ports = { objectStore, catalog, titleSource, clock: systemClock }
    const summary = await enrich(ports, { locales: tmdb.locales, sleep: (ms) => wait(ms) })
    console.table(summary)
    if (json) console.log(JSON.stringify(summary))
  } finally {
    await release()
  }
}
