// The step that lets a model that passed the gate answer live, where something does: a campaign is moved to it, a recommender
// trains on the same data. In batch mode nothing answers live, and the next step alone changes what is served.

import type { ModelServing } from '../../ports/model-serving.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import type { LoopOptions } from '../loop-options.ts'
import type { Step } from '../runs/step.ts'
import { toTrainingData } from './import-and-train.ts'
import { readModel } from './models.ts'
import { isIdle } from './visits.ts'
import { waitFor } from './wait.ts'

export interface ServePorts {
  objectStore: ObjectStore
  /** Absent in batch mode. */
  modelServing?: ModelServing
  /** So long without a visit, and what answers live is stopped; without it never. */
  idleHours?: number
  clock: Clock
}

/** Reads models/<runId>/model.json, training/<runId>/. */
export const serve: Step<ServePorts, LoopOptions> = {
  name: 'serve',
  async run(ports, state, { runId }) {
    const { objectStore, modelServing } = ports
    if (modelServing === undefined) return { summary: { mode: 'batch' } }
    if (await isIdle(ports)) return { summary: { stopped: 'nobody comes; it is started for who does' } }
    const { modelRef } = await readModel(objectStore, runId)
    return waitFor(
      state,
      () => modelServing.serve({ data: toTrainingData(runId), modelRef }),
      ({ served }) => ({ ...served }),
    )
  },
}
