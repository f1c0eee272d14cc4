import { DetailEvent } from './detail-event.ts'

export interface SignedOut {
  /** Who was signed in: the `sub` in the user pool. */
  userId: string
}

/** Fires when somebody signs out, or can no longer be kept signed in. */
export class SignedOutEvent extends DetailEvent<SignedOut> {
  static override readonly type = 'is-signed-out'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-signed-out': SignedOutEvent
  }
}
