// Whom a run of the loop may have handed to the recommender again: it had read them before they were erased, and its import
// ended after the recommender was asked to forget them.

import { mayHold } from '../../domain/subjects/tombstones.ts'
import type { RunRecord } from '../runs/run-record.ts'
import { importData } from '../train/import-and-train.ts'

/** Whether one of the runs may have done so. An import under way is none yet: it is seen when it has ended. */
export function wasImportedSince(
  runs: readonly RunRecord[],
  { erasedMs, askedMs }: { erasedMs: number; askedMs: number },
): boolean {
  return runs.some(
    (run) => mayHold(Date.parse(run.startedAt), erasedMs) && (toImportedMs(run) ?? 0) >= askedMs,
  )
}

function toImportedMs({ steps, endedAt }: RunRecord): number | undefined {
  const step = steps.find(({ name }) => name === importData.name)
  const ended = step && (step.endedAt ?? endedAt)
  return ended === undefined ? undefined : Date.parse(ended)
}
