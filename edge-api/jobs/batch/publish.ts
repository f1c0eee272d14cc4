// The steps that recommend to everybody and let the answers, and the model they came from, serve.

import { BATCH_POINTER_KEY, type BatchPointer } from '../../domain/slates/batch-slates.ts'
import { POPULAR_KEY } from '../../domain/slates/popular-fallback.ts'
import type { LoopOptions } from '../loop-options.ts'
import { readManifest } from '../preprocess/write-training.ts'
import { RunRefused, type Step } from '../runs/step.ts'
import { promote, readModel } from '../train/models.ts'
import type { TrainPorts } from '../train/import-and-train.ts'
import { waitFor } from '../train/wait.ts'
import { readOutput } from './read-output.ts'
import { writeSlates } from './write-slates.ts'

/** Reads batch/<runId>/input/; writes batch/<runId>/output/. */
export const recommend: Step<TrainPorts, LoopOptions> = {
  name: 'recommend',
  async run({ objectStore, modelTraining }, state, { runId, options }) {
    const { modelRef } = await readModel(objectStore, runId)
    return waitFor(
      state,
      () =>
        modelTraining.recommendToAll({
          name: `${runId}-batch`,
          modelRef,
          inputKey: `batch/${runId}/input/users.json`,
          outputPrefix: `batch/${runId}/output/`,
          numResults: options.batchSize,
        }),
      async () => ({ users: (await readManifest(objectStore, runId)).users }),
    )
  },
}

/** More lines without an answer than this, and something is wrong with all of them. */
const MOST_FAILED_RATIO = 0.05

/** Reads batch/<runId>/output/; writes batch/<runId>/slates/, fallback/popular.json, models/current.json, batch/current.json. */
export const publish: Step<TrainPorts, LoopOptions> = {
  name: 'publish',
  async run({ objectStore }, _state, { runId, startedAtMs }) {
    const { users: expected } = await readManifest(objectStore, runId)
    const slates = await writeSlates(objectStore, runId, expected, () =>
      readOutput(objectStore, `batch/${runId}/output/`),
    )
    if (slates.users < expected * (1 - MOST_FAILED_RATIO)) {
      throw new RunRefused(
        `Only ${slates.users} of ${expected} users got an answer; look at batch/${runId}/output/`,
        { ...slates },
      )
    }
    const popular = await objectStore.get(`training/${runId}/popular.json`)
    if (popular) await objectStore.put(POPULAR_KEY, popular.body)
    const generatedAt = new Date(startedAtMs).toISOString()
    const { modelRef } = await readModel(objectStore, runId)
    await promote(objectStore, { modelId: runId, modelRef, promotedAt: generatedAt })
    const { shards, buckets, users } = slates
    const pointer: BatchPointer = { version: 1, runId, modelId: runId, generatedAt, users, shards, buckets }
    const body = Buffer.from(JSON.stringify(pointer, null, 2))
    await objectStore.put(`batch/${runId}/pointer.json`, body)
    // Last: from now on this batch is served.
    await objectStore.put(BATCH_POINTER_KEY, body)
    return { summary: { ...slates, expected } }
  },
}
