// The job that carries out erasures: DELETE /v1/me has hidden everything, here it leaves the store.

import type { WatchedRule } from '../../contract/types.ts'
import { toLastGoodKey } from '../../domain/slates/last-good.ts'
import { toHistoryKey } from '../../domain/subjects/history.ts'
import { toMergeKey } from '../../domain/subjects/owners.ts'
import { listMerged, removeMerge } from '../../domain/subjects/subject-index.ts'
import { listTombstones, toErasedMs, writeTombstone } from '../../domain/subjects/tombstones.ts'
import { MAX_AGE_DAYS } from '../../domain/events/archived-event.ts'
import { DEFAULT_WATCHED_RULE } from '../../domain/watched.ts'
import type { DataDeletion } from '../../ports/data-deletion.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import { rebuildProfile } from '../rebuild-profiles/rebuild-profile.ts'
import { eraseArchive, forgetDays } from './erase-archive.ts'
import { eraseLines } from './erase-lines.ts'

const DAY_MS = 86_400_000
/** Parcels of before may come in until then, by a process that did not know yet. */
const SWEEP_MS = (MAX_AGE_DAYS + 1) * DAY_MS
const REQUESTS_PREFIX = 'erasures/'

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
  /** Lines of training files. */
  lines: number
  /** Present when the recommender was asked to forget somebody. */
  requested?: string
}

/**
 * Safe to kill anywhere and to run twice. Reads tombstones/, subjects/<id>/; removes from events/v1/, events/compacted/,
 * facts/, users/<userId>/, merges/, history/, training/, batch/; writes erasures/<name>.csv, which goes again later.
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
  const summary: EraseSummary = { erased: open.length, swept: late.length, objects: 0, events: 0, lines: 0 }
  const days = new Set<string>()
  const changed = new Set(open.map(({ id }) => id))
  for (const { id, tombstone } of [...open, ...late]) {
    const erased = await eraseArchive(objectStore, id, toErasedMs(tombstone))
    summary.objects += erased.objects
    summary.events += erased.events
    for (const day of erased.days) days.add(day)
    if (erased.objects > 0) changed.add(id)
  }
  await forgetDays(objectStore, days)
  for (const { id } of open) {
    await objectStore.delete(toHistoryKey(id))
    await objectStore.delete(toLastGoodKey(id))
    for (const anonymousId of await listMerged(objectStore, id)) {
      await objectStore.delete(toMergeKey(anonymousId))
      await removeMerge(objectStore, id, anonymousId)
    }
  }
  // Whatever a process wrote that did not know yet; what the same person did since is kept.
  for (const id of changed) await rebuildProfile(objectStore, id, watchedRule)
  if (open.length > 0) {
    const ids = new Set(open.map(({ id }) => id))
    summary.lines = await eraseLines(objectStore, ids)
    const name = `erasure-${nowMs}`
    await objectStore.put(`${REQUESTS_PREFIX}${name}.csv`, Buffer.from(toCsv(ids)))
    await dataDeletion.requestDeletion({ name, userIdsKey: `${REQUESTS_PREFIX}${name}.csv` })
    summary.requested = name
    const doneAt = new Date(nowMs).toISOString()
    for (const { id, tombstone } of open) await writeTombstone(objectStore, id, { ...tombstone, doneAt })
  }
  for await (const key of objectStore.listKeys(REQUESTS_PREFIX)) {
    const madeMs = Number(/-(\d+)\.csv$/.exec(key)?.[1] ?? 0)
    if (nowMs - madeMs > SWEEP_MS) await objectStore.delete(key)
  }
  return summary
}

function toCsv(ids: ReadonlySet<string>): string {
  const quote = (id: string) => (/[",\n]/.test(id) ? `"${id.replaceAll('"', '""')}"` : id)
  return ['USER_ID', ...[...ids].sort().map(quote), ''].join('\n')
}
