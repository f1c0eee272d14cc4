import { DetailEvent } from './detail-event.ts'

export interface Edge {
  side: 'start' | 'end'
  /** Whether the key is held down. */
  repeat: boolean
}

/** Fires when a key would leave the rail at its side. Cancelable: a page that moves focus itself prevents it. */
export class EdgeEvent extends DetailEvent<Edge> {
  static override readonly type = 'is-edge'
  static override readonly cancelable = true
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-edge': EdgeEvent
  }
}
