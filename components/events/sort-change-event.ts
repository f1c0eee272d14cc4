export interface SortChange {
  sort: 'count' | 'name' | 'difference'
}

/** Fires when another order is chosen. */
export class SortChangeEvent extends Event {
  static readonly type = 'is-sort-change'
  readonly detail: SortChange

  constructor(detail: SortChange) {
    super(SortChangeEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-sort-change': SortChangeEvent
  }
}
