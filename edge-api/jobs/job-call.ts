// What a state machine may ask of the jobs: each call is short, and says how to go on.

import type { DataDeletion } from '../ports/data-deletion.ts'
import { accuracy } from './accuracy/accuracy.ts'
import { compact } from './compact.ts'
import { erase } from './erase/erase.ts'
import { toLoopOptions, type LoopOptions } from './loop-options.ts'
import { toLoop, type LoopPorts } from './loop.ts'
import { rebuildProfiles } from './rebuild-profiles/rebuild-profiles.ts'
import { writeReport } from './report/write-report.ts'
import { advanceRun, beginRun } from './runs/advance-run.ts'
import type { RunRecord } from './runs/run-record.ts'
import { rollback } from './train/rollback.ts'
import { tendServing } from './train/tend-serving.ts'

export type JobCall =
  | { action: 'begin'; options?: Partial<LoopOptions> }
  | { action: 'advance'; runId: string; dryRun: boolean }
  | { action: 'rollback' | 'erase' | 'compact' | 'rebuild-profiles' | 'accuracy' | 'tend' }

export interface JobPorts extends LoopPorts {
  dataDeletion: DataDeletion
}

/** What a state machine decides by. */
export interface JobProgress {
  runId: string
  status: RunRecord['status']
  dryRun: boolean
  /** Whole: a state machine counts no less. */
  waitSeconds: number
  error?: string
}

/** `holder` names the caller in the run's lease. Errors: RangeError for an action that there is not; what the run throws. */
export async function answerJobCall(
  ports: JobPorts,
  call: JobCall,
  holder: string,
): Promise<JobProgress | object> {
  switch (call.action) {
    case 'begin': {
      const options = toLoopOptions(call.options)
      return toProgress(await beginRun(ports, toLoop(options), options))
    }
    case 'advance': {
      const { record, waitSeconds } = await advanceRun(ports, toLoop(call), call.runId, {
        holder,
        alone: false,
      })
      if (record.status !== 'running' || record.steps.at(-1)?.endedAt !== undefined)
        await writeReport(ports.objectStore)
      return toProgress(record, waitSeconds)
    }
    case 'rollback':
      return rollback(ports)
    case 'erase':
      return erase(ports)
    case 'accuracy':
      return accuracy(ports)
    case 'tend':
      return tendServing(ports)
    case 'compact':
      return compact(ports)
    case 'rebuild-profiles':
      return rebuildProfiles(ports)
    default:
      throw new RangeError(`There is no action ${JSON.stringify(call)}`)
  }
}

function toProgress({ runId, status, options, error }: RunRecord, waitSeconds = 0): JobProgress {
  const { dryRun } = options as LoopOptions
  return {
    runId,
    status,
    dryRun,
    waitSeconds: Math.ceil(waitSeconds),
    ...(error === undefined ? {} : { error }),
  }
}
