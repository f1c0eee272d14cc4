import { DetailEvent } from './detail-event.ts'

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
export class WatchEvent extends DetailEvent<Watch> {
  static override readonly type = 'is-watch'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-watch': WatchEvent
  }
}
