import { DetailEvent } from './detail-event.ts'

export interface EndReached {
  recommendationId: string
  /** Cards shown so far. */
  shown: number
}

/** Fires one screen before the last card of an answer. */
export class EndReachedEvent extends DetailEvent<EndReached> {
  static override readonly type = 'is-end-reached'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-end-reached': EndReachedEvent
  }
}
