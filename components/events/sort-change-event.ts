import { DetailEvent } from './detail-event.ts'

export interface SortChange {
  sort: 'count' | 'name' | 'difference'
}

/** Fires when another order is chosen. */
export class SortChangeEvent extends DetailEvent<SortChange> {
  static override readonly type = 'is-sort-change'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-sort-change': SortChangeEvent
  }
}
