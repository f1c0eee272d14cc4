// Where a rail's state comes from: the page session that serves it, until the page sets a state by hand.

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { findPageSession } from '../page-session/find-page-session.ts'
import { missingApiProblem } from '../page-session/problems.ts'
import type { SlateState } from '../page-session/slate-state.ts'
import type { PageSession, SlateSubscription } from '../page-session/types.ts'

export class SlateSource implements ReactiveController {
  session: PageSession | undefined
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #onState: (state: SlateState) => void
  #subscription: SlateSubscription | undefined
  #byHand = false
  #updated = false
  #asked = ''

  constructor(host: ReactiveControllerHost & HTMLElement, onState: (state: SlateState) => void) {
    this.#host = host
    this.#onState = onState
    host.addController(this)
  }

  /** Asks again, for this rail alone; also looks for an API again when there was none. */
  retry(): void {
    if (this.#subscription) this.#subscription.retry()
    else void this.#subscribe()
  }

  loadMore(): void {
    this.#subscription?.loadMore()
  }

  removeItem(itemId: string): void {
    this.#subscription?.removeItem(itemId)
  }

  restoreItem(itemId: string): void {
    this.#subscription?.restoreItem(itemId)
  }

  /** The page gives the state from now on. */
  release(): void {
    this.#byHand = true
    this.hostDisconnected()
  }

  hostConnected(): void {
    if (this.#updated) void this.#subscribe()
  }

  hostDisconnected(): void {
    this.#subscription?.close()
    this.#subscription = undefined
  }

  /** After a render the properties of the first render are attributes, which is where the session reads them. */
  hostUpdated(): void {
    const asked = ['api', 'genre', 'item-id', 'basis', 'limit', 'lang']
      .map((name) => this.#host.getAttribute(name))
      .join('\n')
    if (this.#updated && asked === this.#asked) return
    this.#updated = true
    this.#asked = asked
    if (this.#subscription) this.#subscription.update()
    else void this.#subscribe()
  }

  async #subscribe(): Promise<void> {
    if (this.#byHand) return
    const session = await findPageSession(this.#host)
    if (this.#byHand || !this.#host.isConnected || this.#subscription) return
    this.session = session
    if (!session) return this.#onState({ type: 'error', problem: missingApiProblem })
    this.#subscription = session.subscribeSlate(this.#host, this.#onState)
  }
}
