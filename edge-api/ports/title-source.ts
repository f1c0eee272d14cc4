// How a film looks and what it is about, from a public database of films: TMDB. Only ever shown, never trained on.

import type { Poster, Rating } from '../contract/types.ts'

/** One title in one language, as the source gave it. Pictures are paths; `TitleImages` turns them into addresses. */
export interface TitleDetails {
  title: string
  year?: number
  /** In the language asked for. */
  genres: string[]
  overview?: string
  runtimeMinutes?: number
  rating?: Rating
  posterPath?: string
  backdropPath?: string
}

/** From a path of the source to a picture on its one host, in sizes that exist there; null when it cannot be one. */
export interface TitleImages {
  toPoster(path: string): Poster | null
  toBackdrop(path: string): Poster | null
}

export interface TitleSource {
  /**
   * Undefined when the source has no such title, which is worth remembering. Throws `TitleSourceUnavailable` for
   * everything else, which is not.
   */
  getTitle(
    tmdbId: string,
    options: { locale: string; signal?: AbortSignal },
  ): Promise<TitleDetails | undefined>
  /** What the source says of its pictures that our addresses do not follow, one sentence each; [] when all is well. */
  getImageWarnings(): Promise<string[]>
}

/** Most days that what the source said may be kept, by its terms (reference, section 12: six months). */
export const MAX_TITLE_AGE_DAYS = 180

/** No answer, or one that says nothing of the title: try again later, never remember it. */
export class TitleSourceUnavailable extends Error {
  override readonly name = 'TitleSourceUnavailable'
  /** The key was refused: asking again cannot help before somebody changes it. */
  readonly isRefused: boolean
  readonly retryAfterSeconds: number | undefined
  constructor(
    message: string,
    options: ErrorOptions & { isRefused?: boolean; retryAfterSeconds?: number } = {},
  ) {
    super(message, options)
    this.isRefused = options.isRefused ?? false
    this.retryAfterSeconds = options.retryAfterSeconds
  }
}
