// `intellistream rollback`: lets the model that served before serve again, with its recommendations.

import { BATCH_POINTER_KEY } from '../../domain/slates/batch-slates.ts'
import { toTrainingData } from './import-and-train.ts'
import { promote, readCurrentModel, type ServingModel } from './models.ts'
import type { ServePorts } from './serve.ts'

/** Goes one back; again, and it goes forward. Errors: an Error when nothing served before, or its batch is gone. */
export async function rollback({
  objectStore,
  modelServing,
}: Pick<ServePorts, 'objectStore' | 'modelServing'>): Promise<{
  from: ServingModel
  to: ServingModel
  live: 'unchanged' | 'working' | 'done'
}> {
  const current = await readCurrentModel(objectStore)
  if (current?.previous === undefined)
    throw new Error('There is no earlier model to go back to; nothing was changed')
  const { previous, ...from } = current
  const batch = await objectStore.get(`batch/${previous.modelId}/pointer.json`)
  if (batch === undefined)
    throw new Error(`The recommendations of ${previous.modelId} are gone; nothing was changed`)
  // First, because it may refuse; what it begins takes its time, and nobody waits for it.
  const live = await modelServing?.serve({
    data: toTrainingData(previous.modelId),
    modelRef: previous.modelRef,
  })
  await promote(objectStore, previous)
  const popular = await objectStore.get(`training/${previous.modelId}/popular.json`)
  if (popular) await objectStore.put('fallback/popular.json', popular.body)
  await objectStore.put(BATCH_POINTER_KEY, batch.body)
  return { from, to: previous, live: live?.status ?? 'unchanged' }
}
