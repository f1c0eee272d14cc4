/** What a served rail has to say; every catalog of the kit has it. */
export interface ServedMessages {
  recommendations: string
  topPicks: string
  trending: string
  popular: string
  moreLike(title: string): string
  becauseYouWatched(title: string): string
  becauseYouWatchedUnknown: string
  moreLikeThis: string
  trendingReason: string
  popularReason: string
  promotedReason: string
  numbered(position: number): string
  details: string
  rated(average: number): string
  watched(percent: number): string
}
