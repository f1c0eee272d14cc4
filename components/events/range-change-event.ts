import type { AnalyticsRange } from '@intellistream/edge-api/contract'

export interface RangeChange {
  range: AnalyticsRange
}

/** Fires when another range is chosen. */
export class RangeChangeEvent extends Event {
  static readonly type = 'is-range-change'
  readonly detail: RangeChange

  constructor(detail: RangeChange) {
    super(RangeChangeEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-range-change': RangeChangeEvent
  }
}
