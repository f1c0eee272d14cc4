import { DetailEvent } from './detail-event.ts'

export interface SignedInUser {
  /** The user's `sub` in the user pool. */
  userId: string
  /** What is typed to sign in: the email address. */
  username: string
  /** As the user pool has it. */
  name?: string
}

/** Fires when somebody signs in: not for who is signed in already when the page is opened. */
export class SignedInEvent extends DetailEvent<SignedInUser> {
  static override readonly type = 'is-signed-in'
}

declare global {
  interface GlobalEventHandlersEventMap {
    'is-signed-in': SignedInEvent
  }
}
