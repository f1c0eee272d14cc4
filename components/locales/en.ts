import type { Messages } from './types.ts'

const rating = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

export const en: Messages = {
  recommendations: 'Recommended for you',
  topPicks: 'Top picks for you',
  trending: 'Trending now',
  popular: 'Popular',
  moreLikeThis: 'More like this',
  moreLike: (title) => `More like ${title}`,
  becauseYouWatched: (title) => `Because you watched ${title}`,
  becauseYouWatchedUnknown: 'Because of what you watched',
  trendingReason: 'Trending now',
  popularReason: 'Popular',
  promotedReason: 'Promoted',
  numbered: (position) => `Number ${position}: `,
  rated: (average) => `Rated ${rating.format(average)} of 10`,
  watched: (percent) => `${Math.round(percent)}% watched`,
  previous: (heading) => `Previous: ${heading}`,
  next: (heading) => `Next: ${heading}`,
  like: (title) => `Like ${title}`,
  dislike: (title) => `Not for me: ${title}`,
  removed: 'Removed',
  removedItem: (title) => `${title} removed`,
  undo: 'Undo',
  undoRemoval: (title) => `Undo: ${title} was removed`,
  restoredItem: (title) => `${title} is back`,
  details: 'See details',
  loading: 'Loading',
  empty: 'Nothing to show here yet.',
  error: 'This could not be loaded.',
  retry: 'Try again',
  stale: 'Offline: an earlier list',
}

export { en as messages }
