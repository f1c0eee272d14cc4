// A share of what was shown, in numbers and in words. One place, so that marks, table and measures agree.

import type { AccuracyChartMessages, ShareFacts } from '../chart/chart-messages.ts'
import { number, percent } from '../locales/words.ts'
import { wilsonInterval } from './wilson-interval.ts'

/** Below this many titles shown a percentage says more than is known. */
const FEWEST_SHOWN = 20
/** What stands for a number that is not known. */
export const NONE = '–'

export interface Share {
  /** 0..1; undefined below 20 shown. */
  rate: number | undefined
  /** Wilson 95 %. */
  interval: { low: number; high: number } | undefined
  said: ShareFacts
  /** The share with its counts. */
  value: string
  /** The interval, or a dash. */
  between: string
}

export interface Speech {
  messages: AccuracyChartMessages
  /** BCP 47. */
  locale: string
}

export function toShare(hits: number, shown: number, { messages, locale }: Speech): Share {
  const rate = shown < FEWEST_SHOWN ? undefined : hits / shown
  const interval = rate === undefined ? undefined : wilsonInterval(hits, shown)
  const said = {
    hits: number(hits, locale),
    shown: number(shown, locale),
    rate: rate === undefined ? undefined : percent(rate, locale),
  }
  return {
    rate,
    interval,
    said,
    value: messages.value(said),
    between: interval
      ? messages.interval(percent(interval.low, locale), percent(interval.high, locale))
      : NONE,
  }
}
