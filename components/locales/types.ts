// What every language has to say. Apart from the catalogs, which both English and the list of languages need.

export interface Messages {
  recommendations: string
  topPicks: string
  trending: string
  popular: string
  moreLikeThis: string
  moreLike(title: string): string
  becauseYouWatched(title: string): string
  becauseYouWatchedUnknown: string
  trendingReason: string
  popularReason: string
  promotedReason: string
  numbered(position: number): string
  rated(average: number): string
  watched(percent: number): string
  previous(heading: string): string
  next(heading: string): string
  like(title: string): string
  dislike(title: string): string
  removed: string
  removedItem(title: string): string
  undo: string
  undoRemoval(title: string): string
  restoredItem(title: string): string
  details: string
  loading: string
  empty: string
  error: string
  retry: string
  stale: string
}
