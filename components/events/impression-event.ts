import { DetailEvent } from './detail-event.ts'
import type { ItemRef } from './item-ref.ts'

/** Fires once for each card seen in an answer. Cancelable: a page that prevents it keeps it from being recorded. */
export class ImpressionEvent extends DetailEvent<ItemRef> {
  static override readonly type = 'is-impression'
  static override readonly cancelable = true
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-impression': ImpressionEvent
  }
}
