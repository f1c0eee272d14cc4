// The state that operations work on.
import type { Buckets } from './data/buckets.ts'
import type { Groups } from './data/group.ts'
import type { Tasks } from './lifecycle/tasks.ts'
import type { Dataset } from './model/dataset.ts'
import type { ModelStore } from './model/model-store.ts'
import type { TrainingFiles } from './model/read-training-csv.ts'
import type { Account, ResourceNames } from './resources/names.ts'
import type { ResourceStore } from './resources/resource-store.ts'

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
  /** The models of what was created. */
  models: ModelStore
  /** The model of the seeded resources: the newest trained; changes when training ends. Take it once an answer. */
  dataset: Dataset
  /** Forgets what users did in the data beside the seeded model. */
  eraseSeededUsers: (userIds: ReadonlySet<string>) => Promise<void>
  /** What the seeded datasets hold until something is imported into them. */
  seedFiles: TrainingFiles
  /** Where s3:// paths lead. */
  buckets: Buckets
  tasks: Tasks
  /** How long a resource stays in each passing status, beside the time that its work takes. */
  statusDelayMs: number
  nowSeconds: () => number
  /** Uniform in [0, 1): places promoted items. */
  random: () => number
}
