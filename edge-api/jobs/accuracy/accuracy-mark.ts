// marks/accuracy.json: which days of the archive the reports were made from, by what rules, and which model served when.

import type { ObjectStore } from '../../ports/object-store.ts'
import { readCurrentModel } from '../train/models.ts'

export interface ServedModel {
  modelId: string
  fromMs: number
}

export interface AccuracyMark {
  version: 1
  /** What each day of the archive held when it was last counted. */
  days: Record<string, string>
  rules: string
  /** Days whose window had not ended then. */
  open: string[]
  /** In order; the last one serves. */
  models: ServedModel[]
}

const MARK_KEY = 'marks/accuracy.json'

export async function readAccuracyMark(objectStore: ObjectStore): Promise<AccuracyMark> {
  const stored = await objectStore.get(MARK_KEY)
  if (stored === undefined) return { version: 1, days: {}, rules: '', open: [], models: [] }
  return JSON.parse(Buffer.from(stored.body).toString('utf8')) as AccuracyMark
}

export async function writeAccuracyMark(objectStore: ObjectStore, mark: AccuracyMark): Promise<void> {
  await objectStore.put(MARK_KEY, Buffer.from(JSON.stringify(mark)))
}

/** The models known so far and the ones that have served since: the store itself remembers two. */
export async function followModels(
  objectStore: ObjectStore,
  known: readonly ServedModel[],
): Promise<ServedModel[]> {
  const current = await readCurrentModel(objectStore)
  if (current === undefined) return [...known]
  const models = [...known]
  for (const { modelId, promotedAt } of [...(current.previous ? [current.previous] : []), current]) {
    const fromMs = Date.parse(promotedAt)
    if (!models.some((one) => one.modelId === modelId && one.fromMs === fromMs))
      models.push({ modelId, fromMs })
  }
  return models.sort((a, b) => a.fromMs - b.fromMs)
}
