export interface EndReached {
  recommendationId: string
  /** Cards shown so far. */
  shown: number
}

/** Fires one screen before the last card of an answer. */
export class EndReachedEvent extends Event {
  static readonly type = 'is-end-reached'
  readonly detail: EndReached

  constructor(detail: EndReached) {
    super(EndReachedEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-end-reached': EndReachedEvent
  }
}
