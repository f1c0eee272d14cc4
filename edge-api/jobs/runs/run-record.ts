// runs/<runId>/run.json: how far one run is. runs/current.json: the one run under way, if there is one.

import { PreconditionFailed, type ObjectStore } from '../../ports/object-store.ts'
import type { StepState, StepSummary } from './step.ts'

export interface StepRecord {
  name: string
  startedAt: string
  endedAt?: string
  summary?: StepSummary
}

export interface RunRecord {
  version: 1
  runId: string
  job: string
  startedAt: string
  endedAt?: string
  status: 'running' | 'done' | 'refused' | 'failed'
  options: unknown
  /** Steps begun, in order; the last one is under way unless it has an end. */
  steps: StepRecord[]
  /** Of the step under way. */
  state: StepState
  /** Calls of the step under way that failed, in a row. */
  failures: number
  error?: string
  /** Who works on it, and until when nobody else may. */
  lease?: { holder: string; until: string }
}

const CURRENT_KEY = 'runs/current.json'
const RUN_KEY = /^runs\/[^/]+\/run\.json$/

export function toRunKey(runId: string): string {
  return `runs/${runId}/run.json`
}

export interface StoredRun {
  record: RunRecord
  etag: string
}

export async function readRun(objectStore: ObjectStore, runId: string): Promise<StoredRun | undefined> {
  const stored = await objectStore.get(toRunKey(runId))
  return stored && { record: parse<RunRecord>(stored.body), etag: stored.etag }
}

/** Undefined when somebody else wrote since it was read. */
export async function writeRun(
  objectStore: ObjectStore,
  record: RunRecord,
  etag: string | undefined,
): Promise<StoredRun | undefined> {
  try {
    const body = Buffer.from(JSON.stringify(record, null, 2))
    const condition = etag === undefined ? { ifNoneMatch: '*' as const } : { ifMatch: etag }
    return { record, etag: (await objectStore.put(toRunKey(record.runId), body, condition)).etag }
  } catch (error) {
    if (error instanceof PreconditionFailed) return undefined
    throw error
  }
}

export async function readCurrentRunId(objectStore: ObjectStore): Promise<string | undefined> {
  const stored = await objectStore.get(CURRENT_KEY)
  return stored && parse<{ runId: string }>(stored.body).runId
}

/** The run that is under way from now on: this one, or the one that was first. */
export async function claimCurrentRun(objectStore: ObjectStore, runId: string): Promise<string> {
  try {
    await objectStore.put(CURRENT_KEY, Buffer.from(JSON.stringify({ runId })), { ifNoneMatch: '*' })
    return runId
  } catch (error) {
    if (!(error instanceof PreconditionFailed)) throw error
    return (await readCurrentRunId(objectStore)) ?? claimCurrentRun(objectStore, runId)
  }
}

/** Lets the next run begin, if this one is still the current one. */
export async function releaseCurrentRun(objectStore: ObjectStore, runId: string): Promise<void> {
  if ((await readCurrentRunId(objectStore)) === runId) await objectStore.delete(CURRENT_KEY)
}

/** The last runs that are kept, the newest first; all of them unless `most` says how many. */
export async function listRuns(
  objectStore: ObjectStore,
  { most = Number.POSITIVE_INFINITY } = {},
): Promise<RunRecord[]> {
  const keys: string[] = []
  for await (const key of objectStore.listKeys('runs/')) if (RUN_KEY.test(key)) keys.push(key)
  // Every run is named by when it began.
  const newest = keys.sort((a, b) => (toTime(a) < toTime(b) ? 1 : -1)).slice(0, most)
  const stored = await Promise.all(newest.map((key) => objectStore.get(key)))
  return stored.flatMap((one) => (one === undefined ? [] : [parse<RunRecord>(one.body)]))
}

function toTime(key: string): string {
  return key.slice(key.lastIndexOf('-'))
}

function parse<T>(body: Uint8Array): T {
  return JSON.parse(Buffer.from(body).toString('utf8')) as T
}
