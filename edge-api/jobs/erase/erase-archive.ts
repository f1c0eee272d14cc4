// Takes what an erased subject did out of the archive and out of what is made from it day by day.

import { parseArchiveBody, toArchiveBody, ARCHIVE_PREFIX } from '../../domain/events/archived-event.ts'
import { listParcels, removeFromIndex } from '../../domain/subjects/subject-index.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { toDeadLetterKey } from '../dead-letters.ts'
import { hasObjects, removeMade } from '../preprocess/archive-days.ts'
import { updatePreprocessMark } from '../preprocess/preprocess-mark.ts'

/** Names alone: days whose archive has changed, or is about to, and of which things may still be made as it was. */
const DAYS_PREFIX = 'erasures/days/'

export interface ErasedArchive {
  objects: number
  events: number
}

/**
 * Removes the events of one subject up to the moment; an object in which later ones remain is written anew. Each day is
 * noted before anything of it changes, for `forgetDays`.
 */
export async function eraseArchive(
  objectStore: ObjectStore,
  subjectId: string,
  erasedMs: number,
): Promise<ErasedArchive> {
  const erased: ErasedArchive = { objects: 0, events: 0 }
  for await (const key of listParcels(objectStore, subjectId)) {
    const stored = await objectStore.get(key)
    const events = stored === undefined ? [] : parseArchiveBody(stored.body)
    const kept = events.filter(({ occurredAt }) => Date.parse(occurredAt) > erasedMs)
    if (stored !== undefined && kept.length === events.length) continue
    if (stored !== undefined) {
      await noteDay(objectStore, toDay(key))
      erased.objects += 1
      erased.events += events.length - kept.length
    }
    if (kept.length > 0) await objectStore.put(key, toArchiveBody(kept))
    else {
      await objectStore.delete(key)
      await objectStore.delete(toDeadLetterKey(key))
      // Last: as long as it is named here, the next run finds it again.
      await removeFromIndex(objectStore, subjectId, key)
    }
  }
  return erased
}

/** Until the day is forgotten, whatever happens to this process. */
export async function noteDay(objectStore: ObjectStore, day: string): Promise<void> {
  await objectStore.put(`${DAYS_PREFIX}${day}`, new Uint8Array())
}

/** Removes what was made from the days that were noted, so that it is made again from what is left of them. */
export async function forgetDays(objectStore: ObjectStore): Promise<void> {
  const isLeft = new Map<string, boolean>()
  for await (const key of objectStore.listKeys(DAYS_PREFIX)) {
    const day = key.slice(DAYS_PREFIX.length)
    isLeft.set(day, await hasObjects(objectStore, day))
  }
  if (isLeft.size === 0) return
  await voidDays(objectStore, isLeft)
  for (const day of isLeft.keys()) await removeMade(objectStore, day)
  // Once more: another job may have made a day anew, rightly, and what it made is gone.
  await voidDays(objectStore, isLeft)
  // Last, as above.
  for (const day of isLeft.keys()) await objectStore.delete(`${DAYS_PREFIX}${day}`)
}

function toDay(archiveKey: string): string {
  return archiveKey.slice(ARCHIVE_PREFIX.length + 3, ARCHIVE_PREFIX.length + 13)
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
