// Gets the model of some training files: the saved one, or a new one.
import type { LiveData } from '../events/live-data.ts'
import { Dataset } from './dataset.ts'
import type { TrainingFiles } from './read-training-csv.ts'
import {
  eraseUsers,
  keepOnlySnapshot,
  loadMetrics,
  loadSnapshot,
  removeLeftovers,
  snapshotKey,
} from './snapshot.ts'
import { train } from './train.ts'
import type { Training } from './train.ts'
import type { TrainingJob } from './train-worker.ts'

export interface TrainerOptions {
  /** Where models are kept; nothing else is. */
  folder: string
  live: LiveData
  nowSeconds: () => number
  onProgress: (doneRatio: number) => void
}

export class Trainer {
  readonly #options: TrainerOptions
  #training: Training | undefined
  #isBusy = false

  constructor(options: TrainerOptions) {
    this.#options = options
  }

  /** The model of exactly these files if one is saved, else trains. */
  async loadOrTrain(files: TrainingFiles): Promise<Dataset> {
    const { folder } = this.#options
    await removeLeftovers(folder)
    const saved = await loadSnapshot(folder, await snapshotKey(files))
    if (!saved) return this.train(files)
    const dataset = new Dataset(saved)
    dataset.metrics = await loadMetrics(folder, saved.key)
    return dataset
  }

  /**
   * Trains on these files and on what came in live; its metrics follow by themselves.
   * Errors  when training is under way already.
   */
  async train(files: TrainingFiles): Promise<Dataset> {
    if (this.#isBusy) throw new Error('Training is under way; wait for it, then train again')
    this.#isBusy = true
    try {
      await this.stop() // what is being measured is about to be replaced
      const { folder, live, nowSeconds, onProgress } = this.#options
      const job = {
        key: await snapshotKey(files),
        folder,
        files,
        ...toLiveJob(live),
        trainedAtSeconds: nowSeconds(),
      }
      const training = train(job, onProgress)
      this.#training = training
      const dataset = new Dataset(await training.snapshot)
      void training.metrics.then((metrics) => (dataset.metrics = metrics))
      await keepOnlySnapshot(folder, job.key)
      return dataset
    } finally {
      this.#isBusy = false
    }
  }

  /** The model of this key without what some users did; the model itself stays what it is. */
  async withoutUsers(dataset: Dataset, userIds: ReadonlySet<string>): Promise<Dataset> {
    const { folder } = this.#options
    await eraseUsers(folder, dataset.key, userIds)
    const saved = await loadSnapshot(folder, dataset.key)
    if (!saved) throw new Error(`The model ${dataset.key} cannot be read; train it again`)
    const erased = new Dataset(saved)
    erased.metrics = dataset.metrics
    return erased
  }

  /** Resolves when the newest model has its metrics, or will get none. */
  async measured(): Promise<void> {
    await this.#training?.metrics
  }

  /** Ends training and measuring. */
  async stop(): Promise<void> {
    await this.#training?.stop()
  }
}

/** What came in live, as training wants it. */
export function toLiveJob(live: LiveData): Pick<TrainingJob, 'liveInteractions' | 'liveItems'> {
  return {
    liveInteractions: [...live.interactions()],
    liveItems: Array.from(live.items(), ([itemId, row]) => ({ itemId, genres: row.get('GENRES') ?? [] })),
  }
}
