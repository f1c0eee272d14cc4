// The state that operations work on.
import type { Buckets } from './data/buckets.ts'
import type { Groups } from './data/group.ts'
import type { Tasks } from './lifecycle/tasks.ts'
import type { Dataset } from './model/dataset.ts'
import type { ModelStore } from './model/model-store.ts'
import type { TrainingFiles } from './model/read-training-csv.ts'
import type { Account, ResourceNames } from './resources/names.ts'
import type { ResourceStore } from './resources/resource-store.ts'

/** Training files that became a dataset group with everything in it, without having been created. */
export interface Seed {
  /** The model of its resources: the newest trained; changes when training ends. Take it once an answer. */
  dataset: Dataset
  /** What its datasets hold until something is imported into them. */
  files: TrainingFiles
  /** Forgets what users did in the data beside the model. */
  eraseUsers: (userIds: ReadonlySet<string>) => Promise<void>
}

export interface PersonalizeState {
  account: Account
  names: ResourceNames
  dataFolder: string
  /** When the data folder was made: the age of its seeded resources. */
  createdAtSeconds: number
  /** What the control plane created. */
  store: ResourceStore
  /** Live data and imported rows of each dataset group. */
  groups: Groups
  /** Names of dataset files that somebody writes and nothing refers to yet. */
  writing: Set<string>
  /** The models of what was created. */
  models: ModelStore
  /** What the server starts with; undefined in an account where everything is created. */
  seed: Seed | undefined
  /** Where s3:// paths lead. */
  buckets: Buckets
  tasks: Tasks
  /** How long a resource stays in each passing status, beside the time that its work takes. */
  statusDelayMs: number
  nowSeconds: () => number
  /** Uniform in [0, 1): places promoted items. */
  random: () => number
}
