// From TMDB's movie record to what we show of it. A field that is not what it should be is left out.

import * as v from 'valibot'
import type { TitleDetails } from '../../ports/title-source.ts'

/** https://developer.themoviedb.org/reference/movie-details; everything but the title may be missing, empty or null. */
const MovieSchema = v.object({
  title: v.pipe(v.string(), v.trim(), v.minLength(1)),
  overview: v.fallback(v.nullish(v.string()), null),
  release_date: v.fallback(v.nullish(v.string()), null),
  runtime: v.fallback(v.nullish(v.pipe(v.number(), v.minValue(0))), null),
  genres: v.fallback(v.array(v.object({ name: v.string() })), []),
  vote_average: v.fallback(v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(10))), null),
  vote_count: v.fallback(v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0))), null),
  poster_path: v.fallback(v.nullish(v.string()), null),
  backdrop_path: v.fallback(v.nullish(v.string()), null),
})

/** Undefined when the record is none of a movie. */
export function toTitleDetails(record: unknown): TitleDetails | undefined {
  const parsed = v.safeParse(MovieSchema, record)
  if (!parsed.success) return undefined
  const movie = parsed.output
  const year = Number(/^(\d{4})-/.exec(movie.release_date ?? '')?.[1])
  const overview = movie.overview?.trim()
  const count = movie.vote_count ?? 0
  return {
    title: movie.title,
    ...(Number.isInteger(year) ? { year } : {}),
    genres: movie.genres.map(({ name }) => name),
    ...(overview ? { overview } : {}),
    // TMDB says 0 for a length that nobody entered, and 0 of 10 where nobody voted.
    ...(movie.runtime ? { runtimeMinutes: movie.runtime } : {}),
    ...(movie.vote_average == null || count === 0 ? {} : { rating: { average: movie.vote_average, count } }),
    ...(movie.poster_path ? { posterPath: movie.poster_path } : {}),
    ...(movie.backdrop_path ? { backdropPath: movie.backdrop_path } : {}),
  }
}
