// Gets the model of some training files: the saved one, or a new one.
import type { LiveData } from '../events/live-data.ts'
import { Dataset } from './dataset.ts'
import type { TrainingFiles } from './read-training-csv.ts'
import { keepOnlySnapshot, loadSnapshot, snapshotKey } from './snapshot.ts'
import { train } from './train.ts'
import type { Training } from './train.ts'

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
    const saved = await loadSnapshot(this.#options.folder, await snapshotKey(files))
    return saved ? new Dataset(saved) : this.train(files)
  }

  /** Trains on these files and on what came in live. Errors  when training is under way already. */
  async train(files: TrainingFiles): Promise<Dataset> {
    if (this.#isBusy) throw new Error('Training is under way; wait for it, then train again')
    this.#isBusy = true
    try {
      const { folder, live, nowSeconds, onProgress } = this.#options
      const key = await snapshotKey(files)
      const liveInteractions = [...live.interactions()]
      this.#training = train(
        { key, folder, files, liveInteractions, trainedAtSeconds: nowSeconds() },
        onProgress,
      )
      const snapshot = await this.#training.snapshot
      await keepOnlySnapshot(folder, key)
      return new Dataset(snapshot)
    } finally {
      this.#isBusy = false
      this.#training = undefined
    }
  }

  async stop(): Promise<void> {
    await this.#training?.stop()
  }
}
