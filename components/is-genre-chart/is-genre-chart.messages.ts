// What the genre chart has to say. Sentences are functions, so that a language can put its words in its own order.

import type { AnalyticsRange, GenreCount, GenreEntry, WatchedRule } from '@intellistream/edge-api/contract'
import type { ChartMessages } from '../chart/chart-messages.ts'

export interface GenreChartMessages extends ChartMessages {
  watched: string
  recommended: string
  share: string
  tableGenre: string
  genre(genre: string): string
  other(genres: number): string
  sortLegend: string
  sorts: Record<'count' | 'name' | 'difference', string>
  /** The genre that was watched and recommended most unequally; its name is already in the language. */
  difference(facts: GenreEntry & { locale: string }): string
  bar(facts: GenreEntry & { label: string; count: GenreCount; locale: string }): string
  /** `leaders` come with their genre already in the language. */
  sentence(facts: { movies: number; leaders: GenreEntry[]; locale: string }): string
  rule(facts: { movies: number; count: GenreCount; watched: WatchedRule; locale: string }): string
  period(facts: { from: string | null; to: string; range: AnalyticsRange; locale: string }): string
}
