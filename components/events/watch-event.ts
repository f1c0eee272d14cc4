export interface Watch {
  itemId: string
  /** One playing of the item; the later report of the same playing replaces the earlier. */
  playId: string
  /** Unique seconds played. */
  watchedSeconds: number
  durationSeconds: number
  ended: boolean
}

/** Fires at each progress mark of a playing, and when it ends. */
export class WatchEvent extends Event {
  static readonly type = 'is-watch'
  readonly detail: Watch

  constructor(detail: Watch) {
    super(WatchEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-watch': WatchEvent
  }
}
