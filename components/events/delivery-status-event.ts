import type { DeliveryStatus } from '../delivery/delivery-status.ts'
import { DetailEvent } from './detail-event.ts'

/** Fires when the event queue changes: something waits, was delivered or dropped, or its storage degraded. */
export class DeliveryStatusEvent extends DetailEvent<DeliveryStatus> {
  static override readonly type = 'is-delivery-status'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-delivery-status': DeliveryStatusEvent
  }
}
