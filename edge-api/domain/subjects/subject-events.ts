// What a subject did, as the archive has it.

import type { ObjectStore } from '../../ports/object-store.ts'
import { parseArchiveBody } from '../events/archived-event.ts'
import type { ArchivedEvent } from '../events/archived-event.ts'
import { listMerged } from './owners.ts'
import { listParcels } from './subject-index.ts'

/** Objects read at a time. */
const AT_ONCE = 32

/** Also of who the subject was before signing in, in no order; of parcels made on or after the day `from`. */
export async function readSubjectEvents(
  objectStore: ObjectStore,
  id: string,
  from = '',
): Promise<ArchivedEvent[]> {
  const events: ArchivedEvent[] = []
  for (const owner of [id, ...(await listMerged(objectStore, id))]) {
    let pending: Promise<ArchivedEvent[]>[] = []
    const take = async () => {
      for (const some of await Promise.all(pending)) events.push(...some)
      pending = []
    }
    for await (const key of listParcels(objectStore, owner, from)) {
      pending.push(readParcel(objectStore, key))
      if (pending.length === AT_ONCE) await take()
    }
    await take()
  }
  return events
}

async function readParcel(objectStore: ObjectStore, key: string): Promise<ArchivedEvent[]> {
  const stored = await objectStore.get(key)
  return stored === undefined ? [] : parseArchiveBody(stored.body)
}
