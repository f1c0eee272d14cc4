// models/: what was trained, and models/current.json: what serves, with what served before it.

import type { ObjectStore } from '../../ports/object-store.ts'

export interface ModelRecord {
  /** The run that trained it. */
  modelId: string
  modelRef: string
  /** As the service measured it. */
  metrics: Readonly<Record<string, number>>
  interactions: number
  trainedAt: string
}

export interface ServingModel {
  modelId: string
  modelRef: string
  promotedAt: string
}

/** `previous` is what a rollback goes back to. */
export interface CurrentModel extends ServingModel {
  previous?: ServingModel
}

const CURRENT_KEY = 'models/current.json'

export async function writeModel(objectStore: ObjectStore, model: ModelRecord): Promise<void> {
  await objectStore.put(toModelKey(model.modelId), toJson(model))
}

/** Errors: an Error when the run has not trained a model. */
export async function readModel(objectStore: ObjectStore, modelId: string): Promise<ModelRecord> {
  const stored = await objectStore.get(toModelKey(modelId))
  if (!stored) throw new Error(`${toModelKey(modelId)} is missing; train again`)
  return JSON.parse(Buffer.from(stored.body).toString('utf8')) as ModelRecord
}

export async function readCurrentModel(objectStore: ObjectStore): Promise<CurrentModel | undefined> {
  const stored = await objectStore.get(CURRENT_KEY)
  return stored && (JSON.parse(Buffer.from(stored.body).toString('utf8')) as CurrentModel)
}

/** Lets a model serve; the one that served is kept for a rollback. Doing it again changes nothing. */
export async function promote(objectStore: ObjectStore, model: ServingModel): Promise<void> {
  const current = await readCurrentModel(objectStore)
  if (current?.modelId === model.modelId) return
  const { previous: _, ...before } = current ?? {}
  const previous = 'modelId' in before ? { previous: before } : {}
  await objectStore.put(CURRENT_KEY, toJson({ ...model, ...previous }))
}

function toModelKey(modelId: string): string {
  return `models/${modelId}/model.json`
}

function toJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value, null, 2))
}
