export interface Edge {
  side: 'start' | 'end'
  /** Whether the key is held down. */
  repeat: boolean
}

/** Fires when a key would leave the rail at its side. Cancelable: a page that moves focus itself prevents it. */
export class EdgeEvent extends Event {
  static readonly type = 'is-edge'
  readonly detail: Edge

  constructor(detail: Edge) {
    super(EdgeEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-edge': EdgeEvent
  }
}
