// The job that keeps what answers live from costing by the hour while nobody comes, and starts it when somebody does. Pages
// get their slates all the same, from lower rungs.

import { toTrainingData } from './import-and-train.ts'
import { readCurrentModel } from './models.ts'
import type { ServePorts } from './serve.ts'
import { isIdle } from './visits.ts'

export interface TendSummary {
  /** `none`: batch mode, or no model yet. */
  state: 'none' | 'idle' | 'starting' | 'serving'
  stopped: string[]
}

/** Doing it again changes nothing. */
export async function tendServing(ports: ServePorts): Promise<TendSummary> {
  const { objectStore, modelServing } = ports
  const current = await readCurrentModel(objectStore)
  if (modelServing === undefined || current === undefined) return { state: 'none', stopped: [] }
  if (await isIdle(ports)) return { state: 'idle', stopped: await modelServing.stop() }
  const { status } = await modelServing.serve({
    data: toTrainingData(current.modelId),
    modelRef: current.modelRef,
    onlyMissing: true,
  })
  return { state: status === 'done' ? 'serving' : 'starting', stopped: [] }
}
