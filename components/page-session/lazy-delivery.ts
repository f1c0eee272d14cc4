// The event queue, fetched beside the first slates: showing a rail does not wait for it, leaving the page hardly ever does.

import type { Session } from '@intellistream/edge-api/contract'
import type { Delivery, DeliveryOptions } from '../delivery/create-delivery.ts'
import type { DeliveryStatus } from '../delivery/delivery-status.ts'
import type { TrackedEvent } from '../delivery/types.ts'

/** A download that failed is tried again after this. */
const RETRY_MS = 5_000

export class LazyDelivery implements Omit<Delivery, 'status'> {
  readonly #options: DeliveryOptions
  #delivery: Delivery | undefined
  readonly #loading: Promise<Delivery>

  constructor(options: DeliveryOptions) {
    this.#options = options
    this.#loading = this.#load()
  }

  /** Undefined until the queue is here. */
  get status(): DeliveryStatus | undefined {
    return this.#delivery?.status
  }

  /** Once the queue is here its write begins in the caller's task, which may be the last one of the page. */
  async track(event: TrackedEvent): Promise<void> {
    return (this.#delivery ?? (await this.#loading)).track(event)
  }

  async setSession(session: Session): Promise<void> {
    return (await this.#loading).setSession(session)
  }

  async optOut(): Promise<void> {
    return (await this.#loading).optOut()
  }

  async #load(): Promise<Delivery> {
    for (;;) {
      try {
        const { createDelivery } = await import('../delivery/create-delivery.ts')
        return (this.#delivery = createDelivery(this.#options))
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
      }
    }
  }
}
