export interface SignedOut {
  /** Who was signed in: the `sub` in the user pool. */
  userId: string
}

/** Fires when somebody signs out, or can no longer be kept signed in. */
export class SignedOutEvent extends Event {
  static readonly type = 'is-signed-out'
  readonly detail: SignedOut

  constructor(detail: SignedOut) {
    super(SignedOutEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-signed-out': SignedOutEvent
  }
}
