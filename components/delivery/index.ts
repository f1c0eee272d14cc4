// The queue without any element: `configure({ api })` once, then `track(event)` from anywhere.

import type { Session, Tracking } from '@intellistream/edge-api/contract'
import { createDelivery, type Delivery } from './create-delivery.ts'
import type { DeliveryStatus } from './delivery-status.ts'
import { Identity, type GetToken } from './identity.ts'
import type { TrackedEvent } from './types.ts'

export { createDelivery, type Delivery, type DeliveryOptions } from './create-delivery.ts'
export type { DeliveryStatus, DropReason, StorageLevel } from './delivery-status.ts'
export { Identity, type GetToken } from './identity.ts'
export type { TrackedEvent } from './types.ts'

export interface ConfigureOptions {
  /** The address of the API. */
  api: string
  /** Where the user's token comes from; without it everybody is anonymous. */
  getToken?: GetToken
  tracking?: Tracking
  onStatus?(status: DeliveryStatus): void
}

let configured: Delivery | undefined
let onConfigured: (delivery: Delivery) => void
const ready = new Promise<Delivery>((resolve) => (onConfigured = resolve))

/** Sets where events go. The first call decides. */
export function configure({ api, getToken, tracking = 'user', onStatus }: ConfigureOptions): Delivery {
  if (configured) return configured
  const address = new URL(api, document.baseURI).href.replace(/\/+$/, '')
  const storage = (): Storage => (tracking === 'user' ? localStorage : sessionStorage)
  const identity = new Identity(address, { storage, getToken })
  const delivery = createDelivery({
    api: address,
    identity,
    getTracking: () => tracking,
    openSession: async () => {
      const session = await openSession(address, identity)
      await delivery.setSession(session)
      return session
    },
    ...(onStatus && { onStatus }),
  })
  configured = delivery
  onConfigured(delivery)
  return delivery
}

/** Resolves when the event is durable in this browser, at the earliest after `configure`. Never rejects. */
export async function track(event: TrackedEvent): Promise<void> {
  const delivery = configured ?? (await ready)
  return delivery.track(event)
}

async function openSession(api: string, identity: Identity, forceRefresh = false): Promise<Session> {
  const token = await identity.getToken({ forceRefresh })
  const body = token ? { [identity.isSignedIn ? 'token' : 'anonymousToken']: token } : {}
  const response = await fetch(`${api}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify(body),
    credentials: 'omit',
  })
  if (response.status === 401 && token && !forceRefresh) {
    if (!identity.isSignedIn) identity.dropAnonymousToken()
    return openSession(api, identity, true)
  }
  if (!response.ok) throw new Error(`POST ${api}/v1/session answered ${response.status}`)
  const session = (await response.json()) as Session
  identity.remember(session)
  return session
}
