// What answers live: it has to be told when another model may serve. In batch mode there is nothing to tell.

import type { Progress, TrainingData } from './model-training.ts'

export interface ServeRequest {
  /** What the promoted model was trained on; its name is the run's. */
  data: TrainingData
  modelRef: string
  /** Leaves what answers already as it is: only what was stopped, or was never made, is started. */
  onlyMissing?: boolean
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
  /** Ends what is paid for by the hour, whether anybody asks or not; `serve` starts it again. Says what it ended. */
  stop(): Promise<string[]>
}
