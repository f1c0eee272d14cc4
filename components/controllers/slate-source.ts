// Where a rail's state comes from.

import type { Problem } from '@intellistream/edge-api/contract'
import type { SlateState } from '../page-session/slate-state.ts'
import type { PageSession, SlateSubscription } from '../page-session/types.ts'
import { SessionSource, type SessionHost } from './session-source.ts'

export class SlateSource extends SessionSource<SlateSubscription> {
  readonly #onState: (state: SlateState) => void

  constructor(host: SessionHost, onState: (state: SlateState) => void) {
    super(host)
    this.#onState = onState
  }

  loadMore(): void {
    this.held?.loadMore()
  }

  removeItem(itemId: string): void {
    this.held?.removeItem(itemId)
  }

  restoreItem(itemId: string): void {
    this.held?.restoreItem(itemId)
  }

  protected override nameAsk(): string {
    return ['api', 'genre', 'item-id', 'basis', 'limit', 'lang']
      .map((name) => this.host.getAttribute(name))
      .join('\n')
  }

  protected override open(session: PageSession): SlateSubscription {
    return session.subscribeSlate(this.host, this.#onState)
  }

  protected override update(subscription: SlateSubscription): void {
    subscription.update()
  }

  protected override fail(problem: Problem): void {
    this.#onState({ type: 'error', problem })
  }
}
