// What the batch loop did and what serves now, in one answer for the command line and for pages.

import { BATCH_POINTER_KEY, type BatchPointer } from '../domain/slates/batch-slates.ts'
import type { ObjectStore } from '../ports/object-store.ts'
import { listRuns, readCurrentRunId, type RunRecord } from './runs/run-record.ts'
import { readCurrentModel, type CurrentModel } from './train/models.ts'
import type { GateSummary } from './train/gate.ts'

export interface RunStatus {
  runId: string
  status: RunRecord['status']
  startedAt: string
  /** From the first step to the last, waiting included; absent while it runs. */
  seconds?: number
  steps: { name: string; seconds?: number; summary?: RunRecord['steps'][number]['summary'] }[]
  /** What was trained on, once that is known. */
  rows?: { interactions: number; users: number; items: number }
  /** NDCG@10 on what was held out: of the new model, of the one that served, of popular items. */
  ndcgAt10?: { candidate?: number; serving?: number; popularity?: number }
  error?: string
}

export interface LoopStatus {
  serving?: CurrentModel
  batch?: BatchPointer
  underWay?: string
  /** The newest first. */
  runs: RunStatus[]
}

export async function readStatus(objectStore: ObjectStore, { runs = 10 } = {}): Promise<LoopStatus> {
  const [serving, underWay, pointer, records] = await Promise.all([
    readCurrentModel(objectStore),
    readCurrentRunId(objectStore),
    objectStore.get(BATCH_POINTER_KEY),
    listRuns(objectStore, { most: runs }),
  ])
  return {
    ...(serving === undefined ? {} : { serving }),
    ...(pointer && { batch: JSON.parse(Buffer.from(pointer.body).toString('utf8')) as BatchPointer }),
    ...(underWay === undefined ? {} : { underWay }),
    runs: records.map(toRunStatus),
  }
}

export function toRunStatus(record: RunRecord): RunStatus {
  const { runId, status, startedAt, endedAt, steps, error } = record
  const summaryOf = (name: string) => steps.find((step) => step.name === name)?.summary
  const rows = summaryOf('export') as RunStatus['rows'] | undefined
  const gate = summaryOf('gate') as GateSummary | undefined
  return {
    runId,
    status,
    startedAt,
    ...(endedAt === undefined ? {} : { seconds: toSeconds(startedAt, endedAt) }),
    steps: steps.map((step) => ({
      name: step.name,
      ...(step.endedAt === undefined ? {} : { seconds: toSeconds(step.startedAt, step.endedAt) }),
      ...(step.summary === undefined ? {} : { summary: step.summary }),
    })),
    ...(rows && { rows: { interactions: rows.interactions, users: rows.users, items: rows.items } }),
    ...(gate?.comparisons && { ndcgAt10: toNdcg(gate) }),
    ...(error === undefined ? {} : { error }),
  }
}

function toNdcg({ comparisons }: GateSummary): NonNullable<RunStatus['ndcgAt10']> {
  const popularity = comparisons.find((one) => one.with === 'popular items')
  const serving = comparisons.find((one) => one.with !== 'popular items')
  return {
    ...(popularity && { candidate: popularity.candidate.ndcgAt10, popularity: popularity.other.ndcgAt10 }),
    ...(serving && { serving: serving.other.ndcgAt10 }),
  }
}

function toSeconds(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000
}
