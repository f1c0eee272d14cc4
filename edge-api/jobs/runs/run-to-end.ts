// A run from where it is to its end, in one process: what the command line does.

import { advanceRun, beginRun, type Caller, type RunPorts } from './advance-run.ts'
import type { RunRecord } from './run-record.ts'
import type { Job } from './step.ts'

export interface RunToEndOptions<Options> {
  options: Options
  caller: Caller
  /** Resolves after so many milliseconds. */
  sleep: (ms: number) => Promise<void>
  /** Told after every call of a step, and waited for. */
  onAdvance?: (record: RunRecord) => Promise<void> | void
}

/** Joins the run under way or begins one; returns how it ended. Errors: RunUnderWay; what a step throws. */
export async function runToEnd<Ports extends RunPorts, Options>(
  ports: Ports,
  job: Job<Ports, Options>,
  { options, caller, sleep, onAdvance = () => undefined }: RunToEndOptions<Options>,
): Promise<RunRecord> {
  const { runId } = await beginRun(ports, job, options)
  for (;;) {
    const { record, waitSeconds } = await advanceRun(ports, job, runId, caller)
    await onAdvance(record)
    if (record.status !== 'running') return record
    if (waitSeconds > 0) await sleep(waitSeconds * 1000)
  }
}
