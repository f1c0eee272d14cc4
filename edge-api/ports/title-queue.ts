// Titles that were met in a slate before the title source was asked about them. Slates never wait: they name the titles here,
// and one consumer asks for them.

export interface TitleQueue {
  /** Ids of the title source, each at most once an hour; returns at once and never throws. */
  add(tmdbIds: readonly string[]): void
}
