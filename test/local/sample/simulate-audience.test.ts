import { describe, expect, it } from 'vitest'
import { sampleAccounts } from '../../../edge-api/local/sample/audience/accounts.ts'
import { simulateAudience } from '../../../edge-api/local/sample/audience/simulate-audience.ts'
import { sampleCatalog } from '../../../edge-api/local/sample/catalog.ts'
import { sampleDataset } from '../../../edge-api/local/sample/dataset.ts'

const NOW = Date.UTC(2026, 5, 1) / 1000
const audience = [...simulateAudience({ seed: 20, nowSeconds: NOW })]
const watches = audience.filter(({ eventType }) => eventType === 'watch')
const filmOf = new Map(sampleCatalog.map((film) => [film.itemId, film]))

describe('simulateAudience', () => {
  it('is the same for the same seed and another for another', () => {
    const again = [...simulateAudience({ seed: 20, users: 30, nowSeconds: NOW })]
    const other = [...simulateAudience({ seed: 21, users: 30, nowSeconds: NOW })]

    expect(audience.slice(0, again.length)).toEqual(again)
    expect(other).not.toEqual(again)
  })

  it('makes between 60,000 and 120,000 interactions of 1,200 users', () => {
    expect(audience.length).toBeGreaterThan(60_000)
    expect(audience.length).toBeLessThan(120_000)
    expect(new Set(audience.map(({ userId }) => userId)).size).toBe(1200)
  })

  it('stays within the last 400 days, with half of it in the last 120', () => {
    const ages = audience
      .map(({ timestampSeconds }) => (NOW - timestampSeconds) / 86_400)
      .sort((a, b) => a - b)

    expect(ages.at(0)).toBeGreaterThanOrEqual(0)
    expect(ages.at(-1)).toBeLessThan(402)
    expect(ages[Math.floor(ages.length / 2)]).toBeLessThan(120)
  })

  it('only watches films of the catalog, each once a user, and likes only what was watched', () => {
    const seen = new Set(watches.map(({ userId, itemId }) => `${userId} ${itemId}`))

    expect(seen.size).toBe(watches.length)
    expect(watches.every(({ itemId }) => filmOf.has(itemId))).toBe(true)
    for (const { eventType, userId, itemId } of audience)
      if (eventType === 'like') expect(seen.has(`${userId} ${itemId}`)).toBe(true)
  })

  it('has a long tail: the ten most watched films have over three times the watches of a middling one', () => {
    const counts = [...tally(watches.map(({ itemId }) => itemId)).values()].sort((a, b) => b - a)

    expect(counts[9]).toBeGreaterThan(3 * (counts[Math.floor(counts.length / 2)] ?? 0))
    expect(counts.length).toBe(sampleCatalog.length)
  })

  it('can be learned from: the ten nearest films by shared watchers share the genre far above chance', () => {
    const { shared, chance } = sameGenreNeighbors()

    expect(chance).toBeLessThan(0.2)
    expect(shared).toBeGreaterThan(3 * chance)
  })
})

describe('sampleAccounts', () => {
  it('has six to eight accounts whose users really have the taste: at least half of the watches are of the genre', () => {
    expect(sampleAccounts.length).toBeGreaterThanOrEqual(6)
    for (const { userId, genre, label } of sampleAccounts) {
      const own = watches.filter((watch) => watch.userId === userId)
      const matching = own.filter(({ itemId }) => filmOf.get(itemId)?.genres.includes(genre))
      expect(own.length, label).toBeGreaterThanOrEqual(10)
      expect(matching.length / own.length, label).toBeGreaterThanOrEqual(0.5)
    }
  })

  it('leaves each account films of its genre that can still be recommended', () => {
    for (const { userId, genre, label } of sampleAccounts) {
      const own = new Set(watches.filter((watch) => watch.userId === userId).map(({ itemId }) => itemId))
      const left = [...filmOf.values()].filter((film) => film.genres.includes(genre) && !own.has(film.itemId))
      expect(left.length, label).toBeGreaterThanOrEqual(8)
    }
  })

  it('gives every account its own address and user', () => {
    expect(new Set(sampleAccounts.map(({ username }) => username)).size).toBe(sampleAccounts.length)
    expect(new Set(sampleAccounts.map(({ userId }) => userId)).size).toBe(sampleAccounts.length)
    for (const { username } of sampleAccounts) expect(username).toMatch(/^[a-z]+@example\.com$/)
  })
})

describe('sampleDataset', () => {
  it('is the same within a week, so that starting again does not train again', () => {
    const monday = sampleDataset({ nowSeconds: NOW })

    expect(sampleDataset({ nowSeconds: NOW + 3600 }).interactions).toEqual(monday.interactions)
    expect(sampleDataset({ nowSeconds: NOW + 8 * 86_400 }).interactions).not.toEqual(monday.interactions)
  })

  it('rates films between 4 and 9.5 by what the audience did', () => {
    for (const { rating, title } of sampleDataset({ nowSeconds: NOW }).items) {
      expect(rating.average, title).toBeGreaterThan(4)
      expect(rating.average, title).toBeLessThan(9.5)
      expect(rating.count, title).toBeGreaterThan(0)
    }
  })
})

function sameGenreNeighbors(): { shared: number; chance: number } {
  const watchers = new Map<string, Set<string>>()
  for (const { itemId, userId } of watches)
    watchers.set(itemId, (watchers.get(itemId) ?? new Set<string>()).add(userId))
  let shared = 0
  let chance = 0
  for (const [itemId, own] of watchers) {
    const genre = filmOf.get(itemId)?.genres[0]
    const isAlike = (other: string) =>
      genre !== undefined && filmOf.get(other)?.genres.includes(genre) === true
    const others = [...watchers].filter(([other]) => other !== itemId)
    const nearest = others
      .map(([other, theirs]) => ({
        other,
        cosine: [...own].filter((user) => theirs.has(user)).length / Math.sqrt(own.size * theirs.size),
      }))
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, 10)
    shared += nearest.filter(({ other }) => isAlike(other)).length / 10 / watchers.size
    chance += others.filter(([other]) => isAlike(other)).length / others.length / watchers.size
  }
  return { shared, chance }
}

function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
