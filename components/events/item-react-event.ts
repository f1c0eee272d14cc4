import type { Reaction } from '@intellistream/edge-api/contract'
import type { ItemRef } from './item-ref.ts'

export interface ItemReaction extends ItemRef {
  reaction: Reaction | null
}

/** Fires when a reaction is given, changed or taken back (null). */
export class ItemReactEvent extends Event {
  static readonly type = 'is-item-react'
  readonly detail: ItemReaction

  constructor(detail: ItemReaction) {
    super(ItemReactEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-item-react': ItemReactEvent
  }
}
