import type { ItemRef } from './item-ref.ts'

/** Fires once for each card seen in an answer. Cancelable: a page that prevents it keeps it from being recorded. */
export class ImpressionEvent extends Event {
  static readonly type = 'is-impression'
  readonly detail: ItemRef

  constructor(detail: ItemRef) {
    super(ImpressionEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-impression': ImpressionEvent
  }
}
