// The queue with its own way to a session, for pages that track without the kit's page session.

import type { Session, Tracking } from '@intellistream/edge-api/contract'
import { createDelivery, type Delivery } from './create-delivery.ts'
import type { DeliveryStatus } from './delivery-status.ts'
import { Identity, type GetToken } from './identity.ts'
import { linkHistory } from './link-history.ts'
import { MOST_WAIT_MS } from './within.ts'

export interface ConfigureOptions {
  /** The address of the API. */
  api: string
  /** Where the user's token comes from; without it everybody is anonymous. */
  getToken?: GetToken
  tracking?: Tracking
  onStatus?(status: DeliveryStatus): void
}

export interface ConnectedDelivery extends Delivery {
  /** Sets what may be tracked from now on; `off` is what optOut() does. */
  setTracking(tracking: Tracking): void
  /** Forgets who was here: call it after sign-in and sign-out. What is tracked from now on is the next one's. */
  resetSubject(): void
}

export function connectDelivery({
  api,
  getToken,
  tracking = 'user',
  onStatus,
}: ConfigureOptions): ConnectedDelivery {
  let allowed = tracking
  const address = new URL(api, document.baseURI).href.replace(/\/+$/, '')
  const storage = (): Storage => (allowed === 'user' ? localStorage : sessionStorage)
  const identity = new Identity(address, { storage, getToken })
  let subject = new AbortController()
  const delivery = createDelivery({
    api: address,
    identity,
    getTracking: () => allowed,
    openSession: async () => {
      const { signal } = subject
      const session = await askSession(signal)
      // What was asked for the one before is not the next one's.
      signal.throwIfAborted()
      identity.remember(session)
      await delivery.setSession(session)
      return session
    },
    // A fault of the page's own code is the page's, and costs no event.
    ...(onStatus && { onStatus: (status) => queueMicrotask(() => onStatus(status)) }),
  })

  function resetSubject(): void {
    subject.abort()
    subject = new AbortController()
    identity.forget()
  }

  async function askSession(signal: AbortSignal, forceRefresh = false): Promise<Session> {
    const token = await identity.getToken({ forceRefresh })
    linkHistory({ api: address, identity })
    const body = token ? { [identity.isSignedIn ? 'token' : 'anonymousToken']: token } : {}
    const response = await post(body, signal)
    if (response.status === 401 && token && !forceRefresh) {
      identity.drop(token)
      return askSession(signal, true)
    }
    if (!response.ok) throw new Error(`POST ${address}/v1/session answered ${response.status}`)
    return (await response.json()) as Session
  }

  async function post(body: object, signal: AbortSignal): Promise<Response> {
    const deadline = new AbortController()
    const abort = (): void => deadline.abort()
    const timer = setTimeout(abort, MOST_WAIT_MS)
    signal.addEventListener('abort', abort)
    try {
      return await fetch(`${address}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        body: JSON.stringify(body),
        credentials: 'omit',
        signal: deadline.signal,
      })
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    }
  }

  const { optOut } = delivery
  return Object.assign(delivery, {
    resetSubject,
    setTracking(tracking: Tracking): void {
      allowed = tracking
      if (tracking === 'off') void optOut()
    },
    optOut(): Promise<void> {
      allowed = 'off'
      return optOut()
    },
  })
}
