import type { AnalyticsRange } from '@intellistream/edge-api/contract'
import { DetailEvent } from './detail-event.ts'

export interface RangeChange {
  range: AnalyticsRange
}

/** Fires when another range is chosen. */
export class RangeChangeEvent extends DetailEvent<RangeChange> {
  static override readonly type = 'is-range-change'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-range-change': RangeChangeEvent
  }
}
