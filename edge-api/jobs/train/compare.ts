// How well lists find what was held out, by the same measures for every model.

import { gunzipSync } from 'node:zlib'
import { coverageAt, hitAt, ndcgAt, recallAt, toRankedHits } from '../../engine/metrics.ts'
import { mean, pairedStandardError } from '../../engine/statistics.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { HeldOutUser } from '../preprocess/write-training.ts'

export interface Scores {
  ndcgAt10: number
  recallAt25: number
  hitRateAt10: number
  coverageAt25: number
}

export interface Measured {
  scores: Scores
  /** NDCG@10 by user, in the order of the users. */
  ndcg: number[]
}

/** What a user already has is taken out of the list first; a user without a list counts as nothing found. */
export function measureLists(
  users: readonly HeldOutUser[],
  toList: (userId: string) => readonly string[] | undefined,
  catalog: ReadonlySet<string>,
): Measured {
  const lists = users.map(({ userId, known }) => {
    const seen = new Set(known)
    return (toList(userId) ?? []).filter((itemId) => !seen.has(itemId)).slice(0, 25)
  })
  const hits = lists.map((list, index) => toRankedHits(list, new Set(users[index]?.targets)))
  const ndcg = hits.map((one) => ndcgAt(one, 10))
  return {
    ndcg,
    scores: {
      ndcgAt10: mean(ndcg),
      recallAt25: mean(hits.map((one) => recallAt(one, 25))),
      hitRateAt10: mean(hits.map((one) => hitAt(one, 10))),
      coverageAt25: coverageAt(lists, catalog, 25),
    },
  }
}

/** Of the difference in NDCG@10. */
export function standardErrorOf(one: Measured, other: Measured): number {
  return pairedStandardError(one.ndcg, other.ndcg)
}

export async function readHeldOut(objectStore: ObjectStore, runId: string): Promise<HeldOutUser[]> {
  const stored = await objectStore.get(`training/${runId}/held-out.ndjson.gz`)
  if (!stored) throw new Error(`training/${runId}/held-out.ndjson.gz is missing; start the run again`)
  const lines = gunzipSync(stored.body).toString('utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as HeldOutUser)
}
