// The step that refuses training data before it is sent, and says how it differs from what the serving model was trained on.

import type { ObjectStore } from '../../ports/object-store.ts'
import type { LoopOptions } from '../loop-options.ts'
import { readManifest, toInteractionsFolder, type TrainingManifest } from '../preprocess/write-training.ts'
import { RunRefused, type Step } from '../runs/step.ts'
import { readCurrentModel } from '../train/models.ts'
import { checkFiles } from './check-files.ts'

export interface Drift extends Record<string, unknown> {
  /** The run that the serving model was trained in. */
  since: string
  /** Growth, 0.1 being a tenth more. */
  interactions: number
  users: number
  items: number
  /** How much the shares of event types moved, 0..1 (total variation distance). */
  eventTypes: number
}

/** Reads training/<runId>/, models/current.json. */
export const validate: Step<{ objectStore: ObjectStore }, LoopOptions> = {
  name: 'validate',
  async run({ objectStore }, _state, { runId }) {
    const folder = `training/${runId}`
    const checked = await checkFiles(objectStore, {
      interactionsKey: toInteractionsFolder(runId),
      itemsKey: `${folder}/items/items.csv`,
      usersKey: `${folder}/users/users.csv`,
    })
    const drift = await findDrift(objectStore, runId)
    const summary = { ...checked, ...(drift === undefined ? {} : { drift }) }
    const [first] = checked.faults
    if (first !== undefined) {
      const place = first.row === undefined ? first.file : `${first.file}, row ${first.row}`
      const more = checked.faultCount > 1 ? ` (and ${checked.faultCount - 1} more)` : ''
      throw new RunRefused(`${place}: ${first.problem}; ${first.remedy}${more}`, summary)
    }
    return { summary }
  },
}

async function findDrift(objectStore: ObjectStore, runId: string): Promise<Drift | undefined> {
  const serving = await readCurrentModel(objectStore)
  if (serving === undefined || serving.modelId === runId) return undefined
  const before = await readManifest(objectStore, serving.modelId).catch(() => undefined)
  return before && toDrift(serving.modelId, before, await readManifest(objectStore, runId))
}

export function toDrift(since: string, before: TrainingManifest, now: TrainingManifest): Drift {
  const growth = (of: (manifest: TrainingManifest) => number) => of(now) / Math.max(1, of(before)) - 1
  const share = ({ byEventType, interactions }: TrainingManifest, type: string) =>
    (byEventType[type] ?? 0) / Math.max(1, interactions)
  const types = new Set([...Object.keys(before.byEventType), ...Object.keys(now.byEventType)])
  const moved =
    [...types].reduce((sum, type) => sum + Math.abs(share(now, type) - share(before, type)), 0) / 2
  return {
    since,
    interactions: growth(({ interactions }) => interactions),
    users: growth(({ users }) => users),
    items: growth(({ items }) => items),
    eventTypes: moved,
  }
}
