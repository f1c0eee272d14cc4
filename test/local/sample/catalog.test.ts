import { describe, expect, it } from 'vitest'
import { sampleCatalog } from '../../../edge-api/local/sample/catalog.ts'
import { GENRES, parseFilms } from '../../../edge-api/local/sample/catalog/film.ts'

describe('sampleCatalog', () => {
  it('has more than 220 films, each id and each title of a year once', () => {
    expect(sampleCatalog.length).toBeGreaterThanOrEqual(220)
    expect(new Set(sampleCatalog.map(({ itemId }) => itemId)).size).toBe(sampleCatalog.length)
    expect(new Set(sampleCatalog.map(({ title, year }) => `${title} ${year}`)).size).toBe(
      sampleCatalog.length,
    )
  })

  it('keeps ids, years and runtimes in their ranges', () => {
    for (const { itemId, title, year, runtimeMinutes } of sampleCatalog) {
      expect(itemId, title).toMatch(/^[1-9]\d{2,3}$/)
      expect(year, title).toBeGreaterThanOrEqual(1895)
      expect(year, title).toBeLessThanOrEqual(2025)
      expect(Number.isInteger(runtimeMinutes) && runtimeMinutes >= 1 && runtimeMinutes <= 420, title).toBe(
        true,
      )
    }
  })

  it('gives one to three genres of the vocabulary, none twice', () => {
    for (const { genres, title } of sampleCatalog) {
      expect(genres.length, title).toBeGreaterThanOrEqual(1)
      expect(genres.length, title).toBeLessThanOrEqual(3)
      expect(new Set(genres).size, title).toBe(genres.length)
    }
  })

  it('has enough of every genre to fill a rail, and plenty of comedy and horror', () => {
    const count = (genre: string) =>
      sampleCatalog.filter(({ genres }) => genres.some((own) => own === genre)).length

    for (const genre of GENRES) expect(count(genre), genre).toBeGreaterThanOrEqual(12)
    expect(count('Horror')).toBeGreaterThanOrEqual(30)
    expect(count('Comedy')).toBeGreaterThanOrEqual(45)
  })

  it('describes each film in one sentence of its own', () => {
    for (const { synopsis, title } of sampleCatalog) {
      expect(synopsis, title).toMatch(/^[A-Z0-9].{24,138}\.$/u)
      expect(synopsis, title).not.toMatch(/[.!?] [A-Z](?!.*\bJr)/u)
    }
    expect(new Set(sampleCatalog.map(({ synopsis }) => synopsis)).size).toBe(sampleCatalog.length)
  })

  it('calls films made after 1980 Creative Commons and earlier ones public domain', () => {
    for (const { license, title, year } of sampleCatalog)
      expect(license, title).toBe(year > 1980 ? 'cc' : 'public-domain')
  })
})

describe('parseFilms', () => {
  it('refuses a genre outside the vocabulary and a line with a cell missing', () => {
    expect(() => parseFilms('cc', '1 | A | 2000 | Comedie | 5 | A sentence.')).toThrow(/Comedie/)
    expect(() => parseFilms('cc', '1 | A | 2000 | Comedy | A sentence.')).toThrow(/minutes/)
  })
})
