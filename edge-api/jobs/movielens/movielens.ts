// The words of the MovieLens reader. https://grouplens.org/datasets/movielens/

export type MovieLensFormat = 'csv' | 'ml-100k' | 'ml-1m'

export interface MovieLensRating {
  userId: string
  movieId: string
  /** 0.5..5. */
  rating: number
  timestampSeconds: number
}

export interface MovieLensMovie {
  movieId: string
  /** As people write it: `The Matrix`. */
  title: string
  year?: number
  /** In the vocabulary of the latest releases: `Children`, not `Children's`; [] when none is listed. */
  genres: string[]
}

export interface MovieLensLink {
  movieId: string
  tmdbId?: string
}

export interface MovieLens {
  format: MovieLensFormat
  /** The folder's own name. */
  name: string
  ratings: MovieLensRating[]
  movies: MovieLensMovie[]
  /** [] where the release has none. */
  links: MovieLensLink[]
  /** Lines left out because they could not be read. */
  malformed: number
}

export interface MalformedLine {
  file: string
  /** 1-based. */
  line: number
  reason: string
}

export interface ReadProgress {
  file: string
  /** Of all files of the release. */
  bytesRead: number
  bytesTotal: number
}

export interface ReadMovieLensOptions {
  /** Refuses a malformed line instead of leaving it out. Default false. */
  strict?: boolean
  onProgress?: (progress: ReadProgress) => void
  onMalformed?: (line: MalformedLine) => void
  signal?: AbortSignal
}

/** The folder or one of its files cannot be used; the message says what was looked for and what to do. */
export class MovieLensError extends Error {
  override readonly name = 'MovieLensError'
  readonly path: string
  /** 1-based, when one line is at fault. */
  readonly line: number | undefined
  constructor(path: string, message: string, options: ErrorOptions & { line?: number } = {}) {
    super(message, options)
    this.path = path
    this.line = options.line
  }
}
