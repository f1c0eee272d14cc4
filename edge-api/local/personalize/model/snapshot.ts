// A trained model with the data it came from, as one file: loading it replaces training at the next start.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { parseModel } from '../../../engine/index.ts'
import type { Model } from '../../../engine/index.ts'
import type { EventWeights } from './event-weights.ts'
import type { MetricsByStrategy } from './measure.ts'
import { replaceFile } from './replace-file.ts'
import type { TrainingFiles } from './read-training-csv.ts'
import { withoutUsers } from './training-data.ts'
import type { TrainingData } from './training-data.ts'

/** Raise it when TrainingData or the way of training changes: older snapshots are then trained again. */
const FORMAT = 1

export interface SavedSnapshot {
  /** What it was trained from: see snapshotKey(). */
  key: string
  /** When it was trained, by the clock of the server. */
  trainedAtSeconds: number
  modelBytes: Uint8Array
  data: TrainingData
  /** Missing: the default ones. */
  weights?: EventWeights
}

export type Snapshot = Omit<SavedSnapshot, 'modelBytes'> & { model: Model }

/** 16 hex digits that change with any byte of the training files. */
export async function snapshotKey({ interactionsCsv, itemsCsv }: TrainingFiles): Promise<string> {
  const hash = createHash('sha256').update(`format ${FORMAT}`)
  for (const path of [interactionsCsv, itemsCsv]) {
    hash.update('\0')
    if (path === undefined) continue
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk)
  }
  return hash.digest('hex').slice(0, 16)
}

export async function saveSnapshot(folder: string, snapshot: SavedSnapshot): Promise<void> {
  await replaceFile(pathOf(folder, snapshot.key), serialize({ format: FORMAT, ...snapshot }))
}

/** Removes users from the data beside a model; the model stays what it is. */
export async function eraseUsers(folder: string, key: string, userIds: ReadonlySet<string>): Promise<void> {
  const path = pathOf(folder, key)
  const saved = await readFile(path).catch(() => undefined)
  if (!saved) return
  const snapshot = deserialize(saved) as SavedSnapshot & { format: number }
  await replaceFile(path, serialize({ ...snapshot, data: withoutUsers(snapshot.data, userIds) }))
}

/** Undefined when there is none with this key that can be read. */
export async function loadSnapshot(folder: string, key: string): Promise<Snapshot | undefined> {
  try {
    const saved = deserialize(await readFile(pathOf(folder, key))) as SavedSnapshot & { format: number }
    if (saved.format !== FORMAT || saved.key !== key) return undefined
    return {
      key,
      trainedAtSeconds: saved.trainedAtSeconds,
      model: parseModel(saved.modelBytes),
      data: saved.data,
      ...(saved.weights && { weights: saved.weights }),
    }
  } catch {
    return undefined // missing, damaged or of another version: all mean "train again"
  }
}

export async function saveMetrics(folder: string, key: string, metrics: MetricsByStrategy): Promise<void> {
  await replaceFile(metricsPathOf(folder, key), JSON.stringify(metrics, null, 2))
}

/** Undefined when the model has not been measured. */
export async function loadMetrics(folder: string, key: string): Promise<MetricsByStrategy | undefined> {
  try {
    return JSON.parse(await readFile(metricsPathOf(folder, key), 'utf8')) as MetricsByStrategy
  } catch {
    return undefined
  }
}

/** Removes half-written files of a run that was killed. Only while nothing is being written. */
export async function removeLeftovers(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const leftovers = (await readdir(folder)).filter((name) => name.endsWith('.tmp'))
  await Promise.all(leftovers.map((name) => rm(join(folder, name), { force: true })))
}

/** Removes what belongs to other models. */
export async function keepOnlySnapshot(folder: string, key: string): Promise<void> {
  const stale = (await readdir(folder)).filter((name) => !name.startsWith(key))
  await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })))
}

function pathOf(folder: string, key: string): string {
  return join(folder, `${key}.snapshot`)
}

function metricsPathOf(folder: string, key: string): string {
  return join(folder, `${key}.metrics.json`)
}
