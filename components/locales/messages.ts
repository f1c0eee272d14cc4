// What the elements say, one catalog a language. English is built in; the others are added by their own modules.

import { en } from './en.ts'

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

const catalogs = new Map<string, Messages>([['en', en]])

/** Adds or replaces a language; elements pick it up at their next render. */
export function registerMessages(lang: string, messages: Messages): void {
  catalogs.set(lang.toLowerCase(), messages)
}

/** The messages of the language nearest to a BCP 47 tag: itself, its base language, then English. */
export function messagesFor(lang: string): Messages {
  const tag = lang.toLowerCase()
  return catalogs.get(tag) ?? catalogs.get(tag.split('-')[0] ?? '') ?? en
}

/** The language an element speaks: the nearest `lang` around it, else the browser's. */
export function langOf(element: Element): string {
  const named = element.closest('[lang]')?.getAttribute('lang')
  return named || document.documentElement.lang || navigator.language
}
