import { DetailEvent } from './detail-event.ts'

export interface Exit {
  direction: 'up' | 'down' | 'left' | 'right'
}

/** Fires when there is no element to move to in a direction. */
export class ExitEvent extends DetailEvent<Exit> {
  static override readonly type = 'is-exit'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-exit': ExitEvent
  }
}
