// What operators see of the loop, in the words of the wire.

import type { LoopReport, LoopRun, OnlineAccuracy } from '../../contract/types.ts'
import { readDailyAccuracy, type DailyAccuracy } from '../../domain/accuracy/daily-accuracy.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { LoopStatus, RunStatus } from '../status.ts'

/** So many days on each side of a promotion are compared. */
const DAYS = 14
const DAY_MS = 86_400_000

/** Reads reports/accuracy/, which the job `accuracy` writes; without it nothing is said of what was watched. */
export async function toLoopReport(
  objectStore: ObjectStore,
  { serving, batch, underWay, runs }: LoopStatus,
): Promise<LoopReport> {
  const online = serving && (await readOnline(objectStore, Date.parse(serving.promotedAt)))
  return {
    ...(serving && {
      serving: {
        modelId: serving.modelId,
        promotedAt: serving.promotedAt,
        ...(serving.previous && { previousModelId: serving.previous.modelId }),
      },
    }),
    ...(batch && { batch: { users: batch.users, generatedAt: batch.generatedAt } }),
    ...(underWay === undefined ? {} : { underWay }),
    ...(online && { online }),
    runs: runs.map(toLoopRun),
  }
}

function toLoopRun({ steps, ...run }: RunStatus): LoopRun {
  return {
    ...run,
    steps: steps.map(({ name, seconds }) => ({ name, ...(seconds === undefined ? {} : { seconds }) })),
  }
}

/** The day of the promotion belongs to neither side. */
async function readOnline(
  objectStore: ObjectStore,
  promotedMs: number,
): Promise<LoopReport['online'] | undefined> {
  const day = (offset: number) => new Date(promotedMs + offset * DAY_MS).toISOString().slice(0, 10)
  const [before, after] = await Promise.all([
    readDailyAccuracy(objectStore, { from: day(-DAYS), to: day(-1) }),
    readDailyAccuracy(objectStore, { from: day(1), to: day(DAYS) }),
  ])
  if (before.length + after.length === 0) return undefined
  return { before: sum(before), after: sum(after) }
}

function sum(days: readonly DailyAccuracy[]): OnlineAccuracy {
  const shown = days.reduce((total, day) => total + day.shown, 0)
  const hits = days.reduce((total, day) => total + day.hits, 0)
  return { days: days.length, shown, hits, ...(shown === 0 ? {} : { hitRate: hits / shown }) }
}
