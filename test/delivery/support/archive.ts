// What the archive of a folder holds: eventId to the subjects it is stored under, and how many copies there are.

import { openFsObjectStore } from '../../../edge-api/adapters/fs/object-store.ts'
import { ARCHIVE_PREFIX, parseArchiveBody } from '../../../edge-api/domain/events/archived-event.ts'

export interface ArchiveView {
  subjects: Map<string, Set<string>>
  copies: number
}

export async function readArchive(folder: string): Promise<ArchiveView> {
  const store = await openFsObjectStore({ root: folder, shared: true })
  const view: ArchiveView = { subjects: new Map(), copies: 0 }
  for await (const key of store.listKeys(ARCHIVE_PREFIX)) {
    const stored = await store.get(key)
    for (const { event, subject } of parseArchiveBody(stored?.body ?? new Uint8Array())) {
      const owners = view.subjects.get(event.eventId) ?? new Set()
      view.subjects.set(event.eventId, owners.add(subject.id))
      view.copies += 1
    }
  }
  return view
}
