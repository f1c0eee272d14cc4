// Which release a folder holds, told by its file names.

import { stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { MovieLensError, type MovieLensFormat } from './movielens.ts'

export interface MovieLensFiles {
  format: MovieLensFormat
  name: string
  ratings: SourceFile
  movies: SourceFile
  links?: SourceFile
}

export interface SourceFile {
  path: string
  bytes: number
}

const RELEASES: readonly { format: MovieLensFormat; ratings: string; movies: string; links?: string }[] = [
  { format: 'csv', ratings: 'ratings.csv', movies: 'movies.csv', links: 'links.csv' },
  { format: 'ml-100k', ratings: 'u.data', movies: 'u.item' },
  { format: 'ml-1m', ratings: 'ratings.dat', movies: 'movies.dat' },
]

/** Errors: MovieLensError when the folder is missing, holds no release, or only a part of one. */
export async function findFiles(folder: string): Promise<MovieLensFiles> {
  const kind = await stat(folder).catch(() => undefined)
  if (!kind?.isDirectory()) {
    throw new MovieLensError(
      folder,
      `${folder} is not a folder; download a release from https://grouplens.org/datasets/movielens/, unpack it and give its folder`,
    )
  }
  for (const { format, ...names } of RELEASES) {
    const ratings = await sourceFile(folder, names.ratings)
    const movies = await sourceFile(folder, names.movies)
    if (!ratings && !movies) continue
    if (!ratings || !movies) {
      const missing = ratings ? names.movies : names.ratings
      throw new MovieLensError(
        join(folder, missing),
        `${join(folder, missing)} is missing beside ${ratings ? names.ratings : names.movies}; unpack the whole release again`,
      )
    }
    const links = names.links === undefined ? undefined : await sourceFile(folder, names.links)
    return { format, name: basename(resolve(folder)), ratings, movies, ...(links && { links }) }
  }
  const looked = RELEASES.map(({ ratings, movies }) => `${ratings} and ${movies}`).join(', or ')
  throw new MovieLensError(
    folder,
    `${folder} holds no MovieLens release; looked for ${looked}. Give the unpacked folder itself`,
  )
}

async function sourceFile(folder: string, name: string): Promise<SourceFile | undefined> {
  const path = join(folder, name)
  const info = await stat(path).catch(() => undefined)
  return info?.isFile() ? { path, bytes: info.size } : undefined
}
