export interface AuthRequired {
  api: string
}

/** Fires when the API refuses the token even after a refresh: the page should let the user sign in. */
export class AuthRequiredEvent extends Event {
  static readonly type = 'is-auth-required'
  readonly detail: AuthRequired

  constructor(detail: AuthRequired) {
    super(AuthRequiredEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-auth-required': AuthRequiredEvent
  }
}
