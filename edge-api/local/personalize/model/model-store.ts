// The models of created solution versions and recommenders: one file a model, loaded when first asked. Equal data and
// settings give one model, however many versions share it. Trains one at a time, so that a laptop stays usable.
import { createHash } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { LiveData } from '../events/live-data.ts'
import { Dataset } from './dataset.ts'
import type { TrainingFiles } from './read-training-csv.ts'
import type { EventSelection } from './selection.ts'
import { eraseUsers, loadMetrics, loadSnapshot, removeLeftovers, snapshotKey } from './snapshot.ts'
import { train } from './train.ts'
import type { Training } from './train.ts'
import { toLiveJob } from './trainer.ts'

export interface ModelRequest {
  files: TrainingFiles
  live: LiveData
  selection: EventSelection
}

export class ModelStore {
  readonly #folder: string
  readonly #nowSeconds: () => number
  readonly #loaded = new Map<string, Promise<Dataset>>()
  #queue: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #training: Training | undefined
  #isStopped = false

  private constructor(folder: string, nowSeconds: () => number) {
    this.#folder = folder
    this.#nowSeconds = nowSeconds
  }

  static async open(folder: string, nowSeconds: () => number): Promise<ModelStore> {
    await removeLeftovers(folder)
    return new ModelStore(folder, nowSeconds)
  }

  /** Whether work on models goes on or waits. */
  get isBusy(): boolean {
    return this.#waiting > 0
  }

  /** Errors  rejects when there is no such model, or none that can be read. */
  get(key: string): Promise<Dataset> {
    const known = this.#loaded.get(key)
    if (known) return known
    const loading = this.#load(key).then((dataset) => {
      if (dataset) return dataset
      throw new Error(`The model ${key} cannot be read; train its solution again`)
    })
    this.#loaded.set(key, loading)
    loading.catch(() => this.#loaded.delete(key))
    return loading
  }

  /**
   * The key of a trained and measured model of exactly this data.
   * keep: notes what the key is for, before anything may take the model for unused.
   * Errors  rejects with the reason when there is too little data, or the files cannot be read.
   */
  async train(request: ModelRequest, keep: (key: string) => Promise<void>): Promise<string> {
    return this.#inTurn(async () => {
      const key = await this.#trainNow(request)
      await keep(key)
      return key
    })
  }

  /** Forgets what users did in all models; the models stay as they are until they are trained again, as on AWS. */
  async eraseUsers(userIds: ReadonlySet<string>, toKeys: () => ReadonlySet<string>): Promise<void> {
    await this.#inTurn(async () => {
      for (const key of toKeys()) {
        await eraseUsers(this.#folder, key, userIds)
        this.#loaded.delete(key)
      }
    })
  }

  /** Removes the models that nothing uses any more, as soon as none is being trained. */
  async keepOnly(toKeys: () => ReadonlySet<string>): Promise<void> {
    await this.#inTurn(async () => {
      const keys = toKeys()
      for (const name of await readdir(this.#folder)) {
        const key = name.slice(0, name.indexOf('.'))
        if (keys.has(key)) continue
        this.#loaded.delete(key)
        await rm(join(this.#folder, name), { force: true })
      }
    })
  }

  async close(): Promise<void> {
    this.#isStopped = true
    await this.#training?.stop()
    await this.#queue
  }

  /** One after the other: a model must not be removed or changed while another version is about to share it. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting++
    const turn = this.#queue.then(work).finally(() => this.#waiting--)
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  async #trainNow({ files, live, selection }: ModelRequest): Promise<string> {
    if (this.#isStopped) throw new Error('The server is being closed')
    const liveJob = toLiveJob(live)
    const key = createHash('sha256')
      .update(await snapshotKey(files))
      .update(JSON.stringify([liveJob, selection]))
      .digest('hex')
      .slice(0, 16)
    const known = await this.#load(key)
    if (known?.metrics) {
      this.#loaded.set(key, Promise.resolve(known))
      return key
    }
    const job = {
      key,
      folder: this.#folder,
      files,
      selection,
      ...liveJob,
      trainedAtSeconds: this.#nowSeconds(),
    }
    this.#training = train(job, () => undefined)
    const dataset = new Dataset(await this.#training.snapshot)
    dataset.metrics = await this.#training.metrics
    if (this.#isStopped) throw new Error('The server is being closed')
    this.#loaded.set(key, Promise.resolve(dataset))
    return key
  }

  async #load(key: string): Promise<Dataset | undefined> {
    const saved = await loadSnapshot(this.#folder, key)
    if (!saved) return undefined
    const dataset = new Dataset(saved)
    dataset.metrics = await loadMetrics(this.#folder, key)
    return dataset
  }
}
