// The queue without any element: `configure({ api })` once, then `track(event)` from anywhere.

import { connectDelivery, type ConfigureOptions, type ConnectedDelivery } from './connect-delivery.ts'
import type { TrackedEvent } from './types.ts'

export type { ConfigureOptions, ConnectedDelivery } from './connect-delivery.ts'
export { createDelivery, type Delivery, type DeliveryOptions } from './create-delivery.ts'
export type { DeliveryStatus, DropReason, StorageLevel } from './delivery-status.ts'
export { Identity, type GetToken } from './identity.ts'
export type { TrackedEvent } from './types.ts'

let configured: ConnectedDelivery | undefined
let onConfigured: (delivery: ConnectedDelivery) => void
const ready = new Promise<ConnectedDelivery>((resolve) => (onConfigured = resolve))

/** Sets where events go. The first call decides. */
export function configure(options: ConfigureOptions): ConnectedDelivery {
  if (configured) return configured
  configured = connectDelivery(options)
  onConfigured(configured)
  return configured
}

/** Resolves when the event is durable in this browser, at the earliest after `configure`. Never rejects. */
export async function track(event: TrackedEvent): Promise<void> {
  if (configured) return configured.track(event)
  const tracked = { occurredAt: new Date().toISOString(), ...event }
  return (await ready).track(tracked)
}
