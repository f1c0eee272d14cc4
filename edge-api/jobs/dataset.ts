// What can be imported: items, what users did with them, and the ids TMDB knows the items by.

export interface DatasetItem {
  itemId: string
  title: string
  year?: number
  genres: readonly string[]
  runtimeMinutes?: number
  synopsis?: string
  /** average: 0..10. */
  rating?: { average: number; count: number }
  /** The site's own page of it. */
  href?: string
  /** The site's own picture; without one TMDB's, or a drawn one, is shown. */
  poster?: { src: string; width: number; height: number }
  /** `#rrggbb`, the dominant color of its poster where that is known before it is painted. */
  color?: string
}

export interface DatasetInteraction {
  userId: string
  itemId: string
  eventType: 'watch' | 'click' | 'like'
  timestampSeconds: number
  /** Share of the item that was played, 0..1; a watch below Watched is not trained on. Absent: all of it. */
  watchedRatio?: number
  /** 0.5..5, when the interaction comes from a rating. */
  rating?: number
}

/** A data set as one plain value, so that its reader and the import need not know each other. */
export interface Dataset {
  /** Names the source for people: `sample`, `ml-latest-small`. */
  label: string
  /** Whether the users are invented; shown wherever the data is. */
  simulated: boolean
  /** What EVENT_VALUE in interactions.csv says. */
  valueMeaning: 'rating' | 'watched-ratio'
  items: readonly DatasetItem[]
  interactions: readonly DatasetInteraction[]
  mappings: readonly { itemId: string; tmdbId: string }[]
  /** Users whose profile is filled from their interactions, because somebody can sign in as them. */
  profileUserIds?: readonly string[]
  /** What the reader left out already, counted by reason. */
  leftOut: Readonly<Record<string, number>>
}
