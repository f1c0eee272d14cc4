import type { AnalyticsRange } from '@intellistream/edge-api/contract'

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
  titles(titles: string[], locale: string): string
  /** Said after the user changed what is shown. */
  changed(period: string, sentence: string): string
}
