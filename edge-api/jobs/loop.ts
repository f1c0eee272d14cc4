// The batch loop: events become training data, a model, and recommendations for everybody; only what is not worse serves.

import type { ObjectStore } from '../ports/object-store.ts'
import type { Clock } from '../ports/ports.ts'
import type { ModelTraining } from '../ports/model-training.ts'
import type { QueryEngine } from '../ports/query-engine.ts'
import type { ModelServing } from '../ports/model-serving.ts'
import { publish, recommend } from './batch/publish.ts'
import type { LoopOptions } from './loop-options.ts'
import { exportTraining, preprocess } from './preprocess/preprocess.ts'
import type { Job, Step } from './runs/step.ts'
import { tidy } from './runs/tidy.ts'
import { gate } from './train/gate.ts'
import { importData, train } from './train/import-and-train.ts'
import { serve } from './train/serve.ts'
import { validate } from './validate/validate.ts'

export interface LoopPorts {
  objectStore: ObjectStore
  queryEngine: QueryEngine
  modelTraining: ModelTraining
  /** Absent in batch mode. */
  modelServing?: ModelServing
  /** So long without a visit, and what answers live is stopped; without it never. */
  idleHours?: number
  clock: Clock
}

const STEPS: readonly Step<LoopPorts, LoopOptions>[] = [
  preprocess,
  exportTraining,
  validate,
  importData,
  train,
  gate,
  recommend,
  serve,
  publish,
  tidy,
]

/** The steps of a run; a dry run ends when the data was checked. */
export function toLoop({ dryRun }: Pick<LoopOptions, 'dryRun'>): Job<LoopPorts, LoopOptions> {
  return dryRun ? { name: 'loop-dry', steps: STEPS.slice(0, 3) } : { name: 'loop', steps: STEPS }
}
