// `intellistream job loop`, `loop`, `rollback`, `status` and `job compact`: the batch loop on a laptop.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Cron } from 'croner'
import { openLocalJobs, openLocalReader } from '../compose/local-jobs.ts'
import { systemClock } from '../compose/local.ts'
import { compact } from '../jobs/compact.ts'
import { toLoopOptions } from '../jobs/loop-options.ts'
import { toLoop } from '../jobs/loop.ts'
import { runToEnd } from '../jobs/runs/run-to-end.ts'
import type { RunRecord } from '../jobs/runs/run-record.ts'
import { REPORT_KEY, writeReport } from '../jobs/report/write-report.ts'
import { readStatus, toRunStatus, type LoopStatus, type RunStatus } from '../jobs/status.ts'
import { rollback } from '../jobs/train/rollback.ts'
import { findDataFolder } from './data-folder.ts'
import { openJobSession } from './job-session.ts'
import { createShutdown } from './shutdown.ts'

export interface LoopJobOptions {
  data?: string
  json: boolean
  dryRun: boolean
  batchSize?: number
  windowDays?: number
  /** A JSON file with any of LoopOptions. */
  options?: string
  /** `live`: what is promoted is given to the recommenders that answer live, too. Default `batch`. */
  serve?: 'live' | 'batch'
}

/** One run, or the rest of the one that was interrupted. Sets the exit code to 1 unless it is done. */
export async function runLoopJob(options: LoopJobOptions): Promise<RunRecord> {
  const folder = findDataFolder(options.data)
  const session = await openJobSession(folder, { serve: options.serve ?? 'batch' })
  try {
    const loopOptions = toLoopOptions({
      ...(options.options === undefined
        ? {}
        : (JSON.parse(await readFile(options.options, 'utf8')) as object)),
      dryRun: options.dryRun,
      ...(options.batchSize === undefined ? {} : { batchSize: options.batchSize }),
      ...(options.windowDays === undefined ? {} : { windowDays: options.windowDays }),
    })
    let said = 0
    const record = await runToEnd(session, toLoop(loopOptions), {
      options: loopOptions,
      // The folder's lock keeps others away, so that what a killed process held is free.
      caller: { holder: `process ${process.pid}`, alone: true },
      sleep: (ms) => sleep(ms),
      onAdvance: async ({ steps }) => {
        const ended = steps.filter(({ endedAt }) => endedAt !== undefined)
        for (const { name } of ended.slice(said)) process.stderr.write(`${name} done\n`)
        if (ended.length > said) await writeReport(session.objectStore)
        said = ended.length
      },
    })
    await writeReport(session.objectStore)
    const status = toRunStatus(record)
    printRun(status)
    console.log(`Plots: ${join(folder, REPORT_KEY)}`)
    if (options.json) console.log(JSON.stringify(status))
    if (record.status !== 'done') process.exitCode = 1
    return record
  } finally {
    await session.close()
  }
}

/** Runs the loop whenever the cron expression says so, one run at a time, until the process is told to end. */
export async function runLoop({ cron, ...options }: LoopJobOptions & { cron: string }): Promise<void> {
  findDataFolder(options.data)
  const shutdown = createShutdown()
  const job = new Cron(cron, { protect: true }, async () => {
    await runLoopJob(options).catch((error: unknown) =>
      console.error(`The run will be resumed: ${error instanceof Error ? error.message : String(error)}`),
    )
    process.exitCode = 0
    console.log(`Next run: ${job.nextRun()?.toISOString() ?? 'never'}`)
  })
  shutdown.closeLater({ close: () => job.stop() })
  console.log(`Runs on "${cron}"; next run: ${job.nextRun()?.toISOString() ?? 'never'}. Ctrl-C ends it.`)
}

export async function runRollback({
  data,
  serve = 'batch',
}: Pick<LoopJobOptions, 'data' | 'serve'>): Promise<void> {
  const folder = findDataFolder(data)
  const session = serve === 'live' ? await openJobSession(folder, { serve }) : await openLocalSession(folder)
  const { objectStore } = session
  try {
    const { from, to } = await rollback(session)
    await writeReport(objectStore)
    console.log(`${to.modelId} of ${to.promotedAt} serves again, instead of ${from.modelId}`)
  } finally {
    await session.close()
  }
}

/** For what needs no Personalize. */
async function openLocalSession(folder: string) {
  const { objectStore, release } = await openLocalJobs(folder)
  return { objectStore, close: release }
}

export async function runCompact({ data }: { data?: string }): Promise<void> {
  const jobs = await openLocalJobs(findDataFolder(data))
  try {
    console.table(await compact({ ...jobs, clock: systemClock }))
  } finally {
    await jobs.release()
  }
}

export async function runStatus({ data, json }: { data?: string; json: boolean }): Promise<void> {
  const status = await readStatus(await openLocalReader(findDataFolder(data)))
  if (json) console.log(JSON.stringify(status))
  else printStatus(status)
}

function printRun({ runId, status, seconds = 0, steps, error }: RunStatus): void {
  console.log(`\n${runId}: ${status} in ${seconds.toFixed(1)} s`)
  console.table(
    Object.fromEntries(
      steps.map((step) => [step.name, { seconds: step.seconds, ...toCounts(step.summary ?? {}) }]),
    ),
  )
  if (error) console.log(error)
}

/** The numbers of a summary, one level deep: what fits into a table. */
function toCounts(summary: Readonly<Record<string, unknown>>): { counts: string } {
  const words = Object.entries(summary).flatMap(([name, value]) =>
    typeof value === 'number'
      ? [`${name} ${value}`]
      : value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.entries(value)
            .filter((entry) => typeof entry[1] === 'number')
            .map(([inner, number]) => `${inner} ${Number(number).toLocaleString('en')}`)
        : [],
  )
  return { counts: words.join(', ').slice(0, 120) }
}

function printStatus({ serving, batch, underWay, runs }: LoopStatus): void {
  console.log(
    serving ? `Serves: ${serving.modelId}, since ${serving.promotedAt}` : 'No model of the loop serves yet',
  )
  if (serving?.previous) console.log(`Before: ${serving.previous.modelId}`)
  if (batch) console.log(`Batch:  ${batch.users.toLocaleString('en')} users, made ${batch.generatedAt}`)
  if (underWay) console.log(`Under way: ${underWay}`)
  console.table(
    runs.map((run) => ({
      run: run.runId,
      status: run.status,
      seconds: run.seconds,
      ...run.rows,
      'NDCG@10': run.ndcgAt10?.candidate?.toFixed(4),
      served: run.ndcgAt10?.serving?.toFixed(4),
      popular: run.ndcgAt10?.popularity?.toFixed(4),
    })),
  )
}
