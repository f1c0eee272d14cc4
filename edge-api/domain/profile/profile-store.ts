// Profiles in the object store: read, and changed by compare-and-swap so that no edit is lost.

import { setTimeout as wait } from 'node:timers/promises'
import { PreconditionFailed } from '../../ports/object-store.ts'
import type { ObjectStore } from '../../ports/object-store.ts'
import { toKeyPart } from '../key-part.ts'
import { compare, createProfile } from './profile.ts'
import type { Profile } from './profile.ts'

const MAX_TRIES = 8

/** What is stored is no profile. Nothing is lost by it: the archive has all that it was made from. */
export class UnreadableProfile extends Error {
  override readonly name = 'UnreadableProfile'
}

export function toProfileKey(userId: string): string {
  return `users/${toKeyPart(userId)}/profile.json`
}

/** The profile, an empty one when nothing is known yet. Throws UnreadableProfile, and what the store throws. */
export async function readProfile(objectStore: ObjectStore, userId: string): Promise<Profile> {
  const stored = await objectStore.get(toProfileKey(userId))
  return stored === undefined ? createProfile() : parseProfile(stored.body)
}

/** The last change under way for each key: one process does not compete with itself. */
const tails = new WeakMap<ObjectStore, Map<string, Promise<unknown>>>()

/**
 * Changes the profile; `change` may run several times and must be pure. Writes nothing when nothing changed.
 * Throws PreconditionFailed when other writers won 8 times in a row: the caller tries again later, nothing is half done.
 * Throws UnreadableProfile when there is nothing that can be changed.
 */
export function updateProfile(
  objectStore: ObjectStore,
  userId: string,
  change: (profile: Profile) => Profile,
): Promise<Profile> {
  const key = toProfileKey(userId)
  const ofStore = tails.get(objectStore) ?? new Map<string, Promise<unknown>>()
  tails.set(objectStore, ofStore)
  const before = ofStore.get(key) ?? Promise.resolve()
  const update = before.then(() => compareAndSwap(objectStore, key, change))
  const tail = update
    .catch(() => undefined)
    .then(() => {
      if (ofStore.get(key) === tail) ofStore.delete(key)
    })
  ofStore.set(key, tail)
  return update
}

async function compareAndSwap(
  objectStore: ObjectStore,
  key: string,
  change: (profile: Profile) => Profile,
): Promise<Profile> {
  for (let tried = 1; ; tried += 1) {
    const stored = await objectStore.get(key)
    const before = stored === undefined ? createProfile() : parseProfile(stored.body)
    const after = change(before)
    const body = toProfileBody(after)
    if (stored !== undefined && body.equals(stored.body)) return before
    try {
      const condition = stored === undefined ? ({ ifNoneMatch: '*' } as const) : { ifMatch: stored.etag }
      await objectStore.put(key, body, condition)
      return after
    } catch (error) {
      if (!(error instanceof PreconditionFailed) || tried === MAX_TRIES) throw error
      await wait(Math.random() * 10 * 2 ** tried)
    }
  }
}

/** The same facts give the same bytes, in whatever order they came. */
export function toProfileBody(profile: Profile): Buffer {
  const sorted = <Value>(record: Record<string, Value>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)))
  const { watched, reactions, playing, recent, shown } = profile
  const ordered = {
    version: 1,
    watched: sorted(watched),
    reactions: sorted(reactions),
    playing: sorted(playing),
    recent,
    shown: sorted(shown),
  }
  return Buffer.from(JSON.stringify(ordered))
}

/** Throws UnreadableProfile. */
export function parseProfile(body: Uint8Array): Profile {
  try {
    const stored = JSON.parse(Buffer.from(body).toString('utf8')) as Partial<Profile>
    // Parts that an older version did not write are empty: profiles are rebuilt from the archive, never migrated.
    const { watched = {}, reactions = {}, playing = {}, recent = [], shown = {} } = stored
    if (![stored, watched, reactions, playing, shown].every(isRecord) || !Array.isArray(recent))
      throw new TypeError('A part is not what it should be')
    return { version: 1, watched, reactions, playing, recent, shown }
  } catch (cause) {
    throw new UnreadableProfile('The profile cannot be read; make it again from the archive', { cause })
  }
}

function isRecord(part: unknown): boolean {
  return typeof part === 'object' && part !== null && !Array.isArray(part)
}
