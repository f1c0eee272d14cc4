import { describe, expect, it } from 'vitest'
import { toGenreReport } from '../../../edge-api/domain/genres/genre-report.ts'
import type { GenreReportOptions } from '../../../edge-api/domain/genres/genre-report.ts'
import { createProfile } from '../../../edge-api/domain/profile/profile.ts'
import type { Profile } from '../../../edge-api/domain/profile/profile.ts'
import { DEFAULT_WATCHED_RULE } from '../../../edge-api/domain/watched.ts'
import type { CatalogItem } from '../../../edge-api/ports/catalog.ts'

const item = (itemId: string, ...genres: string[]): [string, CatalogItem] => [
  itemId,
  { itemId, title: itemId.toUpperCase(), genres, poster: null, backdrop: null },
]
const ITEMS = new Map([
  item('heat', 'Crime', 'Drama', 'Thriller'),
  item('alien', 'Horror', 'Sci-Fi'),
  item('plain'),
  item('dracula', 'Horror'),
])

function watched(...facts: [itemId: string, occurredAt: string][]): Profile {
  const entries = facts.map(([itemId, occurredAt], index) => [`play-${index}`, { itemId, occurredAt }])
  return { ...createProfile(), watched: Object.fromEntries(entries) as Profile['watched'] }
}

const report = (profile: Profile, options: Partial<GenreReportOptions> = {}) =>
  toGenreReport(profile, ITEMS, {
    range: '30d',
    count: 'each',
    compare: 'none',
    timeZone: 'UTC',
    nowMs: Date.parse('2026-03-10T12:00:00.000Z'),
    watchedRule: DEFAULT_WATCHED_RULE,
    ...options,
  })

const counts = ({ genres }: ReturnType<typeof report>) =>
  genres.map(({ genre, watched: count }) => [genre, count])

describe('toGenreReport', () => {
  const profile = watched(
    ['heat', '2026-03-01T20:00:00.000Z'],
    ['alien', '2026-03-02T20:00:00.000Z'],
    ['plain', '2026-03-03T20:00:00.000Z'],
    ['dracula', '2026-03-04T20:00:00.000Z'],
  )

  it('counts a movie once in each of its genres, most watched first, ties by name', () => {
    const { movies, withoutGenre, genres } = report(profile)

    expect({ movies, withoutGenre }).to.deep.equal({ movies: 4, withoutGenre: 1 })
    expect(genres).to.deep.equal([
      { genre: 'Horror', watched: 2, share: 0.5, titles: ['DRACULA', 'ALIEN'] },
      { genre: 'Crime', watched: 1, share: 0.25, titles: ['HEAT'] },
      { genre: 'Drama', watched: 1, share: 0.25, titles: ['HEAT'] },
      { genre: 'Sci-Fi', watched: 1, share: 0.25, titles: ['ALIEN'] },
      { genre: 'Thriller', watched: 1, share: 0.25, titles: ['HEAT'] },
    ])
  })

  it('splits a movie among its genres', () => {
    // Horror: 1/2 of alien + 1 of dracula; heat: 1/3 each.
    expect(counts(report(profile, { count: 'split' }))).to.deep.equal([
      ['Horror', 1.5],
      ['Sci-Fi', 0.5],
      ['Crime', 0.333333],
      ['Drama', 0.333333],
      ['Thriller', 0.333333],
    ])
  })

  it('counts a movie in its first genre only', () => {
    expect(counts(report(profile, { count: 'primary' }))).to.deep.equal([
      ['Horror', 2],
      ['Crime', 1],
    ])
  })

  it('counts a movie that was watched again once', () => {
    const again = watched(['heat', '2026-03-01T20:00:00.000Z'], ['heat', '2026-03-05T20:00:00.000Z'])

    expect(report(again).movies).to.equal(1)
  })

  it('takes whole days of the time zone, the first and today included', () => {
    const { from, to } = report(profile)
    // 30 days that end on March 10: they begin on February 9.
    const first = watched(['heat', '2026-02-09T00:00:00.000Z'])
    const before = watched(['heat', '2026-02-08T23:59:59.999Z'])

    expect([from, to]).to.deep.equal(['2026-02-09', '2026-03-10'])
    expect([report(first).movies, report(before).movies]).to.deep.equal([1, 0])
    // In Berlin 23:59 in UTC is the next day.
    expect(report(before, { timeZone: 'Europe/Berlin' }).movies).to.equal(1)
    // On Kiritimati (UTC+14) it is the 11th already.
    expect(report(profile, { timeZone: 'Pacific/Kiritimati' }).to).to.equal('2026-03-11')
  })

  it('counts a movie that left the catalog among the movies, in no genre', () => {
    const gone = watched(['gone', '2026-03-01T20:00:00.000Z'], ['heat', '2026-03-02T20:00:00.000Z'])

    const { movies, withoutGenre, genres } = report(gone)

    expect({ movies, withoutGenre }).to.deep.equal({ movies: 2, withoutGenre: 1 })
    expect(genres[0]).to.deep.equal({ genre: 'Crime', watched: 1, share: 0.5, titles: ['HEAT'] })
  })

  it('counts by the last watching of a movie, however it was watched before', () => {
    const again = watched(['heat', '2025-03-01T20:00:00.000Z'], ['heat', '2026-03-05T20:00:00.000Z'])
    const before = watched(['heat', '2025-03-01T20:00:00.000Z'])

    expect([report(again).movies, report(before).movies]).to.deep.equal([1, 0])
    expect(report(before, { range: 'all' }).from).to.equal('2025-03-01')
  })

  it('knows days of 23 and of 25 hours', () => {
    // New York: March 8, 2026 begins at 5:00 in UTC and ends, an hour earlier than usual, at 4:00 of the next day.
    const ofNewYork = (nowMs: number, occurredAt: string) =>
      report(watched(['heat', occurredAt]), { timeZone: 'America/New_York', nowMs })
    const spring = Date.parse('2026-04-06T12:00:00.000Z') // 30 days: from March 8
    expect(ofNewYork(spring, '2026-03-08T05:00:00.000Z').movies).to.equal(1)
    expect(ofNewYork(spring, '2026-03-08T04:59:59.999Z').movies).to.equal(0)
    expect(ofNewYork(spring + 86_400_000, '2026-03-09T03:59:59.999Z').movies).to.equal(0)
    expect(ofNewYork(spring + 86_400_000, '2026-03-09T04:00:00.000Z').movies).to.equal(1)
    // November 1, 2026 lasts from 4:00 until 5:00 of the next day.
    const fall = Date.parse('2026-12-01T12:00:00.000Z') // from November 2
    expect(ofNewYork(fall, '2026-11-02T04:59:59.999Z').movies).to.equal(0)
    expect(ofNewYork(fall, '2026-11-02T05:00:00.000Z').movies).to.equal(1)
  })

  it('compares with what was recommended, genres that were never watched too', () => {
    const shown = { occurredAt: '2026-03-05T20:00:00.000Z', eventId: 'e' }
    const old = { occurredAt: '2026-01-05T20:00:00.000Z', eventId: 'e' }
    const compared = report(
      { ...watched(['dracula', '2026-03-04T20:00:00.000Z']), shown: { heat: shown, alien: old } },
      { compare: 'recommended' },
    )

    expect(
      compared.genres.map(({ genre, watched: count, recommended }) => [genre, count, recommended]),
    ).to.deep.equal([
      ['Horror', 1, 0],
      ['Crime', 0, 1],
      ['Drama', 0, 1],
      ['Thriller', 0, 1],
    ])
  })

  it('begins a report of everything with the first movie, and has no beginning without one', () => {
    expect(report(profile, { range: 'all' }).from).to.equal('2026-03-01')
    expect(report(createProfile(), { range: 'all' })).to.deep.include({ from: null, movies: 0, genres: [] })
  })
})
