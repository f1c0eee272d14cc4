// Titles that were met in a slate before the title source was asked about them. Slates never wait: they name the titles here,
// and one consumer asks for them.

export interface TitleQueue {
  /** Ids of the title source, each at most once an hour; returns at once and never throws. */
  add(tmdbIds: readonly string[]): void
  /**
   * Gives what was added to a consumer elsewhere, where there is one: within a request, because a process may be frozen after
   * it. Never rejects; what could not be given is met again, or found by the nightly run.
   */
  handOn?(): Promise<void>
}
