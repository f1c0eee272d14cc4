import type { ItemRef } from './item-ref.ts'

/** Fires when a card is activated. Cancelable: a page that navigates itself prevents it. */
export class ItemSelectEvent extends Event {
  static readonly type = 'is-item-select'
  readonly detail: ItemRef

  constructor(detail: ItemRef) {
    super(ItemSelectEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-item-select': ItemSelectEvent
  }
}
