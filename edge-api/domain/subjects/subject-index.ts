// subjects/<id>/: where everything of one subject is, so that export and erasure need not read the whole archive.
// Names alone say it: the objects are empty, and putting one again changes nothing.

import type { ObjectStore } from '../../ports/object-store.ts'
import { ARCHIVE_PREFIX } from '../events/archived-event.ts'
import { toKeyPart } from '../key-part.ts'

const NOTHING = new Uint8Array()

/** Remembers that an archive object holds events of the subject: a parcel has one subject. */
export async function indexParcel(
  objectStore: ObjectStore,
  subjectId: string,
  archiveKey: string,
): Promise<void> {
  await objectStore.put(`${toEventsPrefix(subjectId)}${archiveKey.slice(ARCHIVE_PREFIX.length)}`, NOTHING)
}

/** The same, for who comes second and mostly finds it there. */
export async function repairIndex(
  objectStore: ObjectStore,
  subjectId: string,
  archiveKey: string,
): Promise<void> {
  const key = `${toEventsPrefix(subjectId)}${archiveKey.slice(ARCHIVE_PREFIX.length)}`
  if ((await objectStore.head(key)) === undefined) await objectStore.put(key, NOTHING)
}

/** Names an anonymous visitor that the subject may be: whose they are, the claim says (owners.ts). */
export async function indexMerge(
  objectStore: ObjectStore,
  subjectId: string,
  anonymousId: string,
): Promise<void> {
  await objectStore.put(`${toMergedPrefix(subjectId)}${anonymousId}`, NOTHING)
}

/** Keys of the archive, ascending, of parcels made on or after the day `from`. One that was put a moment ago may be missing; one that is named may be gone. */
export async function* listParcels(
  objectStore: ObjectStore,
  subjectId: string,
  from = '',
): AsyncIterable<string> {
  const prefix = toEventsPrefix(subjectId)
  for await (const key of objectStore.listKeys(prefix, { startAfter: `${prefix}dt=${from}` }))
    yield `${ARCHIVE_PREFIX}${key.slice(prefix.length)}`
}

/** The anonymous visitors that were named, ascending. */
export async function listNamed(objectStore: ObjectStore, subjectId: string): Promise<string[]> {
  const prefix = toMergedPrefix(subjectId)
  const ids: string[] = []
  for await (const key of objectStore.listKeys(prefix)) ids.push(key.slice(prefix.length))
  return ids
}

export async function removeFromIndex(
  objectStore: ObjectStore,
  subjectId: string,
  archiveKey: string,
): Promise<void> {
  await objectStore.delete(`${toEventsPrefix(subjectId)}${archiveKey.slice(ARCHIVE_PREFIX.length)}`)
}

export async function removeMerge(
  objectStore: ObjectStore,
  subjectId: string,
  anonymousId: string,
): Promise<void> {
  await objectStore.delete(`${toMergedPrefix(subjectId)}${anonymousId}`)
}

function toEventsPrefix(subjectId: string): string {
  return `subjects/${toKeyPart(subjectId)}/events/`
}

function toMergedPrefix(subjectId: string): string {
  return `subjects/${toKeyPart(subjectId)}/merged/`
}
