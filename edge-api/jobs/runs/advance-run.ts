// Moves a run on by one call of its step under way. Whoever calls it again and again, a loop or a state machine, runs the job.

import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import {
  claimCurrentRun,
  readRun,
  releaseCurrentRun,
  writeRun,
  type RunRecord,
  type StoredRun,
} from './run-record.ts'
import { RunRefused, type Job, type RunContext, type StepOutcome } from './step.ts'

export interface RunPorts {
  objectStore: ObjectStore
  clock: Clock
}

export interface Caller {
  /** Names this process in the lease. */
  holder: string
  /** Whether nobody else can be at work, so that a lease left behind is no obstacle: the caller holds a lock. */
  alone: boolean
}

/** Somebody else works on the run. */
export class RunUnderWay extends Error {
  override readonly name = 'RunUnderWay'
}

/** A call lives at most as long as a Lambda. */
const LEASE_MS = 15 * 60_000
/** A step that fails this often in a row will not succeed by itself. */
const MOST_FAILURES = 5

/** The run under way if there is one, which is joined; else a new one. Errors: RunUnderWay when it is of another job. */
export async function beginRun<Ports extends RunPorts, Options>(
  { objectStore, clock }: Ports,
  job: Job<Ports, Options>,
  options: Options,
): Promise<RunRecord> {
  const startedAt = new Date(clock.now()).toISOString()
  const runId = await claimCurrentRun(objectStore, `${job.name}-${startedAt.replace(/[-:.]/g, '')}`)
  const known = await readRun(objectStore, runId)
  if (known !== undefined) {
    if (known.record.status !== 'running') {
      // It ended, and its process died before it could say so.
      await releaseCurrentRun(objectStore, runId)
      return beginRun({ objectStore, clock } as Ports, job, options)
    }
    if (known.record.job !== job.name)
      throw new RunUnderWay(
        `Run ${runId} is under way; finish it with \`intellistream job ${known.record.job}\``,
      )
    return known.record
  }
  const record: RunRecord = {
    version: 1,
    runId,
    job: job.name,
    startedAt,
    status: 'running',
    options,
    steps: [],
    state: {},
    failures: 0,
  }
  const written = (await writeRun(objectStore, record, undefined)) ?? (await readRun(objectStore, runId))
  return written?.record ?? record
}

/**
 * One call of the step under way, then the record. Returns how long to wait before the next call, and the record.
 * Errors: RunUnderWay when another caller is at work; what the step throws, which leaves the run to be resumed. A step
 * that refuses, or fails five times in a row, ends the run instead.
 */
export async function advanceRun<Ports extends RunPorts, Options>(
  ports: Ports,
  job: Job<Ports, Options>,
  runId: string,
  caller: Caller,
): Promise<{ record: RunRecord; waitSeconds: number }> {
  const { objectStore, clock } = ports
  const now = () => new Date(clock.now()).toISOString()
  const stored = await lease(ports, runId, caller)
  const { record } = stored
  if (record.status !== 'running') return { record, waitSeconds: 0 }

  const write = async (next: RunRecord): Promise<RunRecord> => {
    const { lease: _, ...free } = next
    const written = await writeRun(objectStore, free, stored.etag)
    if (written === undefined) throw new RunUnderWay(`Run ${runId} was taken over by another process`)
    if (free.status !== 'running') await releaseCurrentRun(objectStore, runId)
    return written.record
  }
  const end = (status: RunRecord['status'], more: Partial<RunRecord> = {}) =>
    write({ ...record, ...more, status, endedAt: now() })

  const last = record.steps.at(-1)
  const isFresh = last === undefined || last.endedAt !== undefined
  const index = record.steps.length - (isFresh ? 0 : 1)
  const step = job.steps[index]
  if (step === undefined) return { record: await end('done'), waitSeconds: 0 }
  const before = record.steps.slice(0, index)
  const current = isFresh ? { name: step.name, startedAt: now() } : last
  const ended = (summary?: RunRefused['summary']) => [
    ...before,
    { ...current, endedAt: now(), ...(summary === undefined ? {} : { summary }) },
  ]

  let outcome: StepOutcome
  try {
    const context: RunContext<Options> = {
      runId,
      startedAtMs: Date.parse(record.startedAt),
      options: record.options as Options,
    }
    outcome = await step.run(ports, isFresh ? {} : record.state, context)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (error instanceof RunRefused) {
      return { record: await end('refused', { steps: ended(error.summary), error: message }), waitSeconds: 0 }
    }
    const failures = record.failures + 1
    const steps = [...before, current]
    if (failures >= MOST_FAILURES) await end('failed', { steps, failures, error: message })
    else await write({ ...record, steps, failures, error: message })
    throw error
  }

  const { error: _, ...healthy } = record
  if ('summary' in outcome) {
    const next = { ...healthy, steps: ended(outcome.summary), state: {}, failures: 0 }
    const isLast = index === job.steps.length - 1
    const written = isLast ? await write({ ...next, status: 'done', endedAt: now() }) : await write(next)
    return { record: written, waitSeconds: 0 }
  }
  const { state, waitSeconds } = outcome
  return { record: await write({ ...healthy, steps: [...before, current], state, failures: 0 }), waitSeconds }
}

async function lease(
  { objectStore, clock }: RunPorts,
  runId: string,
  { holder, alone }: Caller,
): Promise<StoredRun> {
  const stored = await readRun(objectStore, runId)
  if (stored === undefined) throw new Error(`There is no run ${runId}`)
  const { record, etag } = stored
  if (record.status !== 'running') return stored
  const held = record.lease
  const isHeld = held !== undefined && held.holder !== holder && Date.parse(held.until) > clock.now()
  if (isHeld && !alone)
    throw new RunUnderWay(`Run ${runId} is worked on by ${held.holder}, until ${held.until} at most`)
  const until = new Date(clock.now() + LEASE_MS).toISOString()
  const written = await writeRun(objectStore, { ...record, lease: { holder, until } }, etag)
  if (written === undefined) throw new RunUnderWay(`Run ${runId} was taken by another process just now`)
  return written
}
