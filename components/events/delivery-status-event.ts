import type { DeliveryStatus } from '../delivery/delivery-status.ts'

/** Fires when the event queue changes: something waits, was delivered or dropped, or its storage degraded. */
export class DeliveryStatusEvent extends Event {
  static readonly type = 'is-delivery-status'
  readonly detail: DeliveryStatus

  constructor(detail: DeliveryStatus) {
    super(DeliveryStatusEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-delivery-status': DeliveryStatusEvent
  }
}
