// The job that carries out erasures: DELETE /v1/me has hidden everything, here it leaves the store.

import type { WatchedRule } from '../../contract/types.ts'
import { toLastGoodKey } from '../../domain/slates/last-good.ts'
import { toHistoryKey } from '../../domain/subjects/history.ts'
import { readClaim, toMergeKey } from '../../domain/subjects/owners.ts'
import { listNamed, removeMerge } from '../../domain/subjects/subject-index.ts'
import {
  closeTombstone,
  listTombstones,
  toErasedMs,
  type Tombstone,
} from '../../domain/subjects/tombstones.ts'
import { MAX_AGE_DAYS } from '../../domain/events/archived-event.ts'
import { createUserIds } from '../../domain/user-ids.ts'
import { DEFAULT_WATCHED_RULE } from '../../domain/watched.ts'
import type { DataDeletion } from '../../ports/data-deletion.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import { rebuildProfile } from '../rebuild-profiles/rebuild-profile.ts'
import { listRuns } from '../runs/run-record.ts'
import { eraseArchive, forgetDays } from './erase-archive.ts'
import { eraseRuns } from './erase-runs.ts'
import { wasImportedSince } from './imported-since.ts'
import { tendRequests, writeRequest } from './requests.ts'

const DAY_MS = 86_400_000
/** Parcels of before may come in until then, by a process that did not know yet. */
const SWEEP_MS = (MAX_AGE_DAYS + 1) * DAY_MS

export interface ErasePorts {
  objectStore: ObjectStore
  dataDeletion: DataDeletion
  clock: Clock
}

export interface EraseSummary {
  /** Ids erased in this run, and ids looked at again because something of theirs might have come late. */
  erased: number
  swept: number
  objects: number
  events: number
  /** Of training files and of lists made for everybody. */
  lines: number
  /** Present when the recommender was asked to forget somebody, or once more because of an import since. */
  requested?: string
  /** Of what it was asked in this run or before, what it is at work on. */
  underWay: number
}

/**
 * Safe to kill anywhere and to run twice, not to run twice at the same time. Reads tombstones/, subjects/<id>/; removes
 * from events/v1/, dlq/, events/compacted/, facts/, users/<userId>/, mappings/, merges/, history/, training/, batch/, runs/;
 * writes erasures/erasure-<ms>.csv, which goes when the recommender is through with it, and erasures/days/, which go when all
 * is made anew. Throws DataDeletionFailed when the recommender has given a request up; it is asked for anew by then.
 */
export async function erase(
  { objectStore, dataDeletion, clock }: ErasePorts,
  { watchedRule = DEFAULT_WATCHED_RULE }: { watchedRule?: WatchedRule } = {},
): Promise<EraseSummary> {
  const nowMs = clock.now()
  const all = await listTombstones(objectStore)
  const open = all.filter(({ tombstone }) => tombstone.doneAt === undefined)
  const late = all.filter(
    ({ tombstone }) => tombstone.doneAt !== undefined && nowMs - toErasedMs(tombstone) < SWEEP_MS,
  )
  const summary: EraseSummary = {
    erased: open.length,
    swept: late.length,
    objects: 0,
    events: 0,
    lines: 0,
    underWay: 0,
  }
  const erasedMs = new Map([...open, ...late].map(({ id, tombstone }) => [id, toErasedMs(tombstone)]))
  for (const [id, untilMs] of erasedMs) {
    const erased = await eraseArchive(objectStore, id, untilMs)
    summary.objects += erased.objects
    summary.events += erased.events
  }
  await forgetDays(objectStore)
  const isOf = new Map(open.map(({ id, tombstone }) => [id, tombstone.subjectId]))
  for (const { id } of open) await eraseNames(objectStore, id, isOf)
  for (const { id, tombstone } of [...open, ...late]) {
    // Whatever a process wrote that did not know yet; what the same person did since is kept.
    await objectStore.delete(toLastGoodKey(id))
    await rebuildProfile(objectStore, await toOwner(objectStore, id, tombstone), watchedRule)
  }
  summary.lines = await eraseRuns(objectStore, erasedMs)
  const runs = late.length > 0 ? await listRuns(objectStore) : []
  const again = late.filter(({ tombstone }) => wasImportedSince(runs, toMoments(tombstone)))
  const asked = [...open, ...again]
  if (asked.length > 0) {
    summary.requested = await writeRequest(
      objectStore,
      nowMs,
      asked.map(({ id }) => id),
    )
    // By now the list says what is left to do.
    const doneAt = new Date(nowMs).toISOString()
    for (const { id, tombstone } of asked) await closeTombstone(objectStore, id, tombstone, doneAt)
  }
  summary.underWay = await tendRequests({ objectStore, dataDeletion })
  return summary
}

/**
 * Who else the subject was, and what an import knew of them. `isOf` says by id whose erasure it is part of: what a mapping or
 * a sign-in has tied to them since is not.
 */
async function eraseNames(
  objectStore: ObjectStore,
  id: string,
  isOf: ReadonlyMap<string, string>,
): Promise<void> {
  const userIds = createUserIds({ objectStore })
  const { userId } = await userIds.toStamp({ kind: 'user', id, groups: [] })
  if (isOf.get(userId) === id) await userIds.forget(id)
  await objectStore.delete(toHistoryKey(id))
  for (const anonymousId of await listNamed(objectStore, id)) {
    const claim = await readClaim(objectStore, anonymousId)
    if (claim?.sub === id) {
      if (isOf.get(anonymousId) !== id) continue
      await objectStore.delete(toMergeKey(anonymousId))
    }
    await removeMerge(objectStore, id, anonymousId)
  }
}

function toMoments(tombstone: Tombstone): { erasedMs: number; askedMs: number } {
  return { erasedMs: toErasedMs(tombstone), askedMs: Date.parse(tombstone.doneAt ?? '') }
}

/** Whose profile is called by this id, if anybody's: a site may have mapped its user anew since. */
async function toOwner(
  objectStore: ObjectStore,
  id: string,
  { subjectId }: Tombstone,
): Promise<{ subjectId: string; userId: string }> {
  const { userId } = await createUserIds({ objectStore }).toStamp({ kind: 'user', id: subjectId, groups: [] })
  return { subjectId: id === userId ? subjectId : id, userId: id }
}
