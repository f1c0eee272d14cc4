// Profiles of people who were here a moment ago: the store is asked each time whether one changed, but only a changed one is
// sent and read again. So what another process wrote is seen at once, and a page of rails does not wait for old news.

import { createLru } from '../../cache/lru.ts'
import type { ObjectStore, StoredObject } from '../../ports/object-store.ts'
import { parseProfile, toProfileKey } from './profile-store.ts'
import { createProfile } from './profile.ts'
import type { Profile } from './profile.ts'

export interface HeldProfiles {
  /** The profile as it is stored now; shared, so it must not be changed. Throws what the store throws. */
  read(userId: string): Promise<Profile>
}

/** By the size of what is stored; read, it takes a few times as much. */
const MAX_BYTES = 16_000_000

export function createHeldProfiles({ objectStore }: { objectStore: ObjectStore }): HeldProfiles {
  const held = createLru<{ stored: StoredObject; profile: Profile }>({
    maxSize: MAX_BYTES,
    sizeOf: ({ stored }) => stored.body.byteLength,
  })

  return {
    async read(userId) {
      const known = held.get(userId)
      const stored = await objectStore.get(toProfileKey(userId), known?.stored)
      if (stored === undefined) {
        held.delete(userId)
        return createProfile()
      }
      if (stored === known?.stored) return known.profile
      const profile = parseProfile(stored.body)
      held.set(userId, { stored, profile })
      return profile
    },
  }
}
