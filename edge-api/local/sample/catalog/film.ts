// The shape of one film of the sample catalog, and the reader of the tables the films are written in.

/** MovieLens' genre vocabulary: https://files.grouplens.org/datasets/movielens/ml-latest-small-README.html */
export const GENRES = [
  'Action',
  'Adventure',
  'Animation',
  'Children',
  'Comedy',
  'Crime',
  'Documentary',
  'Drama',
  'Fantasy',
  'Film-Noir',
  'Horror',
  'Musical',
  'Mystery',
  'Romance',
  'Sci-Fi',
  'Thriller',
  'War',
  'Western',
] as const

export type Genre = (typeof GENRES)[number]
export type License = 'public-domain' | 'cc'

export interface SampleFilm {
  /** A small whole number that never changes and is never given to another film. */
  itemId: string
  title: string
  year: number
  /** The one it is best known for first. */
  genres: Genre[]
  runtimeMinutes: number
  /** One sentence in our own words. */
  synopsis: string
  license: License
}

/**
 * Reads a table with one film a line: `id | title | year | genres | minutes | synopsis`.
 * Errors  A line that is not a film throws with the line, so that a slip in a table is seen at the first start.
 */
export function parseFilms(license: License, table: string): SampleFilm[] {
  return table
    .trim()
    .split('\n')
    .map((line) => parseFilm(license, line))
}

function parseFilm(license: License, line: string): SampleFilm {
  const [itemId, title, year, genres, runtime, synopsis, ...rest] = line.split('|').map((cell) => cell.trim())
  if (!itemId || !title || !year || !genres || !runtime || !synopsis || rest.length > 0) {
    throw new Error(`A film needs "id | title | year | genres | minutes | synopsis", got "${line}"`)
  }
  return {
    itemId,
    title,
    year: Number(year),
    genres: genres.split(', ').map((genre) => parseGenre(genre, line)),
    runtimeMinutes: Number(runtime),
    synopsis,
    license,
  }
}

function parseGenre(text: string, line: string): Genre {
  const genre = GENRES.find((known) => known === text)
  if (!genre) throw new Error(`"${text}" is not a MovieLens genre, in "${line}"`)
  return genre
}
