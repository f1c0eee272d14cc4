// What the charts have to say. Sentences are functions, so that a language can put its words in its own order; numbers, days
// and lists come to them as the language writes them.

import type {
  AccuracyGrouping,
  AnalyticsRange,
  GenreCount,
  WatchedRule,
} from '@intellistream/edge-api/contract'

/** What every chart has to say, in one language. */
export interface ChartMessages {
  heading: string
  ranges: Record<AnalyticsRange, string>
  rangeLegend: string
  marksLabel: string
  showTable: string
  /** The button of the export menu, and its entry for the clipboard. */
  export: string
  copyTable: string
  retry: string
  failed: string
  stale: string
  empty(period: string): string
  /** Said after the user changed what is shown. */
  changed(period: string, sentence: string): string
}

/** A number with the word it counts: `count` decides the form of the word, `said` is the number as it is written. */
export type Counted = (count: number, said: string) => string

export interface GenreChartMessages extends ChartMessages {
  movies: Counted
  watched: string
  recommended: string
  share: string
  tableGenre: string
  genre(genre: string): string
  other(genres: number): string
  sortLegend: string
  sorts: Record<'count' | 'name' | 'difference', string>
  /** Nothing at all was recommended, so that there is nothing to compare. */
  nothingRecommended(period: string): string
  /** The genre that was watched and recommended most unequally; without `recommended` none of it was. */
  difference(facts: {
    genre: string
    watched: string
    recommended: string | undefined
    isMore: boolean
  }): string
  bar(facts: { label: string; movies: string; share: string; recommended: string | undefined }): string
  /** The genre watched most; `rest` are those that follow, or empty. */
  sentence(facts: {
    movies: string
    count: number
    total: string
    genre: string
    watched: string
    rest: string
  }): string
  noGenre(movies: string): string
  rule(facts: { movies: string; count: GenreCount; watched: WatchedRule }): string
  upTo(day: string): string
  within(days: string): string
}

/** Hits of shown; without `rate` too few were shown for a percentage. */
export interface ShareFacts {
  hits: string
  shown: string
  rate: string | undefined
}

export interface RowFacts extends Pick<ShareFacts, 'hits' | 'rate'> {
  label: string
  titles: string
  interval: string
}

export interface AccuracyChartMessages extends ChartMessages {
  titles: Counted
  periods: Record<AnalyticsRange, string>
  baseline: string
  overall: string
  /** The line of four weeks each. */
  trend: string
  columns: { shown: string; hits: string; rate: string; interval: string }
  columnOf: Record<AccuracyGrouping, string>
  /** What is measured of the whole period beside hits of shown. */
  measures: { watchShare: string; clicks: string; reciprocalRank: string; gain: string }
  slates: Record<string, string>
  sources: Record<string, string>
  value(facts: ShareFacts): string
  interval(low: string, high: string): string
  /** A mean with the number of answers that it is of. */
  answers(mean: string, count: number, said: string): string
  row(facts: RowFacts): string
  sentence(facts: {
    hits: string
    titles: string
    period: string
    rate: string | undefined
    isMine: boolean
  }): string
  rule(facts: { windowDays: number; days: string; watched: WatchedRule; isGrouped: boolean }): string
}
