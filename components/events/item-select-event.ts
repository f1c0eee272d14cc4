import { DetailEvent } from './detail-event.ts'
import type { ItemRef } from './item-ref.ts'

/** Fires when a card is activated. Cancelable: a page that navigates itself prevents it. */
export class ItemSelectEvent extends DetailEvent<ItemRef> {
  static override readonly type = 'is-item-select'
  static override readonly cancelable = true
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-item-select': ItemSelectEvent
  }
}
