// The kit in one import: defines every element, and exports their classes, events and types.

export { IsMoreLikeThis } from './is-more-like-this/is-more-like-this.ts'
export { IsRecommendations } from './is-recommendations/is-recommendations.ts'
export { IsTopPicks } from './is-top-picks/is-top-picks.ts'
export type { SlateState } from './page-session/slate-state.ts'
