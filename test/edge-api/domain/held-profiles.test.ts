import { describe, expect, it } from 'vitest'
import { createHeldProfiles } from '../../../edge-api/domain/profile/held-profiles.ts'
import { updateProfile } from '../../../edge-api/domain/profile/profile-store.ts'
import { createProfile } from '../../../edge-api/domain/profile/profile.ts'
import type { Profile } from '../../../edge-api/domain/profile/profile.ts'
import { memoryObjectStore } from '../../support/memory-object-store.ts'

const dislike = (profile: Profile, itemId: string): Profile => ({
  ...profile,
  reactions: {
    ...profile.reactions,
    [itemId]: { reaction: 'dislike', occurredAt: '2026-01-01', eventId: 'e' },
  },
})

describe('held profiles', () => {
  it('are read once, and anew as soon as anybody wrote or removed them', async () => {
    const objectStore = memoryObjectStore()
    const profiles = createHeldProfiles({ objectStore })
    expect(await profiles.read('u1')).to.deep.equal(createProfile())

    await updateProfile(objectStore, 'u1', (profile) => dislike(profile, '1'))
    const first = await profiles.read('u1')
    expect(await profiles.read('u1')).to.equal(first)

    await updateProfile(objectStore, 'u1', (profile) => dislike(profile, '2'))
    expect(Object.keys((await profiles.read('u1')).reactions)).to.deep.equal(['1', '2'])
    expect(await profiles.read('u2')).to.deep.equal(createProfile())

    await objectStore.delete('users/u1/profile.json')
    expect(await profiles.read('u1')).to.deep.equal(createProfile())
  })
})
