// What answers live: it has to be told when another model may serve. In batch mode there is nothing to tell.

import type { Progress, TrainingData } from './model-training.ts'

export interface ServeRequest {
  /** What the promoted model was trained on; its name is the run's. */
  data: TrainingData
  modelRef: string
}

export interface Served {
  /** What answers from the new model now. */
  updated: string[]
  /** What does not, and why. */
  left: string[]
}

/** Every call begins what was not begun yet, or says how far it is. Throws as `ModelTraining` does. */
export interface ModelServing {
  serve(request: ServeRequest): Promise<Progress<{ served: Served }>>
}
