// The lines of the three formats as ratings, movies and links. A line that is none of them throws what is wrong with it.

import { parse } from 'csv-parse/sync'
import type { MovieLensLink, MovieLensMovie, MovieLensRating } from './movielens.ts'
import { parseTitle } from './parse-title.ts'

/** The flags of u.item, in its order; the first says that nobody knows. */
const FLAGS =
  'unknown|Action|Adventure|Animation|Children|Comedy|Crime|Documentary|Drama|Fantasy|Film-Noir|Horror|Musical|Mystery|Romance|Sci-Fi|Thriller|War|Western'.split(
    '|',
  )

/** The fields of one CSV line; only a line with quotes needs the parser. */
export function splitCsv(line: string): string[] {
  if (!line.includes('"')) return line.split(',')
  const records: string[][] = parse(line)
  return records[0] ?? []
}

export function toRating(fields: readonly string[]): MovieLensRating {
  const [userId = '', movieId = '', rating = '', timestamp = ''] = expectFields(fields, 4)
  const value = Number(rating)
  if (rating === '' || !(value >= 0.5 && value <= 5))
    throw new Error(`a rating is a number from 0.5 to 5, got "${rating}"`)
  if (!/^\d{1,11}$/.test(timestamp))
    throw new Error(`a timestamp is whole seconds since 1970, got "${timestamp}"`)
  return { userId: toId(userId), movieId: toId(movieId), rating: value, timestampSeconds: Number(timestamp) }
}

/** From `movieId, title, genres joined with |`. */
export function toMovie(fields: readonly string[]): MovieLensMovie {
  const [movieId = '', title = '', genres = ''] = expectFields(fields, 3)
  return toTitledMovie(movieId, title, genres.split('|'))
}

/** From a line of u.item: id, title, two dates, an address and 19 flags. */
export function toFlaggedMovie(fields: readonly string[]): MovieLensMovie {
  const [movieId = '', title = '', , , , ...flags] = expectFields(fields, 5 + FLAGS.length)
  const wrong = flags.find((flag) => flag !== '0' && flag !== '1')
  if (wrong !== undefined) throw new Error(`a genre flag is 0 or 1, got "${wrong}"`)
  return toTitledMovie(
    movieId,
    title,
    FLAGS.filter((_, index) => flags[index] === '1'),
  )
}

export function toLink(fields: readonly string[]): MovieLensLink {
  const [movieId = '', , tmdbId = ''] = expectFields(fields, 3)
  return tmdbId === '' ? { movieId: toId(movieId) } : { movieId: toId(movieId), tmdbId: toId(tmdbId) }
}

function toTitledMovie(movieId: string, text: string, genres: readonly string[]): MovieLensMovie {
  if (text.trim() === '') throw new Error('a movie needs a title')
  return { movieId: toId(movieId), ...parseTitle(text), genres: genres.map(toGenre).filter(isGenre) }
}

const toGenre = (genre: string): string => (genre === "Children's" ? 'Children' : genre.trim())

/** IMAX is the size of a screen, and the others say that there is nothing to say. */
const isGenre = (genre: string): boolean => !['', 'IMAX', 'unknown', '(no genres listed)'].includes(genre)

function toId(text: string): string {
  if (!/^\d{1,10}$/.test(text)) throw new Error(`an id is a whole number, got "${text.slice(0, 40)}"`)
  return text
}

function expectFields(fields: readonly string[], count: number): readonly string[] {
  if (fields.length !== count) throw new Error(`a line has ${count} fields, got ${fields.length}`)
  return fields
}
