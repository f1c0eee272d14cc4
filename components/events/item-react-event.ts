import type { Reaction } from '@intellistream/edge-api/contract'
import { DetailEvent } from './detail-event.ts'
import type { ItemRef } from './item-ref.ts'

export interface ItemReaction extends ItemRef {
  reaction: Reaction | null
}

/** Fires when a reaction is given, changed or taken back (null). */
export class ItemReactEvent extends DetailEvent<ItemReaction> {
  static override readonly type = 'is-item-react'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-item-react': ItemReactEvent
  }
}
