import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClientEvent, EventType } from '../../../edge-api/contract/types.ts'
import type { ArchivedEvent } from '../../../edge-api/domain/events/archived-event.ts'
import { foldEvents, mergeProfiles, toProfile } from '../../../edge-api/domain/profile/fold-events.ts'
import {
  readProfile,
  toProfileBody,
  UnreadableProfile,
  updateProfile,
} from '../../../edge-api/domain/profile/profile-store.ts'
import {
  createProfile,
  getDislikedItemIds,
  getRecentlyWatchedItemIds,
  getShownItemIds,
  getWatchedItemIds,
} from '../../../edge-api/domain/profile/profile.ts'
import { DEFAULT_WATCHED_RULE } from '../../../edge-api/domain/watched.ts'
import { memoryObjectStore } from '../../support/memory-object-store.ts'
import { event, watch } from '../../support/test-api.ts'

const RULE = DEFAULT_WATCHED_RULE

function archived(client: ClientEvent): ArchivedEvent {
  const { occurredAt } = client
  const subject = { kind: 'user', id: 'u', userId: 'u' } as const
  return { version: 1, event: client, subject, occurredAt, sentAt: occurredAt, receivedAt: occurredAt }
}

const fold = (...events: ClientEvent[]) => toProfile(events.map(archived), RULE)

/** Few items, plays and moments, so that histories collide. */
const anyEvent = fc
  .record({
    minute: fc.nat(6),
    eventType: fc.constantFrom<EventType>('watch', 'click', 'like', 'dislike', 'clear', 'impression'),
    itemId: fc.constantFrom('a', 'b', '__proto__', 'constructor'),
    playId: fc.constantFrom('p1', 'p2', 'p3'),
    percent: fc.constantFrom(10, 60, 90),
    id: fc.nat(6),
    ended: fc.boolean(),
  })
  .map(({ minute, eventType, itemId, playId, percent, id, ended }) =>
    archived(
      event(minute, {
        eventId: `event-${id}`,
        eventType,
        itemId,
        ...(eventType === 'watch' ? { playId, ended, watchedSeconds: percent, durationSeconds: 100 } : {}),
        ...(eventType === 'impression'
          ? { impression: [itemId, 'c'], recommendationId: `RID-${playId}` }
          : {}),
      }),
    ),
  )
/** An id is mostly one event; whoever makes them up can give it to two. */
const history = fc.array(anyEvent, { maxLength: 25 })

describe('foldEvents', () => {
  it('gives the same profile in whatever order events arrive, and however often', () => {
    fc.assert(
      fc.property(
        history.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          const inOrder = toProfile(events, RULE)
          const oneByOne = [...shuffled, ...shuffled.slice(0, 5)].reduce(
            (profile, one) => foldEvents(profile, [one], RULE),
            createProfile(),
          )
          expect(oneByOne).to.deep.equal(inOrder)
        },
      ),
    )
  })

  it('gives the same in any order also when more comes than it keeps, some of it twice', () => {
    const many = Array.from({ length: 180 }, (_, index) => [
      archived(event(index % 60, { itemId: `item-${index}`, eventId: `click-${index % 150}` })),
      archived(event(index, { eventType: 'impression', impression: [`a-${index}`, `b-${index}`] })),
      archived(watch(index % 90, `item-${index % 70}`, 20, { playId: `play-${index}` })),
    ]).flat()
    const inOrder = toProfile(many, RULE)

    fc.assert(
      fc.property(
        fc.shuffledSubarray(many, { minLength: many.length }),
        fc.nat(many.length),
        (events, cut) => {
          const [before, after] = [events.slice(0, cut), events.slice(cut)]
          const apart = mergeProfiles(toProfile(before, RULE), toProfile(after, RULE))
          expect(toProfileBody(foldEvents(apart, before, RULE)).equals(toProfileBody(inOrder))).to.equal(true)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('gives the same when two halves are folded apart and merged, as after signing in', () => {
    fc.assert(
      fc.property(history, fc.nat(25), (events, cut) => {
        const [before, after] = [events.slice(0, cut), events.slice(cut)]
        expect(mergeProfiles(toProfile(before, RULE), toProfile(after, RULE))).to.deep.equal(
          toProfile(events, RULE),
        )
      }),
    )
  })

  it('survives being written and read', () => {
    fc.assert(
      fc.property(history, (events) => {
        const profile = toProfile(events, RULE)
        const read = JSON.parse(JSON.stringify(profile)) as typeof profile
        expect(JSON.stringify(foldEvents(read, events, RULE))).to.equal(JSON.stringify(profile))
      }),
    )
  })

  it('counts a playing as watched at 70 percent, or ended at 50, and not before', () => {
    const profile = fold(
      watch(1, 'at-70', 70),
      watch(1, 'below-70', 69.9),
      watch(1, 'ended-50', 50, { ended: true }),
      watch(1, 'ended-49', 49, { ended: true }),
      watch(1, 'no-length', 100, { durationSeconds: 0 }),
    )

    expect([...getWatchedItemIds(profile)]).to.have.members(['at-70', 'ended-50'])
  })

  it('remembers when a playing first crossed Watched, once', () => {
    const profile = fold(watch(5, 'a', 95), watch(2, 'a', 72), watch(1, 'a', 10))

    expect(Object.values(profile.watched)).to.deep.equal([
      { itemId: 'a', occurredAt: '2026-03-10T11:02:00.000Z' },
    ])
  })

  it('lets the last reaction by time win, taken back ones too', () => {
    const profile = fold(
      event(3, { eventType: 'clear', itemId: 'a' }),
      event(1, { eventType: 'like', itemId: 'a' }),
      event(2, { eventType: 'like', itemId: 'b' }),
      event(4, { eventType: 'dislike', itemId: 'b' }),
    )

    expect(profile.reactions['a']?.reaction).to.equal(null)
    expect([...getDislikedItemIds(profile)]).to.deep.equal(['b'])
  })

  it('keeps a reaction made while tracking is off, and no history of it', () => {
    const profile = fold(event(1, { eventType: 'like', itemId: 'a', tracking: 'off' }))

    expect(profile.reactions['a']?.reaction).to.equal('like')
    expect(profile.recent).to.be.empty
  })

  it('orders what was watched by the last playing, and what was shown by answer', () => {
    const profile = fold(
      watch(1, 'a', 90),
      watch(2, 'b', 90),
      watch(3, 'a', 90, { playId: 'again' }),
      event(4, { eventType: 'impression', impression: ['x', 'y'], recommendationId: 'RID-1' }),
      event(5, { eventType: 'impression', impression: ['z'], recommendationId: 'RID-2' }),
    )

    expect(getRecentlyWatchedItemIds(profile)).to.deep.equal(['a', 'b'])
    expect(getShownItemIds(profile, 'RID-1')).to.have.members(['x', 'y'])
  })

  it('keeps the newest when it has to forget', () => {
    const shown = Array.from({ length: 90 }, (_, index) =>
      event(index, {
        eventType: 'impression',
        impression: Array.from({ length: 25 }, (_unused, place) => `${index}-${place}`),
      }),
    )

    const profile = fold(...shown)

    expect(Object.keys(profile.shown)).to.have.length(2000)
    expect(profile.shown).to.have.property('89-0')
    expect(profile.shown).not.to.have.property('9-24') // 90 x 25 = 2,250: the first 250 are forgotten
    expect(profile.shown).to.have.property('10-0')
  })
})

describe('updateProfile', () => {
  it('loses no change of 50 at once, also from another process', async () => {
    const objectStore = memoryObjectStore()
    // Another process is another wrapper of the same store: it does not share the queue of changes.
    const other = { ...objectStore }
    const like = (index: number) => archived(event(index, { eventType: 'like', itemId: `item-${index}` }))

    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        updateProfile(index % 2 === 0 ? objectStore : other, 'u', (profile) =>
          foldEvents(profile, [like(index)], RULE),
        ),
      ),
    )

    expect(Object.keys((await readProfile(objectStore, 'u')).reactions)).to.have.length(50)
  })

  it.each([
    '',
    '{"version":1,"watched":{"x"',
    'null',
    '[]',
    '{"recent":{}}',
    '{"watched":[]}',
    '{"shown":null}',
  ])('changes nothing that is no profile: %s', async (body) => {
    const objectStore = memoryObjectStore()
    await objectStore.put('users/u/profile.json', Buffer.from(body))

    const updating = updateProfile(objectStore, 'u', (profile) => profile)

    await expect(updating).rejects.toBeInstanceOf(UnreadableProfile)
  })

  it('writes nothing when nothing changed', async () => {
    const objectStore = memoryObjectStore()
    const change = (profile: ReturnType<typeof createProfile>) =>
      foldEvents(profile, [archived(event(1, { eventType: 'like', itemId: 'a' }))], RULE)
    await updateProfile(objectStore, 'u', change)
    let puts = 0
    const counting = {
      ...objectStore,
      put: (...put: Parameters<typeof objectStore.put>) => {
        puts += 1
        return objectStore.put(...put)
      },
    }

    await updateProfile(counting, 'u', change)

    expect(puts).to.equal(0)
  })
})
