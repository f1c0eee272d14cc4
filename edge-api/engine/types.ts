// The words of the engine. A leaf: plain data only, no I/O, no clock.

/** One user-item fact with its time and how much it says. Personalize's Interactions dataset, weighted. */
export interface Interaction {
  userId: string
  itemId: string
  /** Seconds since the Unix epoch. */
  timestampSeconds: number
  /** Greater than 0, at most 1: like and complete watch 1, partial watch 0.5, click 0.25. */
  weight: number
}

/** One entry of a user's own history, in any order; of a repeated item the greatest weight counts. */
export interface HistoryEntry {
  itemId: string
  weight: number
  timestampSeconds: number
}

/** What the engine knows of an item besides its interactions. */
export interface ItemMetadata {
  itemId: string
  genres: readonly string[]
}

/** One place of a ranked list. */
export interface ScoredItem {
  itemId: string
  score: number
}
