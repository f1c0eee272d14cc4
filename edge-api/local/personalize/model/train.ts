// Trains and measures in a thread of its own.
import { Worker } from 'node:worker_threads'
import type { MetricsByStrategy } from './measure.ts'
import type { Snapshot } from './snapshot.ts'
import type { TrainingJob, TrainingMessage } from './train-worker.ts'

export interface Training {
  /** Rejects with what the thread failed with, such as a missing column, or when it is stopped. */
  snapshot: Promise<Snapshot>
  /** Resolves later than `snapshot`; never rejects: without metrics the model still answers. */
  metrics: Promise<MetricsByStrategy | undefined>
  stop: () => Promise<void>
}

export function train(job: TrainingJob, onProgress: (doneRatio: number) => void): Training {
  const worker = startWorker(job)
  const snapshot = new Promise<Snapshot>((resolve, reject) => {
    worker.on('message', (message: TrainingMessage) => {
      if (message.type === 'progress') onProgress(message.doneRatio)
      if (message.type === 'trained') resolve(message.snapshot)
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`Training ended early with exit code ${code}`)))
  })
  const metrics = new Promise<MetricsByStrategy | undefined>((resolve) => {
    worker.on('message', (message: TrainingMessage) => {
      if (message.type === 'measured') resolve(message.metrics)
    })
    worker.once('exit', () => resolve(undefined))
  })
  return { snapshot, metrics, stop: async () => void (await worker.terminate()) }
}

/** From source, through a bootstrap that understands TypeScript; compiled, the worker that stands beside this file. */
function startWorker(job: TrainingJob): Worker {
  const extension = /\.[a-z]+$/.exec(new URL(import.meta.url).pathname)?.[0] ?? '.js'
  const entry = new URL(`./train-worker${extension}`, import.meta.url)
  const start = extension === '.ts' ? new URL('./worker-bootstrap.mjs', import.meta.url) : entry
  return new Worker(start, { workerData: { job, entry: entry.href } })
}
