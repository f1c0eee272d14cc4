import { DetailEvent } from './detail-event.ts'

export interface AuthRequired {
  api: string
}

/** Fires when the API refuses the token even after a refresh: the page should let the user sign in. */
export class AuthRequiredEvent extends DetailEvent<AuthRequired> {
  static override readonly type = 'is-auth-required'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-auth-required': AuthRequiredEvent
  }
}
