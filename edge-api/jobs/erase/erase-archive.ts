// Takes what an erased subject did out of the archive and out of what is made from it day by day.

import { parseArchiveBody, toArchiveBody, ARCHIVE_PREFIX } from '../../domain/events/archived-event.ts'
import { listParcels, removeFromIndex } from '../../domain/subjects/subject-index.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { hasObjects, removeMade } from '../preprocess/archive-days.ts'
import { updatePreprocessMark } from '../preprocess/preprocess-mark.ts'

export interface ErasedArchive {
  objects: number
  events: number
  /** Days of the archive that have changed. */
  days: Set<string>
}

/** Removes the events of one subject up to the moment; an object in which later ones remain is written anew. */
export async function eraseArchive(
  objectStore: ObjectStore,
  subjectId: string,
  erasedMs: number,
): Promise<ErasedArchive> {
  const erased: ErasedArchive = { objects: 0, events: 0, days: new Set() }
  for await (const key of listParcels(objectStore, subjectId)) {
    const stored = await objectStore.get(key)
    const events = stored === undefined ? [] : parseArchiveBody(stored.body)
    const kept = events.filter(({ occurredAt }) => Date.parse(occurredAt) > erasedMs)
    if (stored !== undefined && kept.length === events.length) continue
    if (kept.length > 0) await objectStore.put(key, toArchiveBody(kept))
    else {
      await objectStore.delete(key)
      // Last: as long as it is named here, the next run finds it again.
      await removeFromIndex(objectStore, subjectId, key)
    }
    if (stored === undefined) continue
    erased.objects += 1
    erased.events += events.length - kept.length
    erased.days.add(key.slice(ARCHIVE_PREFIX.length + 3, ARCHIVE_PREFIX.length + 13))
  }
  return erased
}

/** Removes what was made from these days, so that it is made again from what is left of them. */
export async function forgetDays(objectStore: ObjectStore, days: ReadonlySet<string>): Promise<void> {
  if (days.size === 0) return
  const isLeft = new Map<string, boolean>()
  for (const day of days) isLeft.set(day, await hasObjects(objectStore, day))
  await voidDays(objectStore, isLeft)
  for (const day of days) await removeMade(objectStore, day)
  // Once more: another job may have made a day anew, rightly, and what it made is gone.
  await voidDays(objectStore, isLeft)
}

/** Whatever another job is making of these days now cannot be marked any more. */
async function voidDays(objectStore: ObjectStore, isLeft: ReadonlyMap<string, boolean>): Promise<void> {
  await updatePreprocessMark(objectStore, (mark) => {
    const days = { ...mark.days }
    const erasures = { ...mark.erasures }
    for (const [day, isThere] of isLeft) {
      const before = days[day]
      erasures[day] = (erasures[day] ?? 0) + 1
      // Facts by no rules are out of date, wherever the horizon is.
      if (before !== undefined && isThere) days[day] = { ...before, rules: '' }
      else delete days[day]
    }
    return { ...mark, days, erasures }
  })
}
