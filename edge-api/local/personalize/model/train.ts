// Trains in a thread of its own.
import { Worker } from 'node:worker_threads'
import { loadSnapshot } from './snapshot.ts'
import type { Snapshot } from './snapshot.ts'
import type { TrainingJob, TrainingProgress } from './train-worker.ts'

export interface Training {
  snapshot: Promise<Snapshot>
  /** Stops it; `snapshot` then rejects. */
  stop: () => Promise<void>
}

/** Errors  `snapshot` rejects with what the thread failed with, such as a missing column. */
export function train(job: TrainingJob, onProgress: (doneRatio: number) => void): Training {
  const worker = startWorker(job)
  const snapshot = new Promise<Snapshot>((resolve, reject) => {
    worker.on('message', ({ doneRatio }: TrainingProgress) => onProgress(doneRatio))
    worker.once('error', reject)
    worker.once('exit', (code) => {
      if (code !== 0) return reject(new Error(`Training ended early with exit code ${code}`))
      loadSnapshot(job.folder, job.key).then((loaded) => {
        if (loaded) resolve(loaded)
        else reject(new Error(`The model that was trained into ${job.folder} cannot be read`))
      }, reject)
    })
  })
  return { snapshot, stop: async () => void (await worker.terminate()) }
}

/** From source, through a bootstrap that understands TypeScript; compiled, the worker that stands beside this file. */
function startWorker(job: TrainingJob): Worker {
  const extension = /\.[a-z]+$/.exec(new URL(import.meta.url).pathname)?.[0] ?? '.js'
  const entry = new URL(`./train-worker${extension}`, import.meta.url)
  const start = extension === '.ts' ? new URL('./worker-bootstrap.mjs', import.meta.url) : entry
  return new Worker(start, { workerData: { job, entry: entry.href } })
}
