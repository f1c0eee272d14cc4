// training/current.json: which imported data is in use. Flipped last, so that half an import is never used.

import type { ObjectStore } from '../../ports/object-store.ts'

export const CURRENT_TRAINING_KEY = 'training/current.json'

export interface CurrentTraining {
  /** The files are training/<runId>/interactions.csv, items.csv and users.csv. */
  runId: string
  /** The source, for people. */
  source: string
  simulated: boolean
  /** What EVENT_VALUE says. */
  valueMeaning: 'rating' | 'watched-ratio'
  counts: { items: number; users: number; interactions: number }
  createdAt: string
  /** SHA-256 of everything imported. */
  dataHash: string
}

/** What is in use, or undefined before the first import. */
export async function readCurrentTraining(objectStore: ObjectStore): Promise<CurrentTraining | undefined> {
  const stored = await objectStore.get(CURRENT_TRAINING_KEY)
  return stored && (JSON.parse(Buffer.from(stored.body).toString('utf8')) as CurrentTraining)
}

/** Removes the files of imports that no pointer names: those of runs that failed, and of runs long replaced. */
export async function removeOtherRuns(
  objectStore: ObjectStore,
  keep: readonly (string | undefined)[],
): Promise<void> {
  const kept = keep.map((runId) => `training/${runId}/`)
  for await (const key of objectStore.listKeys('training/')) {
    if (/^training\/import-[^/]+\//.test(key) && !kept.some((prefix) => key.startsWith(prefix)))
      await objectStore.delete(key)
  }
}
