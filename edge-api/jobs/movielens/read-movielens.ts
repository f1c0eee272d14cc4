// Reads a MovieLens folder as it was unpacked, whichever of the three formats it is in.

import { basename } from 'node:path'
import { findFiles, type SourceFile } from './find-files.ts'
import {
  MovieLensError,
  type MovieLens,
  type MovieLensFormat,
  type ReadMovieLensOptions,
} from './movielens.ts'
import { splitCsv, toFlaggedMovie, toLink, toMovie, toRating } from './parse-fields.ts'
import { detectEncoding, readLines } from './read-lines.ts'

interface LineFormat {
  split: (line: string) => string[]
  /** Column names of the first line, where the format has one. */
  header?: string
}

const SPLIT: Record<MovieLensFormat, { ratings: LineFormat; movies: LineFormat }> = {
  csv: {
    ratings: { split: splitCsv, header: 'userId,movieId,rating,timestamp' },
    movies: { split: splitCsv, header: 'movieId,title,genres' },
  },
  'ml-100k': { ratings: { split: (line) => line.split('\t') }, movies: { split: (line) => line.split('|') } },
  'ml-1m': { ratings: { split: (line) => line.split('::') }, movies: { split: (line) => line.split('::') } },
}
const LINKS: LineFormat = { split: splitCsv, header: 'movieId,imdbId,tmdbId' }

/**
 * Ratings, movies and links in the order of the files. Streams; memory holds the result.
 * Errors  MovieLensError for a folder or file that is missing or of another kind, and in strict mode for the first
 *         malformed line; an aborted signal rejects with its AbortError.
 */
export async function readMovieLens(folder: string, options: ReadMovieLensOptions = {}): Promise<MovieLens> {
  const { format, name, ...files } = await findFiles(folder)
  const bytesTotal = files.ratings.bytes + files.movies.bytes + (files.links?.bytes ?? 0)
  let bytesBefore = 0
  let malformed = 0

  async function read<Row>(
    file: SourceFile,
    lineFormat: LineFormat,
    toRow: (fields: string[]) => Row,
  ): Promise<Row[]> {
    const rows: Row[] = []
    const encoding = format === 'csv' ? 'utf8' : await detectEncoding(file.path)
    const onBytes = (bytes: number): void =>
      options.onProgress?.({ file: basename(file.path), bytesRead: bytesBefore + bytes, bytesTotal })
    let header = lineFormat.header
    for await (const lines of readLines(file.path, { encoding, onBytes, signal: options.signal })) {
      for (const { line, text } of lines) {
        if (header !== undefined) {
          expectHeader(file.path, text, header)
          header = undefined
          continue
        }
        try {
          rows.push(toRow(lineFormat.split(text)))
        } catch (error) {
          malformed += 1
          refuse(file.path, line, error, options)
        }
      }
    }
    if (rows.length === 0)
      throw new MovieLensError(
        file.path,
        `${file.path} has no lines that can be read; unpack the release again`,
      )
    bytesBefore += file.bytes
    return rows
  }

  const movies = await read(
    files.movies,
    SPLIT[format].movies,
    format === 'ml-100k' ? toFlaggedMovie : toMovie,
  )
  const links = files.links ? await read(files.links, LINKS, toLink) : []
  const ratings = await read(files.ratings, SPLIT[format].ratings, toRating)
  return { format, name, ratings, movies, links, malformed }
}

function expectHeader(path: string, text: string, header: string): void {
  if (text === header) return
  throw new MovieLensError(
    path,
    `${path} begins with "${text.slice(0, 80)}"; its first line must be "${header}"`,
    { line: 1 },
  )
}

function refuse(
  path: string,
  line: number,
  error: unknown,
  { strict, onMalformed }: ReadMovieLensOptions,
): void {
  const reason = error instanceof Error ? error.message : String(error)
  if (strict) {
    throw new MovieLensError(
      path,
      `${path}, line ${line}: ${reason}; correct it, or read without strict to leave such lines out`,
      {
        cause: error,
        line,
      },
    )
  }
  onMalformed?.({ file: basename(path), line, reason })
}
