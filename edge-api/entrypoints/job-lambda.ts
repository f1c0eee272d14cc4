// One call of a batch job, for a state machine that calls again until the run is over: a Lambda lives 15 minutes, training takes hours.

import { composeLoop } from '../compose/aws-loop.ts'
import { readConfig } from '../config.ts'
import { DEFAULT_LOOP_OPTIONS, type LoopOptions } from '../jobs/loop-options.ts'
import { toLoop } from '../jobs/loop.ts'
import { advanceRun, beginRun } from '../jobs/runs/advance-run.ts'
import type { RunRecord } from '../jobs/runs/run-record.ts'
import { rollback } from '../jobs/train/rollback.ts'

const ports = composeLoop(readConfig(process.env))

type JobRequest =
  | { action: 'begin'; options?: Partial<LoopOptions> }
  | { action: 'advance'; runId: string; dryRun: boolean }
  | { action: 'rollback' }

/** What the state machine decides by. */
function toProgress({ runId, status, options, error }: RunRecord, waitSeconds = 0) {
  const { dryRun } = options as LoopOptions
  // A state machine waits whole seconds.
  return {
    runId,
    status,
    dryRun,
    waitSeconds: Math.ceil(waitSeconds),
    ...(error === undefined ? {} : { error }),
  }
}

export async function handler(
  request: JobRequest,
  { awsRequestId = 'local' }: { awsRequestId?: string } = {},
) {
  switch (request.action) {
    case 'begin': {
      const options = { ...DEFAULT_LOOP_OPTIONS, ...request.options }
      return toProgress(await beginRun(ports, toLoop(options), options))
    }
    case 'advance': {
      const caller = { holder: awsRequestId, alone: false }
      const { record, waitSeconds } = await advanceRun(ports, toLoop(request), request.runId, caller)
      console.log(JSON.stringify({ runId: record.runId, status: record.status, steps: record.steps.at(-1) }))
      return toProgress(record, waitSeconds)
    }
    case 'rollback':
      return rollback(ports.objectStore)
    default:
      throw new RangeError(`There is no action ${JSON.stringify(request)}`)
  }
}
