// The steps that hand the training data over and wait for a model.

import type { ModelTraining, TrainingData } from '../../ports/model-training.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { LoopOptions } from '../loop-options.ts'
import { readManifest, toInteractionsFolder } from '../preprocess/write-training.ts'
import type { Step } from '../runs/step.ts'
import { writeModel } from './models.ts'
import { waitFor } from './wait.ts'

export interface TrainPorts {
  objectStore: ObjectStore
  modelTraining: ModelTraining
}

/** What the model of a run was trained on. */
export function toTrainingData(runId: string): TrainingData {
  return {
    name: runId,
    interactionsKey: toInteractionsFolder(runId),
    itemsKey: `training/${runId}/items/items.csv`,
    usersKey: `training/${runId}/users/users.csv`,
  }
}

/** Reads training/<runId>/. */
export const importData: Step<TrainPorts, LoopOptions> = {
  name: 'import',
  run: ({ objectStore, modelTraining }, state, { runId }) =>
    waitFor(
      state,
      () => modelTraining.importData(toTrainingData(runId)),
      async () => {
        const { interactions, items, users } = await readManifest(objectStore, runId)
        return { interactions, items, users }
      },
    ),
}

/** Writes models/<runId>/model.json. */
export const train: Step<TrainPorts, LoopOptions> = {
  name: 'train',
  run: ({ objectStore, modelTraining }, state, { runId, startedAtMs, options }) =>
    waitFor(
      state,
      () => modelTraining.train({ name: runId, weights: options.weights }),
      async ({ model }) => {
        const { interactions } = await readManifest(objectStore, runId)
        const trainedAt = new Date(startedAtMs).toISOString()
        await writeModel(objectStore, { modelId: runId, ...model, interactions, trainedAt })
        return { modelId: runId, ...model }
      },
    ),
}
