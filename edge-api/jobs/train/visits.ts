// Whether anybody comes: every page that is looked at sends events, so the archive tells.

import { toArchiveHour } from '../../domain/events/archived-event.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import type { Clock } from '../../ports/ports.ts'
import { readCurrentModel } from './models.ts'

export interface VisitPorts {
  objectStore: ObjectStore
  clock: Clock
  /** Undefined or 0: never idle. */
  idleHours?: number
}

const HOUR_MS = 3_600_000

/** A site that has just begun is given the same time: nobody could have come yet. */
export async function isIdle({ objectStore, clock, idleHours = 0 }: VisitPorts): Promise<boolean> {
  if (idleHours === 0) return false
  const nowMs = clock.now()
  const current = await readCurrentModel(objectStore)
  if (current === undefined) return false
  const isNew = current.previous === undefined
  if (isNew && nowMs - Date.parse(current.promotedAt) < idleHours * HOUR_MS) return false
  for (let hour = 0; hour <= idleHours; hour += 1) {
    const prefix = toArchiveHour(nowMs - hour * HOUR_MS)
    for await (const _ of objectStore.listKeys(prefix)) return false
  }
  return true
}
