// The kit in one import: defines every element, and exports their classes, events and types.

export { IsAccuracyChart } from './is-accuracy-chart/is-accuracy-chart.ts'
export { IsGenreChart } from './is-genre-chart/is-genre-chart.ts'
export { IsMoreLikeThis } from './is-more-like-this/is-more-like-this.ts'
export { IsProvider } from './is-provider/is-provider.ts'
export { IsRecommendations } from './is-recommendations/is-recommendations.ts'
export { IsTopPicks } from './is-top-picks/is-top-picks.ts'
export { IsWatchTracker } from './is-watch-tracker/is-watch-tracker.ts'
// An entry of its own, is-sign-in.js: it needs aws-amplify, which nobody else should have to install.
export type { IsSignIn, SignInState } from './is-sign-in/is-sign-in.element.ts'

export { AuthRequiredEvent } from './events/auth-required-event.ts'
export { DataPointFocusEvent } from './events/data-point-focus-event.ts'
export { DeliveryStatusEvent } from './events/delivery-status-event.ts'
export { EdgeEvent } from './events/edge-event.ts'
export { EndReachedEvent } from './events/end-reached-event.ts'
export { ExitEvent } from './events/exit-event.ts'
export { GenreSelectEvent } from './events/genre-select-event.ts'
export { ImpressionEvent } from './events/impression-event.ts'
export { ItemReactEvent } from './events/item-react-event.ts'
export { ItemSelectEvent } from './events/item-select-event.ts'
export { ProblemEvent } from './events/problem-event.ts'
export { RangeChangeEvent } from './events/range-change-event.ts'
export type { SignedInUser } from './events/signed-in-event.ts'
export { SignedInEvent } from './events/signed-in-event.ts'
export { SignedOutEvent } from './events/signed-out-event.ts'
export { SortChangeEvent } from './events/sort-change-event.ts'
export { WatchEvent } from './events/watch-event.ts'

export { registerMessages } from './locales/messages.ts'
export type { Messages } from './locales/messages.ts'
export type { AccuracyState, GenreState, SlateState } from './page-session/slate-state.ts'
export type { GetToken } from './page-session/types.ts'
export type {
  AccuracyReport,
  Card,
  GenreReport,
  ItemDetails,
  Problem,
  Reaction,
  Slate,
} from '@intellistream/edge-api/contract'
