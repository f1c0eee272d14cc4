// A title of ours as TMDB's movie record has it: every member is there, unknown ones null, empty or 0.

export interface LocalTitle {
  id: number
  title: string
  /** By language tag; other languages get `title`. */
  titles?: Readonly<Record<string, string>>
  year?: number
  genres?: readonly string[]
  overview?: string
  runtimeMinutes?: number
  rating?: { average: number; count: number }
  posterPath?: string
  backdropPath?: string
}

/** Members of https://developer.themoviedb.org/reference/movie-details that the adapter could meet. */
export function toMovie(title: LocalTitle, language: string): Record<string, unknown> {
  return {
    adult: false,
    backdrop_path: title.backdropPath ?? null,
    genres: (title.genres ?? []).map((name, index) => ({ id: index + 1, name })),
    homepage: '',
    id: title.id,
    imdb_id: null,
    original_language: 'en',
    original_title: title.title,
    overview: title.overview ?? '',
    popularity: 1,
    poster_path: title.posterPath ?? null,
    release_date: title.year === undefined ? '' : `${title.year}-01-01`,
    runtime: title.runtimeMinutes ?? 0,
    status: 'Released',
    tagline: '',
    title: title.titles?.[language] ?? title.title,
    video: false,
    vote_average: title.rating?.average ?? 0,
    vote_count: title.rating?.count ?? 0,
  }
}
