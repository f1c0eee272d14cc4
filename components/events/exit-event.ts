export interface Exit {
  direction: 'up' | 'down' | 'left' | 'right'
}

/** Fires when there is no element to move to in a direction. */
export class ExitEvent extends Event {
  static readonly type = 'is-exit'
  readonly detail: Exit

  constructor(detail: Exit) {
    super(ExitEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-exit': ExitEvent
  }
}
