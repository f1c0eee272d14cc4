import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../edge-api/jobs/dataset.ts'
import { importDataset } from '../../edge-api/jobs/import-dataset.ts'
import { readCurrentTraining } from '../../edge-api/jobs/import/current-training.ts'
import { readProfile } from '../../edge-api/domain/profile/profile-store.ts'
import { getReaction, getRecentlyWatchedItemIds } from '../../edge-api/domain/profile/profile.ts'
import { sampleDataset } from '../../edge-api/local/sample/sample.ts'
import { memoryStore } from './memory-store.ts'

const clock = { now: () => Date.UTC(2026, 0, 2) }

const dataset: Dataset = {
  label: 'three films',
  simulated: true,
  valueMeaning: 'watched-ratio',
  items: [
    {
      itemId: '1',
      title: 'Heat',
      year: 1995,
      genres: ['Crime', 'Drama'],
      runtimeMinutes: 100,
      color: '#112233',
    },
    { itemId: '2', title: 'Alien', year: 1979, genres: ['Horror'] },
    { itemId: '3', title: 'Untold', genres: [] },
  ],
  interactions: [
    { userId: 'a', itemId: '1', eventType: 'click', timestampSeconds: 100 },
    { userId: 'a', itemId: '1', eventType: 'watch', timestampSeconds: 110, watchedRatio: 0.9 },
    { userId: 'a', itemId: '1', eventType: 'like', timestampSeconds: 200 },
    { userId: 'a', itemId: '2', eventType: 'watch', timestampSeconds: 300, watchedRatio: 0.3 },
    { userId: 'b', itemId: '2', eventType: 'watch', timestampSeconds: 90, watchedRatio: 1 },
    { userId: 'b', itemId: '1', eventType: 'watch', timestampSeconds: 95, watchedRatio: 1 },
    { userId: 'b', itemId: '99', eventType: 'watch', timestampSeconds: 95, watchedRatio: 1 },
  ],
  mappings: [
    { itemId: '1', tmdbId: '949' },
    { itemId: '99', tmdbId: '1' },
  ],
  profileUserIds: ['a'],
  leftOut: { 'malformed line': 2, 'rating of 1 or less': 0 },
}

async function imported(of: Dataset = dataset) {
  const objectStore = memoryStore()
  const summary = await importDataset({ objectStore, clock }, of)
  const text = (key: string) => Buffer.from(objectStore.objects.get(key) ?? []).toString('utf8')
  return { objectStore, summary, text, folder: `training/${summary.training.runId}` }
}

describe('importDataset', () => {
  it('writes the files that Personalize imports: names in order, seconds, genres joined, no watch below Watched', async () => {
    const { text, folder } = await imported()

    expect(text(`${folder}/interactions.csv`)).toBe(
      'USER_ID,ITEM_ID,EVENT_TYPE,EVENT_VALUE,TIMESTAMP\n' +
        'a,1,Click,,100\na,1,Watch,0.9,110\na,1,Like,,200\nb,2,Watch,1,90\nb,1,Watch,1,95\n',
    )
    // 3 has no interaction: as old as the data. It has no genre either, and GENRES may not be null.
    expect(text(`${folder}/items.csv`)).toBe(
      'ITEM_ID,GENRES,CREATION_TIMESTAMP,RELEASE_YEAR\n1,Crime|Drama,95,1995\n2,Horror,90,1979\n3,unknown,90,\n',
    )
    expect(text(`${folder}/users.csv`)).toBe('USER_ID,ACTIVITY\na,new\nb,new\n')
  })

  it('writes catalog, mappings and popular items', async () => {
    const { objectStore, text } = await imported()

    const catalog = gunzipSync(
      objectStore.objects.get('catalog/items.ndjson.gz') ?? Buffer.alloc(0),
    ).toString('utf8')
    expect(JSON.parse(catalog.split('\n')[0] ?? '')).toEqual(dataset.items[0])
    expect(text('mappings/Final2.csv')).toBe('movieId,tmdbId\n1,949\n')
    expect(JSON.parse(text('fallback/popular.json'))).toEqual({
      generatedAt: '1970-01-01T00:03:20.000Z',
      itemIds: ['1', '2'], // 1: users a and b; 2: user b, as a watched it in part
      genres: { Crime: ['1'], Drama: ['1'], Horror: ['2'] },
    })
  })

  it('counts what was read, kept, and left out and why', async () => {
    const { summary } = await imported()

    expect(summary).toMatchObject({
      status: 'imported',
      read: { items: 3, interactions: 7, mappings: 2 },
      kept: { items: 3, interactions: 5, mappings: 1, users: 2, profiles: 1 },
      leftOut: { 'malformed line': 2, 'watched in part': 1, 'item not in the catalog': 1 },
    })
    expect(summary.leftOut).not.toHaveProperty('rating of 1 or less')
    expect(summary.warnings[0]).toContain('1000')
  })

  it('writes the pointer last, with where the data is from', async () => {
    const { objectStore, summary } = await imported()

    expect(objectStore.puts.at(-1)).toBe('training/current.json')
    expect(await readCurrentTraining(objectStore)).toEqual({
      runId: summary.training.runId,
      source: 'three films',
      simulated: true,
      valueMeaning: 'watched-ratio',
      counts: { items: 3, users: 2, interactions: 5 },
      createdAt: '2026-01-02T00:00:00.000Z',
      dataHash: summary.training.dataHash,
    })
  })

  it('writes nothing when the same data is in use already', async () => {
    const { objectStore, summary } = await imported()
    objectStore.puts = []

    const again = await importDataset({ objectStore, clock }, dataset)

    expect(again.status).toBe('unchanged')
    expect(again.training).toEqual(summary.training)
    expect(objectStore.puts).toEqual([])
  })

  it('writes the same bytes for the same data', async () => {
    const [one, other] = [await imported(), await imported()]

    expect(other.objectStore.objects).toEqual(one.objectStore.objects)
  })

  it.each(['/items.csv', 'Final2.csv', 'popular.json', 'profile.json', 'current.json'])(
    'keeps the data in use when the put of %s fails, and finishes when run again',
    async (key) => {
      const { objectStore, summary } = await imported()
      const next: Dataset = { ...dataset, items: dataset.items.slice(0, 2), profileUserIds: ['b'] }
      objectStore.failAt = key

      await expect(importDataset({ objectStore, clock }, next)).rejects.toThrow(/failed/)
      expect(await readCurrentTraining(objectStore)).toEqual(summary.training)
      expect(objectStore.objects.has(`training/${summary.training.runId}/interactions.csv`)).toBe(true)

      objectStore.failAt = undefined
      expect((await importDataset({ objectStore, clock }, next)).status).toBe('imported')
    },
  )

  it('removes the files of runs that no pointer names, keeping the run before', async () => {
    const { objectStore, summary } = await imported()
    await objectStore.put('training/import-leftover/items.csv', Buffer.from('half'))

    await importDataset({ objectStore, clock }, { ...dataset, items: dataset.items.slice(0, 2) })

    const keys = [...objectStore.objects.keys()]
    expect(keys.filter((key) => key.includes('leftover'))).toEqual([])
    expect(keys).toContain(`training/${summary.training.runId}/items.csv`)
  })

  it('fills the profile of a sample account from its history, and never one that exists or was erased', async () => {
    const { objectStore } = await imported()
    const profile = await readProfile(objectStore, 'a')

    expect(getRecentlyWatchedItemIds(profile)).toEqual(['1'])
    expect(getReaction(profile, '1')).toBe('like')
    expect(profile.playing['2']).toMatchObject({ watchedSeconds: 1620, durationSeconds: 5400 }) // 0.3 of 90 minutes

    await objectStore.put('tombstones/b.json', Buffer.from('{}'))
    const next = await importDataset(
      { objectStore, clock },
      { ...dataset, items: dataset.items.slice(0, 2), profileUserIds: ['a', 'b'] },
    )
    expect(next.kept.profiles).toBe(0)
    expect(await readProfile(objectStore, 'a')).toEqual(profile)
  })

  it('takes the sample as it is', async () => {
    const { summary, objectStore } = await imported(
      sampleDataset({ nowSeconds: Date.UTC(2026, 5, 1) / 1000 }),
    )

    expect(summary.training.simulated).toBe(true)
    expect(summary.kept.interactions).toBeGreaterThan(50_000)
    expect(summary.kept.profiles).toBe(8)
    const [horror] = await Promise.all([readProfile(objectStore, 'sim-0001')])
    expect(getRecentlyWatchedItemIds(horror).length).toBeGreaterThanOrEqual(10)
  })
})
